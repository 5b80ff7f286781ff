import Journeys
import Observations
import Verdicts

/// One journey that failed: its steps in a row, the failing one opened, and the evidence.
struct StoryView {
    var storyTitle: String
    var hasSteps: Bool
    var steps: [StepView]
    var expected: String
    var got: String
    var storyReason: String?
    var meaning: String
    var firstCheck: String
    var hasScenes: Bool
    var scenes: [SceneView]
    var hasTimings: Bool
    var timings: [TimingView]
    var timingTotal: String
    var hasChecks: Bool
    var checks: [CheckView]
    var hasEvidence: Bool
    var evidence: [String]
    var explain: String?

    struct StepView {
        var stepName: String
        var stepResult: String
        var stepState: String
        var stepWords: String

        init(_ step: JourneySummary.StepSummary) {
            stepName = WireText.line(step.id, limit: 64)
            stepResult = step.result.rawValue
            stepState = Words.step(step.result)
            let kind = Words.kind(WireText.line(step.kind, limit: 40))
            stepWords = step.duration.map { "\(kind), \(TimeWords.span(microseconds: $0))" } ?? stepState
        }
    }

    struct CheckView {
        var checkSource: String
        var checkWord: String
        var checkGot: String
        var checkPlace: String

        init(_ check: Check) {
            checkSource = WireText.line(check.source, limit: 300)
            checkWord = Words.check(check.outcome)
            checkGot = WireText.line(check.got, limit: 300)
            checkPlace = WireText.line("\(check.location.file):\(check.location.line)", limit: 200)
        }
    }

    /// - Parameter told: what is said above already, and not again.
    init(_ journey: JourneySummary, told: String) {
        let judgement = journey.judgement
        let words = Words.of(judgement.reason)
        storyTitle = WireText.line(journey.title, limit: 200)
        steps = journey.steps.prefix(60).map(StepView.init)
        expected = Self.orDash(judgement.expected)
        got = Self.orDash(judgement.got)
        storyReason = words.sentence == told ? nil : words.sentence
        meaning = words.meaning
        firstCheck = words.check
        evidence = judgement.evidence.prefix(20).map { WireText.clean($0, limit: 600) }
        let observations = (journey.run?.observations ?? []).prefix(60)
        let failing = observations.last { $0.step == judgement.failingStep }
        scenes = observations.map { SceneView($0, isFailing: $0.step == judgement.failingStep) }
        let whole = max(
            journey.run?.duration ?? 0,
            observations.map { $0.offset.addingReportingOverflow($0.duration).partialValue }.max() ?? 0, 1)
        timings = observations.map { TimingView($0, whole: whole) }
        timingTotal = TimeWords.span(microseconds: journey.duration ?? whole)
        checks = (failing?.checks ?? []).prefix(40).map(CheckView.init)
        explain = journey.run.map { "softdown explain \(WireText.line($0.id, limit: 40))" }
        hasSteps = !steps.isEmpty
        hasScenes = !scenes.isEmpty
        hasTimings = !timings.isEmpty
        hasChecks = !checks.isEmpty
        hasEvidence = !evidence.isEmpty
    }

    /// A guard that did not hold, told the same way.
    init(_ guardSummary: GuardSummary, told: String) {
        let finding = guardSummary.track.standing
        let words = Words.of(finding?.reason ?? .letThrough)
        storyTitle = WireText.line(guardSummary.title, limit: 200)
        expected = Self.orDash(finding?.expected ?? "")
        got = Self.orDash(finding?.got ?? "")
        storyReason = words.sentence == told ? nil : words.sentence
        meaning = words.meaning
        firstCheck = words.check
        (steps, scenes, timings, checks, evidence) = ([], [], [], [], [])
        (hasSteps, hasScenes, hasTimings, hasChecks, hasEvidence) = (false, false, false, false, false)
        timingTotal = ""
    }

    private static func orDash(_ text: String) -> String { text.isEmpty ? "–" : WireText.clean(text, limit: 1200) }
}

/// Where the time of one step went, as a bar that starts where the step started.
struct TimingView {
    var stepName: String
    var stepTime: String
    var phaseText: String
    var bars: [BarView]

    init(_ observation: Observation, whole: Int) {
        stepName = WireText.line(observation.step, limit: 64)
        stepTime = TimeWords.span(microseconds: observation.duration)
        let scale = 1000 / Double(max(whole, 1))
        bars = [BarView("track", x: 0, width: 1000, y: 5, height: 2)]
        bars.append(
            BarView(
                "p-step", x: Double(observation.offset) * scale, width: Double(observation.duration) * scale, y: 4,
                height: 4))
        var total = Phases()
        for exchange in observation.exchanges.prefix(20) {
            var at = Double(exchange.offset)
            for (name, length) in Self.parts(exchange.phases) where length > 0 {
                let x = min(at * scale, 1000)
                bars.append(BarView(name, x: x, width: min(Double(length) * scale, 1000 - x), y: 0, height: 12))
                at += Double(length)
            }
        }
        for exchange in observation.exchanges {
            total.dns = Self.sum(total.dns, exchange.phases.dns)
            total.connect = Self.sum(total.connect, exchange.phases.connect)
            total.tls = Self.sum(total.tls, exchange.phases.tls)
            total.firstByte = Self.sum(total.firstByte, exchange.phases.firstByte)
            total.download = Self.sum(total.download, exchange.phases.download)
        }
        let named = [
            ("name", total.dns), ("connect", total.connect), ("TLS", total.tls), ("first byte", total.firstByte),
            ("download", total.download),
        ]
        let words = named.filter { $0.1 >= 1000 }.map { "\($0.0) \(TimeWords.span(microseconds: $0.1))" }
        phaseText =
            words.isEmpty
            ? (observation.exchanges.isEmpty ? "no request" : "under 1 ms") : words.joined(separator: " · ")
    }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (result, overflow) = left.addingReportingOverflow(max(right, 0))
        return overflow ? Int.max : result
    }

    private static func parts(_ phases: Phases) -> [(String, Int)] {
        [
            ("p-dns", phases.dns), ("p-connect", phases.connect), ("p-tls", phases.tls), ("p-wait", phases.firstByte),
            ("p-load", phases.download),
        ]
    }
}
