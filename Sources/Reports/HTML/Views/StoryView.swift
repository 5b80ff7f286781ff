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
    var storyDifference: DifferenceView?
    var scenesTitle = ""
    private var failingPlace: String?
    /// Where it broke, in words, in place of the steps.
    var storyPlace: String?
    /// Whether what stands below the two boxes is folded, or open; neither where it is left out.
    var isFolded = false
    var isUnfolded = true

    struct StepView {
        var stepName: String
        var stepResult: String
        var stepState: String
        var stepWords: String

        /// So many others that were not reached.
        init(more number: Int) {
            stepName = Words.notReached(number)
            stepResult = JourneySummary.StepSummary.Result.notReached.rawValue
            stepState = Words.step(.notReached)
            stepWords = stepState
        }

        init(_ step: JourneySummary.StepSummary) {
            stepName = WireText.line(step.id, limit: 64)
            stepResult = step.result.rawValue
            stepState = Words.step(step.result)
            let kind = Words.kind(WireText.line(step.kind, limit: 40))
            stepWords = step.duration.map { "\(kind), \(TimeWords.span(microseconds: $0))" } ?? stepState
        }
    }

    struct CheckView {
        var checkSource: Verbatim
        var checkWord: String
        var checkGot: String
        var checkPlace: String

        init(_ check: Check) {
            checkSource = Verbatim(WireText.line(check.source, limit: 300))
            checkWord = Words.check(check.outcome)
            checkGot = WireText.line(check.got, limit: 300)
            checkPlace = WireText.line("\(check.location.file):\(check.location.line)", limit: 200)
        }
    }

    /// - Parameter told: what is said above already, and not again.
    init(_ journey: JourneySummary, told: String, _ depth: ProblemView.Depth) {
        let judgement = journey.judgement
        let words = Words.of(judgement.reason)
        storyTitle = WireText.line(journey.title, limit: 200)
        failingPlace = StepPlace.words(journey, withKind: true).map(Words.stuckAt)
        steps = Self.steps(journey, depth)
        expected = Self.orDash(judgement.expected)
        got = Self.orDash(judgement.got)
        storyReason = words.sentence == told ? nil : words.sentence
        meaning = words.meaning
        firstCheck = words.check
        evidence = judgement.evidence.prefix(depth == .whole ? 20 : 0).map { WireText.clean($0, limit: 600) }
        let observations = (journey.run?.observations ?? []).prefix(60)
        let failing = observations.last { $0.step == judgement.failingStep }
        let shown = depth == .whole ? Array(observations) : failing.map { [$0] } ?? []
        scenes = shown.map { SceneView($0, isFailing: $0.step == judgement.failingStep, depth) }
        scenesTitle = depth == .whole ? Words.Page.met : Words.Page.atThatStep
        let whole = max(
            journey.run?.duration ?? 0,
            observations.map { $0.offset.addingReportingOverflow($0.duration).partialValue }.max() ?? 0, 1)
        timings = depth == .whole ? observations.map { TimingView($0, whole: whole) } : []
        timingTotal = TimeWords.span(microseconds: journey.duration ?? whole)
        checks = (depth == .whole ? failing?.checks ?? [] : []).prefix(40).map(CheckView.init)
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

    /// All of them, or on a short page few of those that were not reached.
    private static func steps(_ journey: JourneySummary, _ depth: ProblemView.Depth) -> [StepView] {
        let all = journey.steps.prefix(60)
        let missed = all.reversed().prefix { $0.result == .notReached }.count
        let most = 3
        guard depth == .brief, missed > most + 1 else { return all.map(StepView.init) }
        return all.dropLast(missed - most).map(StepView.init) + [StepView(more: missed - most)]
    }

    /// For a page on which many things are broken.
    mutating func shorten(steps isShown: Bool) {
        explain = nil
        storyDifference = nil
        isUnfolded = false
        isFolded = isShown
        hasScenes = false
        guard !isShown else { return }
        storyPlace = failingPlace
        hasSteps = false
    }

    private static func orDash(_ text: String) -> String { text.isEmpty ? "–" : WireText.clean(text, limit: 1200) }
}
