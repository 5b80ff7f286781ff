import Foundation
import Journeys
import Observations

/// What a run comes to whose action is frozen on purpose, or was until just now (DESIGN 6).
enum ContainmentRules {
    static func judgement(of run: Run, _ containment: ContainmentSeen) -> Judgement {
        let usual = Judge.judgementOfWalk(run.ownWalk.endedByItself(in: run))
        switch containment.expectation {
        case .normal: return usual
        case .either:
            if let refusal = run.calmRefusal { return refused(at: refusal, in: run) }
            return usual
        case .contained:
            guard containment.isDescribed else { return undescribed(usual, containment) }
            if let refusal = run.calmRefusal { return refused(at: refusal, in: run) }
            if let through = wentThrough(run, usual, containment) { return through }
            return notRefused(run, usual)
        }
    }

    /// The frozen page where nothing is frozen: said of a step that failed, and never failing one.
    static func leftover(at observation: Observation, in run: Run) -> ReasonRules.Finding? {
        let isNormal = run.containment.map { $0.expectation == .normal } ?? true
        guard isNormal, run.guardReason == nil, observation.meetsRefusal else { return nil }
        let words = observation.checks.filter { $0.role == .refused }.map(\.expected).joined(separator: ", ")
        let end = run.containment?.until.map { ", since the containment ended at \(Words.moment($0))" }
        return ReasonRules.Finding(
            reason: .stillContained,
            expected:
                "'\(run.containment?.action ?? "the action")' to be possible\(end ?? ": nothing is declared frozen")",
            got: "the frozen page: \(words)")
    }

    // MARK: Refused

    private static func refused(at refusal: Observation, in run: Run) -> Judgement {
        if refusal.isFailing { return spoilt(refusal, in: run) }
        if refusal.isLate { return late(refusal, in: run) }
        if let broken = run.observations.first(where: { $0.part == .contained && $0.isFailing }) {
            return Judge.failure(at: broken, in: run)
        }
        let wayOut = run.observations.filter { $0.part == .wayOut }
        if let broken = wayOut.first(where: \.isFailing) { return trapped(at: broken, after: refusal, in: run) }
        switch run.ending {
        case .ownFault(let what):
            return Judgement(
                reason: .monitorFault, channel: refusal.channel, expected: "a run of softdown's own", got: what)
        case .deadline: return Judge.cutOff(run)
        case .interrupted, .finished: break
        }
        guard let goal = wayOut.last(where: \.isGoal), let proof = goal.checks.last(where: \.isExplicitAndHeld) else {
            return Judgement(
                reason: .inconclusive, channel: refusal.channel, expected: "the way out to be walked to its end",
                got: wayOut.isEmpty ? "it was not walked" : "its end was not looked at")
        }
        if let slow = wayOut.first(where: \.isLate) { return late(slow, in: run) }
        return Judgement(
            reason: .contained, channel: refusal.channel,
            expected: refusal.checks.filter { $0.role == .refused }.map(\.expected).joined(separator: ", "),
            got: "a calm refusal, and a way out that works: \(proof.expected)",
            passedChannels: run.ownWalk.channelsPassed(before: refusal))
    }

    /// Refused with the right words, and what is still shown is too old, or not what the journey says.
    private static func spoilt(_ refusal: Observation, in run: Run) -> Judgement {
        let old = refusal.checks.first { $0.role == .asOf && $0.outcome != .held }
        let other = refusal.checks.first { $0.isFailing }
        let reason: Reason = old == nil ? ReasonRules.finding(for: refusal).reason : .stale
        return Judge.decided(
            reason, channel: refusal.channel, step: refusal.step, expected: (old ?? other)?.expected ?? "",
            got: (old ?? other)?.got ?? "", evidence: refusal.failingEvidence, run: run)
    }

    /// The way out does not lead out. It is the refusing channel that leaves its customers there.
    private static func trapped(at broken: Observation, after refusal: Observation, in run: Run) -> Judgement {
        if broken.signs.contains(where: { $0.kind == .ownFault }) { return Judge.failure(at: broken, in: run) }
        let finding = ReasonRules.finding(for: broken)
        let isOld = finding.reason == .stale
        var judgement = Judge.decided(
            isOld ? .stale : .deadEnd, channel: refusal.channel, step: broken.step,
            expected: "a way out after the refusal: \(finding.expected)", got: finding.got,
            evidence: broken.failingEvidence, run: run)
        judgement.passedChannels = run.ownWalk.channelsPassed(before: refusal)
        return judgement
    }

    private static func late(_ slow: Observation, in run: Run) -> Judgement {
        Judge.decided(
            .tooSlow, channel: slow.channel, step: slow.step,
            expected: "within \(Words.duration(slow.within ?? 0))", got: Words.duration(slow.duration), evidence: [],
            run: run)
    }

    // MARK: Not refused

    /// It went through: by the lines that say so, or because the journey's own goal was reached.
    private static func wentThrough(_ run: Run, _ usual: Judgement, _ containment: ContainmentSeen) -> Judgement? {
        for observation in run.observations where observation.awaitsRefusal == true {
            let shown = observation.checks.filter { $0.role == .letThrough }
            guard !shown.isEmpty, shown.allSatisfy({ $0.outcome == .held }), !observation.isNoAnswer else { continue }
            return ignored(
                at: observation, in: run, containment, got: shown.map(\.expected).joined(separator: ", "))
        }
        // Late is through as well.
        let goal = run.ownWalk.observations.last {
            $0.isGoal && !$0.isFailing && $0.checks.contains(where: \.isExplicitAndHeld)
        }
        guard let goal, usual.verdict == .usable || usual.reason == .tooSlow else { return nil }
        let refusing = run.observations.first { $0.awaitsRefusal == true } ?? goal
        return ignored(
            at: refusing, in: run, containment,
            got: "the goal: \(goal.checks.first(where: \.isExplicitAndHeld)?.expected ?? goal.step)")
    }

    private static func ignored(
        at observation: Observation, in run: Run, _ containment: ContainmentSeen, got: String
    ) -> Judgement {
        let words = observation.checks.filter { $0.role == .refused }.map(\.expected).joined(separator: ", ")
        // Where nothing is frozen, it is this customer who should have been contained.
        let isOfPersona = run.persona?.treatment == .contained
        let wanted =
            isOfPersona
            ? "a customer who appears as '\(run.persona?.name ?? "")' to be refused"
            : "'\(containment.action)' to be refused while it is frozen"
        return Judgement(
            reason: isOfPersona ? .letThrough : .containmentIgnored, channel: observation.channel,
            failingStep: observation.step, expected: "\(wanted)\(words.isEmpty ? "" : ": \(words)")",
            got: got, evidence: [got], passedChannels: run.channelsPassed(before: observation))
    }

    /// Neither the refusal nor what shows that it went through: an error page is no refusal.
    private static func notRefused(_ run: Run, _ usual: Judgement) -> Judgement {
        guard let awaiting = run.observations.last(where: { $0.awaitsRefusal == true }) else { return usual }
        let missed = awaiting.checks.first { $0.role == .refused && $0.outcome != .held }
        guard awaiting.isFailing || usual.verdict != .softDown else { return usual }
        let wanted = missed?.expected ?? "a calm refusal"
        if awaiting.isFailing {
            var judgement = Judge.failure(at: awaiting, in: run)
            if judgement.failingStep == awaiting.step, judgement.reason != .monitorFault {
                judgement.expected = "a calm refusal: \(wanted)"
                if judgement.verdict == .softDown, awaiting.isUnexplained { judgement.reason = .wrongContent }
            }
            return judgement
        }
        return Judge.decided(
            .wrongContent, channel: awaiting.channel, step: awaiting.step, expected: "a calm refusal: \(wanted)",
            got: missed?.got ?? "something else", evidence: [], run: run)
    }

    /// Nobody said how a refusal looks here: one that is calm cannot be told from a failure.
    private static func undescribed(_ usual: Judgement, _ containment: ContainmentSeen) -> Judgement {
        var judgement = usual
        switch usual.verdict {
        case .usable:
            judgement.reason = .containmentIgnored
            judgement.expected = "'\(containment.action)' to be refused while it is frozen"
            judgement.got = "the goal: \(usual.expected)"
            judgement.evidence = [judgement.got]
        case .softDown:
            judgement.reason = .inconclusive
            judgement.expected = "when_contained: how a refusal of '\(containment.action)' looks"
            judgement.got = "\(usual.reason.rawValue) while it is frozen: \(usual.got)"
        case .unsafe, .down, .unknown, .safelyDegraded: break
        }
        return judgement
    }
}

extension Observation {
    /// Refused, and not in the words that explain it: by the status that was named, or by a line that was hung up. Every
    /// channel says that in its own way, and it is one and the same thing.
    fileprivate var isUnexplained: Bool {
        let isStatusNamed = checks.contains { $0.role == .refused && $0.outcome == .held }
        let alone = signs.filter(\.kind.failsAlone)
        return !alone.isEmpty
            && alone.allSatisfy { sign in
                switch sign.kind {
                case .callEndedEarly, .wrongEnding: true
                case .statusRefused: isStatusNamed
                default: false
                }
            }
    }
}

extension Run {
    fileprivate var calmRefusal: Observation? { observations.first(where: \.isCalmRefusal) }

    /// A walk that was followed by another came to its end, whatever ended the other one.
    fileprivate func endedByItself(in whole: Run) -> Run {
        var copy = self
        if observations.count < whole.observations.count { copy.ending = .finished }
        return copy
    }
}
