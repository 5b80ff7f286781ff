import Foundation
import Observations
import Verdicts

/// The story of one run for a terminal: `softdown try` and `softdown explain`.
package enum RunText {
    /// - Parameters:
    ///   - title: of the journey.
    ///   - judgement: what the run comes to; of a guard see the other function.
    package static func text(
        _ run: Run, judgement: Judgement, title: String, timeZone: TimeZone, width: Int = 100, isColoured: Bool = false
    ) -> String {
        let ink = Ink(isColoured: isColoured)
        var story = Story(columns: min(max(width, 40), 160), ink: ink)
        story.head(run, title: title, timeZone: timeZone)
        story.steps(run, failing: judgement.failingStep)
        return story.text + conclusion(run, judgement: judgement, width: width, isColoured: isColoured)
    }

    /// One step, as soon as it is done.
    package static func step(_ observation: Observation, width: Int = 100, isColoured: Bool = false) -> String {
        var story = Story(columns: min(max(width, 40), 160), ink: Ink(isColoured: isColoured))
        story.step(observation, isFailing: observation.isFailing)
        return story.text
    }

    /// What a walk comes to, without its steps.
    package static func conclusion(
        _ run: Run, judgement: Judgement, width: Int = 100, isColoured: Bool = false
    ) -> String {
        let ink = Ink(isColoured: isColoured)
        let words = Words.of(judgement.reason)
        var story = Story(columns: min(max(width, 40), 160), ink: ink)
        story.reach(run, channel: judgement.channel)
        story.add("")
        let verdict = judgement.verdict
        let step = judgement.failingStep.map { " at '\(WireText.clean($0, limit: 80))'" } ?? ""
        let outcome = verdict == .usable ? "arrived" : "\(Words.state(verdict))\(step): \(words.short)"
        story.add(ink.state(verdict, "\(outcome)  [\(verdict.rawValue): \(judgement.reason.rawValue)]"))
        if verdict != .usable {
            if !judgement.expected.isEmpty { story.pair("expected", WireText.clean(judgement.expected, limit: 1200)) }
            if !judgement.got.isEmpty { story.pair("got", WireText.clean(judgement.got, limit: 1200)) }
            story.pair("it means", words.meaning)
            story.pair("check", words.check)
            for line in judgement.evidence.prefix(20) { story.pair("evidence", WireText.clean(line, limit: 600)) }
        }
        return story.text
    }

    /// The run of a guard.
    package static func text(
        _ run: Run, finding: GuardFinding, title: String, timeZone: TimeZone, width: Int = 100, isColoured: Bool = false
    ) -> String {
        let ink = Ink(isColoured: isColoured)
        var story = Story(columns: min(max(width, 40), 160), ink: ink)
        story.head(run, title: title, timeZone: timeZone)
        story.steps(run, failing: finding.outcome == .held ? nil : finding.step)
        return story.text + conclusion(finding, width: width, isColoured: isColoured)
    }

    /// What a guard comes to, without its steps.
    package static func conclusion(_ finding: GuardFinding, width: Int = 100, isColoured: Bool = false) -> String {
        let ink = Ink(isColoured: isColoured)
        var story = Story(columns: min(max(width, 40), 160), ink: ink)
        story.add("")
        let verdict: Verdict =
            switch finding.outcome {
            case .held: .usable
            case .unsafe: .unsafe
            case .inconclusive: .unknown
            }
        let reason = finding.outcome == .unsafe ? ": \(finding.reason.rawValue)" : ""
        let outcome = "\(Words.outcome(finding.outcome))  [\(finding.outcome.rawValue)\(reason)]"
        story.add(ink.state(verdict, "the guard: \(outcome)"))
        if !finding.expected.isEmpty { story.pair("expected", WireText.clean(finding.expected, limit: 1200)) }
        if !finding.got.isEmpty { story.pair("got", WireText.clean(finding.got, limit: 1200)) }
        if finding.outcome == .unsafe { story.pair("it means", Words.of(finding.reason).sentence) }
        return story.text
    }
}
