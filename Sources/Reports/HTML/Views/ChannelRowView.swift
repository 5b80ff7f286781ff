import Verdicts

/// One row of the table that the page is about: the uptime view beside what customers meet.
struct ChannelRowView {
    var title: String
    var code: String
    var word: String
    var channelLink: String?
    var reachWord: String
    var reachDetail: String?
    var suspicion: String?
    var rowReason: ProseView?
    var rowPlace: String?
    var rowSince: MomentView?
    var uptime: String
    var usable: String
    var soft: String
    var usableClass: String
    var softClass: String
    /// Whether there are no numbers at all.
    var isEmpty: Bool

    /// - Parameter hasRun: whether anything has: where nothing has, the headline says it for all channels.
    init(_ channel: ChannelSummary, link: String?, hasRun: Bool, _ time: TimeWords) {
        let numbers = NumbersView(channel.daily?.availability)
        title = WireText.line(channel.title, limit: 120)
        code = channel.state.verdict.rawValue
        word = Words.state(channel.state.verdict)
        channelLink = link
        reachWord = Words.reach(channel.reach)
        // What is well needs no proof here: the page stays calm.
        let isQuiet = channel.state.verdict == .usable && channel.reach == .up
        reachDetail = isQuiet ? nil : channel.lastReach.map { WireText.line(Words.reachDetail($0)) }
        suspicion = channel.state.isSuspected ? Words.Page.suspected : nil
        rowReason = (hasRun ? Self.reason(channel) : nil).map { ProseView($0, time) }
        rowPlace = StepPlace.words(of: channel).map(Words.place)
        let isBad = channel.state.verdict.isBad || channel.state.verdict == .safelyDegraded
        rowSince = isBad ? channel.state.since.map { MomentView($0, time) } : nil
        uptime = numbers.uptime
        usable = numbers.usable
        soft = numbers.soft
        usableClass = numbers.usableClass
        softClass = numbers.softClass
        isEmpty = (channel.daily?.availability.known ?? 0) == 0
    }

    private static func reason(_ channel: ChannelSummary) -> Prose? {
        if channel.state.verdict == .usable { return nil }
        let hasRun = channel.journeys.contains { $0.runAt != nil }
        if channel.state.reason == .overdue, !hasRun { return "\(Words.notRunYet)" }
        return Words.reason(of: channel)
    }
}
