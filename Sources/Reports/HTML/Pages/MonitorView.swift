import Foundation
import Verdicts

/// When softdown ran, and when it will.
struct ClockView {
    var lastRun: MomentView?
    var nextDue: MomentView?
    var made: MomentView
    var stale: MomentView

    init(_ summary: Summary, _ time: TimeWords) {
        lastRun = summary.lastRunAt.map { MomentView($0, time) }
        nextDue = summary.nextDueAt.map { MomentView($0, time) }
        made = MomentView(summary.generatedAt, time)
        stale = MomentView(summary.staleAfter, time)
    }
}

/// What softdown says of itself.
struct MonitorView {
    var faults: [String]
    var unjudged: [String]
    var resting: [ProseView]
    var lastSuccess: MomentView?
    var runTook: String?
    let faultless: Bool
    let hasFaults: Bool
    let hasUnjudged: Bool
    let hasResting: Bool

    init(_ summary: Summary, _ journeys: [JourneySummary], _ time: TimeWords) {
        faults = summary.monitorFaults.prefix(40).map { WireText.line($0, limit: 400) }
        unjudged = journeys.filter { $0.judgement.verdict == .unknown }.prefix(40).map { journey in
            let got = journey.judgement.got.isEmpty ? "" : " (\(WireText.line(journey.judgement.got, limit: 200)))"
            return "\(WireText.line(journey.title, limit: 120)): \(Words.of(journey.judgement.reason).short)\(got)"
        }
        resting = summary.resting.prefix(40).map {
            ProseView(Words.rests(WireText.line($0.account, limit: 80), until: $0.until), time)
        }
        lastSuccess = summary.lastSuccessAt.map { MomentView($0, time) }
        runTook = summary.runSeconds.map { TimeWords.span(microseconds: Int(min(max($0, 0), 1e6) * 1e6)) }
        faultless = faults.isEmpty && summary.lastRunAt != nil
        hasFaults = !faults.isEmpty
        hasUnjudged = !unjudged.isEmpty && summary.lastRunAt != nil
        hasResting = !resting.isEmpty
    }
}
