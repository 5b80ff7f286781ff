import Foundation
import Verdicts

/// One channel: everything that is known of it.
struct ChannelPageView {
    var frame: FrameView
    var worstCode: String
    var pageSentence: ProseView
    var pageSince: MomentView?
    var pageUptime: String?
    var clock: ClockView
    var problems: [ProblemView]
    var numbers: WindowView
    var days: [StripView]
    var slices: [SliceStripView]
    var ticks: [TickView]
    var heats: [HeatView]
    var spreads: [SpreadView]
    var frozen: [FrozenView]
    var personas: PersonaTableView?
    var guards: [GuardView]
    var incidents: [IncidentView]
    var moreIncidents: String?
    var journeys: [JourneyView]
    var journeysTitle: String

    let hasFrozen: Bool
    let hasProblems: Bool
    let hasNumbers: Bool
    let hasHistory: Bool
    let hasHeats: Bool
    let hasSpreads: Bool
    let hasGuards: Bool
    let hasGuardTable: Bool
    let hasIncidents: Bool
    let hasJourneys: Bool
    let hasJourneyTable: Bool

    private static let limit = 20
    static let journeyLimit = 60

    init(_ channel: ChannelSummary, of summary: Summary, _ time: TimeWords) {
        let title = WireText.line(channel.title, limit: 120)
        let naming = Naming(summary)
        let verdict = channel.state.verdict
        let state = "\(title) is \(Words.state(verdict))"
        frame = FrameView(summary, title: state, worst: verdict, here: title, time)
        worstCode = verdict.rawValue
        let isBad = verdict.isBad
        let began = isBad ? channel.state.since : nil
        pageSentence = ProseView(began.map { Words.since(state, $0) } ?? "\(state).", time)
        pageSince = began.map { MomentView($0, time) }
        pageUptime = isBad ? Headline.uptimeView(of: channel) : nil
        clock = ClockView(summary, time)
        problems = ProblemView.all(summary, of: channel.name, depth: .whole, time).map { problem in
            var problem = problem
            problem.isAtHome = true
            return problem
        }
        numbers = WindowView.of(channel, time)
        days = channel.points.isEmpty ? [] : [StripView(channel, time)]
        slices = channel.history.compactMap { SliceStripView($0, of: title, time) }
        ticks = StripView.ticks(time)
        // Where many journeys go, those that fail are drawn first.
        let drawn = channel.journeys.enumerated().sorted {
            ($1.element.judgement.verdict, $0.offset) < ($0.element.judgement.verdict, $1.offset)
        }.map(\.element)
        heats = drawn.prefix(Self.limit).compactMap { HeatView($0, time) }
        spreads = drawn.prefix(Self.limit).compactMap { SpreadView($0, time) }
        frozen = FrozenView.all(summary, of: channel.name, time)
        personas = PersonaTableView(summary.personas.filter { $0.channel == channel.name })
        guards = summary.guards.filter { $0.channel == channel.name }.map { GuardView($0, naming, time) }
        let own = summary.incidents.enumerated().filter { $0.element.channel == channel.name }
        incidents = own.prefix(Self.limit).map { place, incident in
            IncidentView(
                incident, channelTitle: title,
                link: place < ReportFile.incidentLimit ? ReportFile.incident(incident.id).name : nil, time)
        }
        moreIncidents = own.count > Self.limit ? Words.moreIncidents(own.count - Self.limit) : nil
        journeys = channel.journeys.prefix(Self.journeyLimit).map { JourneyView($0, naming, time) }
        journeysTitle = Words.journeys(channel.journeys)

        hasFrozen = !frozen.isEmpty
        hasProblems = !problems.isEmpty
        hasNumbers = !numbers.windowRows.isEmpty
        hasHistory = !days.isEmpty || !slices.isEmpty
        hasHeats = !heats.isEmpty
        hasSpreads = !spreads.isEmpty
        hasGuards = !guards.isEmpty
        hasGuardTable = hasGuards
        hasIncidents = !incidents.isEmpty
        hasJourneys = !journeys.isEmpty
        hasJourneyTable = hasJourneys
    }
}
