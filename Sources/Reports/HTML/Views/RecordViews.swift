import Foundation
import Verdicts

struct GuardView {
    var title: String
    var guardChannel: String
    var code: String
    var word: String
    var guardDetail: String?
    var guardChecked: MomentView?

    init(_ summary: GuardSummary, _ naming: Naming, _ time: TimeWords) {
        title = WireText.line(summary.title, limit: 160)
        guardChannel = naming.title(summary.channel)
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
            guardDetail = WireText.line(Words.breach(standing.reason, got: standing.got), limit: 300)
        } else if let last = summary.track.last, last.outcome == .inconclusive {
            guardDetail = WireText.line(Words.cannotTell(last.got), limit: 300)
        }
    }
}

/// A guard that held, on a page that is short.
struct HeldGuardView {
    var heldName: String
    var heldWhere: ProseView

    init(_ summary: GuardSummary, _ naming: Naming, _ time: TimeWords) {
        heldName = WireText.line(summary.title, limit: 160)
        heldWhere = ProseView(
            Words.held(in: naming.title(summary.channel), checked: summary.track.lastChecked), time)
    }
}

extension GuardSummary {
    /// It held at its last check, and nothing is to be said about it.
    var isHeld: Bool { track.standing?.outcome == .held && track.last?.outcome == .held }
}

struct IncidentView {
    var incidentChannel: String
    var incidentLink: String?
    var code: String
    var word: String
    var openClass: String
    var incidentSpan: String
    var incidentStart: MomentView
    var incidentReasons: String
    var incidentEnd: MomentView?
    var changes: [ChangeView]

    struct ChangeView {
        var changeAt: MomentView
        var changeReason: String
        var changeMeaning: String
        var changeJourney: String?
    }

    init(_ incident: Incident, channelTitle: String, link: String?, _ time: TimeWords) {
        incidentLink = link
        incidentChannel = channelTitle
        let worst = incident.changes.map(\.reason.verdict).max() ?? incident.reason.verdict
        code = worst.rawValue
        word = Words.incident(worst, isOpen: incident.endedAt == nil)
        openClass = incident.endedAt == nil ? "open" : "ended"
        incidentSpan = TimeWords.span(
            seconds: (incident.endedAt ?? time.now).timeIntervalSince(incident.startedAt))
        incidentStart = MomentView(incident.startedAt, time)
        var reasons: [String] = []
        for reason in incident.changes.suffix(12).map({ Words.of($0.reason).short }) where reason != reasons.last {
            reasons.append(reason)
        }
        incidentReasons = Words.oneAfterAnother(reasons)
        incidentEnd = incident.endedAt.map { MomentView($0, time) }
        changes = incident.changes.suffix(12).map { change in
            ChangeView(
                changeAt: MomentView(change.at, time),
                changeReason: Words.of(change.reason).short, changeMeaning: Words.of(change.reason).sentence,
                changeJourney: change.journey.map { WireText.line($0, limit: 80) })
        }
    }
}

/// A journey that arrived, on a page that is short; where there are many, all those of a channel.
struct CalmJourneyView {
    var calmTitle: String
    var calmRun: ProseView
    /// Where each of them is told.
    var calmLink: String?

    private static let most = 40

    static func all(_ journeys: [JourneySummary], of summary: Summary, _ time: TimeWords) -> [Self] {
        let naming = Naming(summary)
        let isTold = summary.channels.allSatisfy { $0.journeys.count <= ChannelPageView.journeyLimit }
        guard journeys.count > most, isTold else { return journeys.map { Self($0, naming, time) } }
        let groups = Dictionary(grouping: journeys, by: \.judgement.channel)
        return summary.channels.compactMap { channel in
            groups[channel.name].map { Self(channel, $0, naming, time) }
        }
    }

    private init(_ channel: ChannelSummary, _ journeys: [JourneySummary], _ naming: Naming, _ time: TimeWords) {
        calmTitle = naming.title(channel.name)
        calmRun = ProseView(Words.arrived(journeys.count, since: journeys.compactMap(\.runAt).min()), time)
        calmLink = ReportFile.channel(channel.name).name
    }

    private init(_ journey: JourneySummary, _ naming: Naming, _ time: TimeWords) {
        calmTitle = WireText.line(journey.title, limit: 160)
        let arrived = Words.arrived(
            in: naming.title(journey.judgement.channel), at: journey.runAt,
            took: journey.duration.map { TimeWords.span(microseconds: $0) } ?? "–",
            every: TimeWords.span(seconds: Double(journey.everySeconds)))
        calmRun = ProseView(arrived, time)
    }
}

extension JourneySummary {
    /// It arrived, and nothing more is to be said.
    var isCalm: Bool { judgement.verdict == .usable && !isSuspected && !isFlaky && quietUntil == nil && runAt != nil }
}

struct JourneyView {
    var title: String
    var journeyChannel: String
    var code: String
    var word: String
    var journeyNote: ProseView?
    var journeyRun: MomentView?
    var took: String
    var every: String

    init(_ journey: JourneySummary, _ naming: Naming, _ time: TimeWords) {
        title = WireText.line(journey.title, limit: 160)
        journeyChannel = naming.title(journey.judgement.channel)
        let verdict = journey.judgement.verdict
        code = verdict.rawValue
        word = Words.lastRun(verdict)
        journeyNote = Words.journeyNote(journey).map { ProseView($0, time) }
        journeyRun = journey.runAt.map { MomentView($0, time) }
        took = journey.duration.map { TimeWords.span(microseconds: $0) } ?? "–"
        every = TimeWords.span(seconds: Double(journey.everySeconds))
    }
}
