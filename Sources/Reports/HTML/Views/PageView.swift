import Foundation
import Verdicts

/// The whole page as the templates want it.
struct PageView {
    var title: String
    var icon: String
    var version: String
    var siteTitle: String
    var siteName: String
    var worstCode: String
    var headlineStart: String
    var headlineSince: MomentView?
    var uptimeSentence: String?
    var asides: [String]
    var simulated: Bool
    var lastRun: MomentView?
    var lastSuccess: MomentView?
    var nextDue: MomentView?
    var made: MomentView
    var stale: MomentView
    var runTook: String?

    var shortWindow: String
    var rows: [ChannelRowView]
    var intents: [IntentView]
    var problems: [ProblemView]
    var strips: [StripView]
    var ticks: [String]
    var windows: [WindowView]
    var guards: [GuardView]
    var incidents: [IncidentView]
    var moreIncidents: String?
    var journeys: [JourneyView]
    var journeysTitle: String
    var faults: [String]
    var unjudged: [String]
    var resting: [String]

    // The engine reads stored properties only, so that “is there any” is stored too.
    let hasRows: Bool
    let hasWays: Bool
    let hasProblems: Bool
    let hasStrips: Bool
    let hasNumbers: Bool
    let hasGuards: Bool
    let hasIncidents: Bool
    let hasJourneys: Bool
    let hasFaults: Bool
    let hasUnjudged: Bool
    let hasResting: Bool
    let faultless: Bool

    private static let incidentLimit = 20

    init(_ summary: Summary, _ time: TimeWords) {
        let headline = Headline(summary, timeZone: time.timeZone)
        let titles = Dictionary(
            summary.channels.map { ($0.name, WireText.line($0.title, limit: 120)) },
            uniquingKeysWith: { first, _ in first })
        let naming: (String) -> String = { titles[$0] ?? WireText.line($0, limit: 120) }
        title = headline.title
        icon = Symbols.icon(headline.worst)
        version = WireText.line(summary.version, limit: 40)
        siteTitle = WireText.line(summary.title, limit: 120)
        siteName = WireText.line(summary.site, limit: 80)
        worstCode = headline.worst.rawValue
        headlineStart = headline.start
        headlineSince = headline.since.map { MomentView($0, time) }
        uptimeSentence = headline.uptime
        asides = headline.asides
        simulated = summary.isSimulated
        lastRun = summary.lastRunAt.map { MomentView($0, time) }
        lastSuccess = summary.lastSuccessAt.map { MomentView($0, time) }
        nextDue = summary.nextDueAt.map { MomentView($0, time) }
        made = MomentView(summary.generatedAt, time)
        stale = MomentView(summary.staleAfter, time)
        runTook = summary.runSeconds.map { TimeWords.span(microseconds: Int(min(max($0, 0), 1e6) * 1e6)) }

        problems = ProblemView.all(summary, time)
        let links = Dictionary(problems.map { ($0.channel, $0.anchor) }, uniquingKeysWith: { first, _ in first })
        rows = summary.channels.map { ChannelRowView($0, problemLink: links[$0.name], time) }
        shortWindow = WireText.line(summary.channels.lazy.compactMap(\.daily?.window).first ?? "", limit: 40)
        intents = summary.intents.filter { intent in !intent.ways.allSatisfy(\.reason.verdict.isGood) }.map(
            IntentView.init)
        strips = summary.channels.contains { !$0.points.isEmpty } ? summary.channels.map { StripView($0, time) } : []
        ticks = StripView.ticks(time)
        windows = WindowView.all(summary.channels)
        guards = summary.guards.map { GuardView($0, channelTitle: naming($0.channel), time) }
        incidents = summary.incidents.prefix(Self.incidentLimit).map {
            IncidentView($0, channelTitle: naming($0.channel), time)
        }
        let hidden = summary.incidents.count - Self.incidentLimit
        moreIncidents = hidden > 0 ? "\(hidden) older ones are in the database: softdown history." : nil

        let all = Self.journeys(of: summary)
        journeys = all.map { JourneyView($0, channelTitle: naming($0.judgement.channel), time) }
        let arrived = all.count { $0.judgement.verdict == .usable }
        let count = Words.count(all.count, "journey")
        journeysTitle =
            all.allSatisfy { $0.runAt == nil }
            ? "\(count), none has run yet" : "\(arrived) of \(count) arrived in the last run"
        faults = summary.monitorFaults.prefix(40).map { WireText.line($0, limit: 400) }
        unjudged = all.filter { $0.judgement.verdict == .unknown }.prefix(40).map { journey in
            let got = journey.judgement.got.isEmpty ? "" : " (\(WireText.line(journey.judgement.got, limit: 200)))"
            return "\(WireText.line(journey.title, limit: 120)): \(Words.of(journey.judgement.reason).short)\(got)"
        }
        resting = summary.resting.prefix(40).map {
            "\(WireText.line($0.account, limit: 80)), until \(time.moment($0.until))"
        }

        hasRows = !rows.isEmpty
        hasWays = !intents.isEmpty
        hasProblems = !problems.isEmpty
        hasStrips = !strips.isEmpty
        hasNumbers = !windows.isEmpty
        hasGuards = !guards.isEmpty
        hasIncidents = !incidents.isEmpty
        hasJourneys = !journeys.isEmpty
        hasFaults = !faults.isEmpty
        hasUnjudged = !unjudged.isEmpty && summary.lastRunAt != nil
        hasResting = !resting.isEmpty
        faultless = faults.isEmpty && summary.lastRunAt != nil
    }

    /// Every journey once, in the order of the channels.
    static func journeys(of summary: Summary) -> [JourneySummary] {
        var seen: Set<String> = []
        return summary.channels.flatMap(\.journeys).filter { seen.insert($0.journey).inserted }
    }
}
