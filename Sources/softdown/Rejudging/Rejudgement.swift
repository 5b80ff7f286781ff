import Foundation
import Journeys
import Observations
import Storage
import Verdicts

/// Judges stored runs again with today's rules, and remembers what is different.
struct Rejudgement {
    /// What a run came to, in the few words that count.
    struct Outcome: Hashable {
        var verdict: String
        var reason: String
        var channel: String
        var step: String?

        var words: String { "\(verdict) \(reason)" }
    }

    struct Change: Hashable {
        var run: String
        var journey: String
        var at: Date
        var before: Outcome?
        var after: Outcome
    }

    private(set) var judged = 0
    private(set) var changes: [Change] = []
    private(set) var rejudged: [Rejudged] = []
    /// Runs whose rows cannot be understood, with their journeys.
    private(set) var unreadable: [(run: String, journey: String)] = []

    mutating func take(_ recalled: RecalledRun) {
        switch recalled {
        case .unreadable(let id, let journey): unreadable.append((id, journey))
        case .run(let stored) where stored.run.guardReason == nil: take(stored, Judge.judgement(of: stored.run))
        case .run(let stored): take(stored, Judge.finding(of: stored.run))
        }
    }

    private mutating func take(_ stored: StoredRun, _ judgement: Judgement) {
        judged += 1
        guard stored.judgement != judgement else { return }
        rejudged.append(Rejudged(run: stored.run.id, judgement: judgement))
        note(stored.run, stored.judgement.map(Outcome.init), Outcome(judgement))
    }

    private mutating func take(_ stored: StoredRun, _ finding: GuardFinding) {
        judged += 1
        guard stored.finding != finding else { return }
        rejudged.append(Rejudged(run: stored.run.id, finding: finding))
        note(stored.run, stored.finding.map(Outcome.init), Outcome(finding))
    }

    /// Other words of the same verdict are no change worth a line.
    private mutating func note(_ run: Run, _ before: Outcome?, _ after: Outcome) {
        guard before != after else { return }
        changes.append(Change(run: run.id, journey: run.journey, at: run.startedAt, before: before, after: after))
    }

    /// Journeys and guards whose standing has to be folded again.
    var journeys: Set<String> { Set(changes.map(\.journey)) }
}

extension Rejudgement.Outcome {
    init(_ judgement: Judgement) {
        self.init(
            verdict: judgement.verdict.rawValue, reason: judgement.reason.rawValue, channel: judgement.channel,
            step: judgement.failingStep)
    }

    init(_ finding: GuardFinding) {
        self.init(
            verdict: finding.outcome.rawValue, reason: finding.reason.rawValue, channel: finding.channel,
            step: finding.step)
    }
}
