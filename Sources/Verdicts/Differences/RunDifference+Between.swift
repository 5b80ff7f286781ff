import Foundation
import Observations

extension RunDifference {
    /// - Parameters:
    ///   - failingStep: of the bad run's judgement; its last step where that is not known.
    ///   - isTextCompared: whether the evidence of both is there.
    package static func between(
        good: Run, bad: Run, failingStep: String? = nil, isTextCompared: Bool = true
    ) -> RunDifference {
        let failing = failingStep ?? bad.observations.last?.step
        var lines = ofWholeRun(good, bad)
        let steps = bad.observations.enumerated().sorted { left, right in
            let (first, second) = (left.element.step == failing, right.element.step == failing)
            return first == second ? left.offset < right.offset : first
        }
        for (_, observation) in steps {
            guard let before = good.observations.first(where: { $0.step == observation.step }) else {
                lines.append(Line(.reached, step: observation.step, label: "this step", good: nil, bad: "new"))
                continue
            }
            lines += StepComparison(before, observation).lines
        }
        return RunDifference(
            good: RunReference(run: good.id, journey: good.journey, at: good.startedAt),
            bad: RunReference(run: bad.id, journey: bad.journey, at: bad.startedAt), failingStep: failing,
            lines: Array(lines.prefix(maximumLines)), isTextCompared: isTextCompared, isCut: lines.count > maximumLines)
    }

    private static func ofWholeRun(_ good: Run, _ bad: Run) -> [Line] {
        var lines: [Line] = []
        if good.plan != bad.plan {
            lines.append(
                Line(.plan, label: "the journey's or the site's file", good: "as it was", bad: "changed since"))
        }
        if bad.observations.count < good.observations.count, let last = bad.observations.last {
            lines.append(
                Line(
                    .reached, label: "steps", good: "all \(good.observations.count)",
                    bad: "\(bad.observations.count), up to '\(last.step)'"))
        }
        if bad.ending != good.ending {
            lines.append(
                Line(.reached, label: "end", good: Words.conclusion(good.ending), bad: Words.conclusion(bad.ending)))
        }
        return lines
    }
}
