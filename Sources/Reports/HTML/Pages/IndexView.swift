import Foundation
import Verdicts

/// The first page as the templates want it.
struct IndexView {
    var frame: FrameView
    var worstCode: String
    var headlineStart: ProseView
    var headlineSince: MomentView?
    var uptimeSentence: String?
    var asides: [String]
    var simulated: Bool
    var brief: BriefView?
    var clock: ClockView
    var shortWindow: String?
    var rows: [ChannelRowView]
    var intents: [IntentView]
    var cutOff: [CutOffView]
    var causes: [CauseView]
    var frozen: [FrozenView]
    var personas: PersonaTableView?
    var problems: [ProblemView]
    var moreProblems: String?
    var strips: [StripView]
    var ticks: [TickView]
    /// What is said of the channels that have no strip.
    var calmStrips: String?
    var windows: [WindowView]
    var figureTable: FiguresView?
    var monitorSays: String?
    var guards: [GuardView]
    var heldTitle: String?
    var heldGuards: [HeldGuardView]
    var incidents: [IncidentView]
    var moreIncidents: String?
    var journeys: [JourneyView]
    var journeysTitle: String
    var calmJourneys: [CalmJourneyView]
    var monitor: MonitorView

    // The engine reads stored properties only, so that “is there any” is stored too.
    let hasRows: Bool
    let isCalm: Bool
    let hasWays: Bool
    let hasCutOff: Bool
    let hasCauses: Bool
    let hasFrozen: Bool
    let hasProblems: Bool
    let hasDay: Bool
    let hasStrips: Bool
    let hasNumbers: Bool
    let hasGuards: Bool
    let hasGuardTable: Bool
    let hasIncidents: Bool
    let hasJourneys: Bool
    let hasJourneyTable: Bool
    let hasCalm: Bool

    private static let incidentLimit = 10
    private static let problemLimit = 8
    /// Where more channels than these are declared, those that were well are counted, and told on their own pages.
    private static let manyChannels = 25

    init(_ summary: Summary, isAlone: Bool, _ time: TimeWords) {
        let headline = Headline(summary, time)
        let naming = Naming(summary)
        frame = FrameView(summary, title: headline.title, worst: headline.worst, here: nil, isAlone: isAlone, time)
        worstCode = headline.worst.rawValue
        headlineStart = ProseView(headline.start, time)
        headlineSince = headline.since.map { MomentView($0, time) }
        uptimeSentence = headline.uptime
        asides = headline.asides
        simulated = summary.isSimulated
        clock = ClockView(summary, time)

        let order = Self.order(summary.channels)
        let told = ProblemView.all(summary, depth: isAlone ? .whole : .brief, time)
        problems = isAlone ? told : Array(told.prefix(Self.problemLimit))
        moreProblems = problems.count < told.count ? Words.moreProblems(told.count - problems.count) : nil
        brief = BriefView(summary, problems, time)
        rows = order.map { channel in
            let link = isAlone ? nil : ReportFile.channel(channel.name).name
            return ChannelRowView(channel, link: link, hasRun: summary.lastRunAt != nil, time)
        }
        shortWindow = order.lazy.compactMap(\.daily?.window).first.map(Words.sharesOver)
        intents = summary.intents.filter { intent in !intent.ways.allSatisfy(\.reason.verdict.isGood) }
            .filter { !$0.isCutOff }.map(IntentView.init)
        cutOff = summary.intents.filter(\.isCutOff).map(CutOffView.init)
        frozen = FrozenView.all(summary, time)
        personas = PersonaTableView(summary.personas)
        causes = summary.causes.prefix(6).map { CauseView($0, time) }
        let days = order.contains { !$0.points.isEmpty } ? order.map { StripView($0, time) } : []
        strips = isAlone || days.count <= Self.manyChannels ? days : days.filter { !$0.isCalm }
        calmStrips = strips.count < days.count ? Words.calmDays(days.count - strips.count, of: days.count) : nil
        ticks = StripView.ticks(time)
        windows = isAlone ? WindowView.all(order, time) : []
        figureTable = isAlone ? nil : FiguresView(order, limit: Self.manyChannels)
        // What holds is folded and short, so that what does not is seen.
        let isHeld = { (summary: GuardSummary) in !isAlone && summary.isHeld }
        guards = summary.guards.filter { !isHeld($0) }.map { GuardView($0, naming, time) }
        heldGuards = summary.guards.filter(isHeld).map { HeldGuardView($0, naming, time) }
        heldTitle = heldGuards.isEmpty ? nil : Words.guardsHeld(heldGuards.count, of: summary.guards.count)
        incidents = summary.incidents.prefix(Self.incidentLimit).map { incident in
            let link = isAlone ? nil : ReportFile.incident(incident.id).name
            return IncidentView(incident, channelTitle: naming.title(incident.channel), link: link, time)
        }
        let hidden = summary.incidents.count - Self.incidentLimit
        moreIncidents = hidden > 0 ? Words.moreIncidents(hidden) : nil
        let all = Self.journeys(of: summary)
        let isQuiet = { (summary: JourneySummary) in !isAlone && summary.isCalm }
        journeys = all.filter { !isQuiet($0) }.map { JourneyView($0, naming, time) }
        calmJourneys = CalmJourneyView.all(all.filter(isQuiet), of: summary, time)
        journeysTitle = Words.journeys(all)
        monitor = MonitorView(summary, all, time)
        monitorSays = summary.lastRunAt == nil ? nil : Words.monitor(monitor, of: all.count)

        hasRows = !rows.isEmpty
        isCalm = !summary.channels.contains(where: \.state.verdict.isBad)
        hasWays = !intents.isEmpty || !cutOff.isEmpty
        hasCutOff = !cutOff.isEmpty
        hasCauses = !causes.isEmpty
        hasFrozen = !frozen.isEmpty
        hasProblems = !problems.isEmpty
        hasDay = !days.isEmpty
        hasStrips = !strips.isEmpty
        hasNumbers = !windows.isEmpty || figureTable != nil
        hasGuards = !summary.guards.isEmpty
        hasGuardTable = !guards.isEmpty
        hasIncidents = !incidents.isEmpty
        hasJourneys = !all.isEmpty
        hasJourneyTable = !journeys.isEmpty
        hasCalm = !calmJourneys.isEmpty
    }

    /// What is broken first; otherwise as the site file has it.
    static func order(_ channels: [ChannelSummary]) -> [ChannelSummary] {
        func rank(_ channel: ChannelSummary) -> Int {
            switch channel.state.verdict {
            case .unsafe: 0
            case .down: 1
            case .softDown: 2
            default: channel.state.isSuspected ? 3 : 4
            }
        }
        return channels.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }

    /// Every journey once, in the order of the channels: as it stands where it stands worst.
    static func journeys(of summary: Summary) -> [JourneySummary] {
        var places: [String: Int] = [:]
        return summary.channels.flatMap(\.journeys).reduce(into: []) { found, journey in
            if let place = places[journey.journey] {
                if journey.judgement.verdict > found[place].judgement.verdict { found[place] = journey }
            } else {
                places[journey.journey] = found.count
                found.append(journey)
            }
        }
    }
}

/// Titles of channels by their names.
struct Naming {
    private let titles: [String: String]

    init(_ summary: Summary) {
        titles = Dictionary(
            summary.channels.map { ($0.name, WireText.line($0.title, limit: 120)) },
            uniquingKeysWith: { first, _ in first })
    }

    func title(_ channel: String) -> String { titles[channel] ?? WireText.line(channel, limit: 120) }
}
