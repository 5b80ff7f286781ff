import Foundation
import Verdicts

struct GuardView {
    var title: String
    var guardChannel: String
    var code: String
    var word: String
    var guardDetail: String?
    var guardChecked: MomentView?

    init(_ summary: GuardSummary, channelTitle: String, _ time: TimeWords) {
        title = WireText.line(summary.title, limit: 160)
        guardChannel = channelTitle
        let standing = summary.track.standing?.outcome ?? summary.track.last?.outcome
        word = Words.outcome(standing)
        code =
            switch standing {
            case .held: "usable"
            case .unsafe: "unsafe"
            case .inconclusive, nil: "unknown"
            }
        guardChecked = summary.track.lastChecked.map { MomentView($0, time) }
        if let standing = summary.track.standing, standing.outcome == .unsafe {
            guardDetail = WireText.line("\(Words.of(standing.reason).short): got \(standing.got)", limit: 300)
        } else if let last = summary.track.last, last.outcome == .inconclusive {
            guardDetail = WireText.line("The last check could not tell: \(last.got)", limit: 300)
        }
    }
}

struct IncidentView {
    var incidentChannel: String
    var incidentLink: String?
    var code: String
    var word: String
    var openClass: String
    var incidentSpan: String
    var startISO: String
    var startText: String
    var startMoment: MomentView?
    var incidentReasons: String
    var incidentEnd: MomentView?
    var changes: [ChangeView]

    struct ChangeView {
        var iso: String
        var text: String
        var changeReason: String
        var changeMeaning: String
        var changeJourney: String?
    }

    init(_ incident: Incident, channelTitle: String, link: String?, _ time: TimeWords) {
        incidentLink = link
        incidentChannel = channelTitle
        let worst = incident.changes.map(\.reason.verdict).max() ?? incident.reason.verdict
        code = worst.rawValue
        word = (incident.endedAt == nil ? "" : "was ") + Words.state(worst)
        openClass = incident.endedAt == nil ? "open" : "ended"
        incidentSpan = TimeWords.span(
            seconds: (incident.endedAt ?? time.now).timeIntervalSince(incident.startedAt))
        startISO = TimeWords.iso(incident.startedAt)
        startText = time.moment(incident.startedAt)
        startMoment = MomentView(incident.startedAt, time)
        var reasons: [String] = []
        for reason in incident.changes.suffix(12).map({ Words.of($0.reason).short }) where reason != reasons.last {
            reasons.append(reason)
        }
        incidentReasons = reasons.joined(separator: ", then ")
        incidentEnd = incident.endedAt.map { MomentView($0, time) }
        changes = incident.changes.suffix(12).map { change in
            ChangeView(
                iso: TimeWords.iso(change.at), text: time.moment(change.at),
                changeReason: Words.of(change.reason).short, changeMeaning: Words.of(change.reason).sentence,
                changeJourney: change.journey.map { WireText.line($0, limit: 80) })
        }
    }
}

struct JourneyView {
    var title: String
    var journeyChannel: String
    var code: String
    var word: String
    var journeyNote: String?
    var journeyRun: MomentView?
    var took: String
    var every: String

    init(_ journey: JourneySummary, channelTitle: String, _ time: TimeWords) {
        title = WireText.line(journey.title, limit: 160)
        journeyChannel = channelTitle
        let verdict = journey.judgement.verdict
        code = verdict.rawValue
        word = verdict == .usable ? "arrived" : Words.state(verdict)
        var notes: [String] = []
        if verdict != .usable { notes.append(Words.of(journey.judgement.reason).short) }
        if let end = journey.quietUntil { notes.append(Words.quiet(until: end, time)) }
        if journey.isSuspected { notes.append("waits to be confirmed") }
        if journey.isFlaky { notes.append("failed once, and arrived on repetition") }
        journeyNote = notes.isEmpty ? nil : Words.list(notes)
        journeyRun = journey.runAt.map { MomentView($0, time) }
        took = journey.duration.map { TimeWords.span(microseconds: $0) } ?? "–"
        every = TimeWords.span(seconds: Double(journey.everySeconds))
    }
}
