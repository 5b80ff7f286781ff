import Foundation
import Journeys
import Observations

/// Walks the steps of a guard for somebody whom the service knows and for somebody whom it does not, again and again, and
/// holds the last answers against each other.
struct ComparisonRunner {
    let plan: Plan
    let journey: Journey
    let comparison: Comparison
    let environment: EngineEnvironment
    let shelf: SecretShelf

    private enum Side: String, CaseIterable {
        case known
        case unknown
    }

    func run(_ prepared: Run) async -> Run {
        var run = prepared
        let begun = environment.clock.microseconds
        var answers: [Side: [LastAnswer]] = [:]
        // A difference is asked for twice more: once may be chance, and pages that are tried out on some are no rare thing.
        let tries = max(comparison.tries, comparison.aspects.contains(.time) ? 5 : 1)
        for attempt in 0..<(tries + 2) {
            if attempt >= tries, !differences(answers).contains(where: \.isDifferent) { break }
            for side in attempt.isMultiple(of: 2) ? Side.allCases : Side.allCases.reversed() {
                let left = journey.deadline.wholeMicroseconds - (environment.clock.microseconds - begun)
                guard left > 0 else {
                    run.ending = .deadline
                    run.duration = environment.clock.microseconds - begun
                    return run
                }
                let (walked, answer) = await walk(side, run, budget: left)
                run.observations = walked.observations
                run.ending = walked.ending
                run.retryAfter = walked.retryAfter ?? run.retryAfter
                run.duration = environment.clock.microseconds - begun
                guard let answer, case .finished = walked.ending else {
                    // Nothing can be said of a side that was not seen, so no step of this run is the goal.
                    for index in run.observations.indices { run.observations[index].isGoal = false }
                    return run
                }
                answers[side, default: []].append(answer)
            }
        }
        if !run.observations.isEmpty {
            run.observations[run.observations.count - 1].checks += checks(differences(answers))
        }
        return run
    }

    /// One side once, in fresh sessions.
    private func walk(_ side: Side, _ prepared: Run, budget: Int) async -> (Run, LastAnswer?) {
        let walk = Walk(
            plan: plan, journey: journey, runIdentifier: prepared.id, environment: environment, shelf: shelf)
        walk.values.variant = side == .known ? comparison.known : comparison.unknown
        walk.grant(microseconds: budget)
        var run = prepared
        do {
            try walk.dressUp()
        } catch {
            walk.close()
            run.ending = .ownFault(error.words)
            return (RunRedaction(walk.secrets.redactor).redacted(run), nil)
        }
        let draft = Draft(prepared.withoutObservations)
        await StepRunner(walk: walk, listener: environment.listener).walk(journey.steps, draft)
        run = draft.value
        run.retryAfter = walk.retryAfter
        await walk.learnCookies()
        var answer: LastAnswer?
        if let last = run.observations.last, last.isGoal, let seen = walk.lastAnswer, seen.isComparable {
            let sent = (Array(comparison.known.values) + Array(comparison.unknown.values)).compactMap {
                try? walk.values.fill($0)
            }
            answer = seen.normalized(without: sent, duration: last.duration - (last.lag ?? 0))
        }
        walk.close()
        return (RunRedaction(walk.secrets.redactor).redacted(run), answer)
    }

    // MARK: What differs

    private struct Difference {
        var aspect: Comparison.Aspect
        /// Absent where the answers of one side differ among themselves, so that nothing can be said.
        var isClear: Bool
        var isDifferent: Bool
        var expected: String
        var got: String
    }

    private func differences(_ answers: [Side: [LastAnswer]]) -> [Difference] {
        let known = answers[.known] ?? []
        let unknown = answers[.unknown] ?? []
        guard !known.isEmpty, known.count == unknown.count else { return [] }
        return Comparison.Aspect.allCases.filter(comparison.aspects.contains).map { aspect in
            switch aspect {
            case .status: difference(.status, known.map(\.place), unknown.map(\.place), "status and address")
            case .words: words(known.map(\.words), unknown.map(\.words))
            case .length: length(known.map(\.length), unknown.map(\.length))
            case .time: time(known.map(\.duration), unknown.map(\.duration))
            }
        }
    }

    private func difference(
        _ aspect: Comparison.Aspect, _ known: [String], _ unknown: [String], _ what: String
    ) -> Difference {
        let isClear = Set(known).count == 1 && Set(unknown).count == 1
        return Difference(
            aspect: aspect, isClear: isClear, isDifferent: isClear && known.first != unknown.first,
            expected: "the same \(what) for known and unknown",
            got: "known: \(known.first ?? ""); unknown: \(unknown.first ?? "")")
    }

    private func words(_ known: [[String]], _ unknown: [[String]]) -> Difference {
        var result = difference(
            .words, known.map { $0.joined(separator: " ") }, unknown.map { $0.joined(separator: " ") }, "words")
        let first = (known.first ?? [], unknown.first ?? [])
        let same = zip(first.0, first.1).prefix { $0 == $1 }.count
        let shown = [first.0, first.1].map {
            Shortening.line($0.dropFirst(max(same - 2, 0)).prefix(12).joined(separator: " "))
        }
        result.got = "known: '\(shown[0])'; unknown: '\(shown[1])'"
        return result
    }

    /// In characters, without what changes anyway. A few more or less are no difference that anybody could use.
    private func length(_ known: [Int], _ unknown: [Int]) -> Difference {
        let (near, far) = (Self.range(known), Self.range(unknown))
        let gap = max(far.lowerBound - near.upperBound, near.lowerBound - far.upperBound)
        return Difference(
            aspect: .length, isClear: known.count > 1, isDifferent: known.count > 1 && gap >= 16,
            expected: "the same length for known and unknown",
            got: "known: \(near.lowerBound) characters; unknown: \(far.lowerBound)")
    }

    /// Only where every answer of one side took far longer than every one of the other.
    private func time(_ known: [Int], _ unknown: [Int]) -> Difference {
        let (near, far) = (Self.range(known), Self.range(unknown))
        let (quick, slow) = near.lowerBound < far.lowerBound ? (near, far) : (far, near)
        let medians = [known, unknown].map { $0.sorted()[$0.count / 2] }.sorted()
        let isDifferent =
            known.count >= 5 && slow.lowerBound > quick.upperBound && medians[1] >= medians[0] * 5 / 2
            && medians[1] - medians[0] >= 30_000
        return Difference(
            aspect: .time, isClear: known.count >= 5, isDifferent: isDifferent,
            expected: "about the same time for known and unknown",
            got:
                "known: \(known.sorted()[known.count / 2] / 1000) ms; unknown: \(unknown.sorted()[unknown.count / 2] / 1000) ms"
        )
    }

    private static func range(_ values: [Int]) -> ClosedRange<Int> {
        (values.min() ?? 0)...max(values.max() ?? 0, values.min() ?? 0)
    }

    /// What differs each time was let through. What is the same each time was refused.
    private func checks(_ differences: [Difference]) -> [Check] {
        let different = differences.filter(\.isDifferent)
        let refused = differences.map { one in
            Check(
                role: .refused, outcome: one.isDifferent ? .failed : one.isClear ? .held : .notEvaluable,
                source: "compare: \(one.aspect.rawValue)", location: comparison.location, expected: one.expected,
                got: one.isClear ? one.got : "answers that differ by themselves")
        }
        let letThrough = different.map { one in
            Check(
                role: .letThrough, outcome: .held, source: "compare: \(one.aspect.rawValue)",
                location: comparison.location, expected: one.got, got: one.got)
        }
        return refused + letThrough
    }
}
