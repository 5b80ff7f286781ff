import Verdicts

/// What whoever was woken reads first, under the headline: where it breaks, what it means, and what works instead.
struct BriefView {
    /// Where several are broken.
    var worstChannels: [WorstView] = []
    /// How many more there are.
    var worstRest: ProseView?
    var briefRows: [Row] = []
    var hasWorst = false

    struct Row {
        var briefLabel: String
        var briefText: String
        /// Where on the page more is told.
        var briefAnchor: String?
    }

    /// One of the worst channels in two lines: since when, and where it breaks.
    struct WorstView {
        var anchor: String
        var title: String
        var code: String
        var word: String
        var worstSince: MomentView?
        var worstText: String
    }

    /// So many are told by name: a phone shows them at once, and what works besides.
    private static let most = 3

    /// - Parameter problems: what the page tells below, worst first.
    /// - Returns: nothing where nothing is broken.
    init?(_ summary: Summary, _ problems: [ProblemView], _ time: TimeWords) {
        let bad = summary.channels.filter(\.state.verdict.isBad)
        guard let first = bad.first else { return nil }
        guard bad.count > 1 else {
            briefRows = Self.one(first, summary, problems.first)
            return
        }
        for problem in problems.prefix(Self.most) {
            guard let channel = bad.first(where: { $0.name == problem.problemChannel }) else { continue }
            worstChannels.append(
                WorstView(
                    anchor: problem.anchor, title: problem.title, code: problem.code, word: problem.word,
                    worstSince: problem.problemSince,
                    worstText: Words.because(channel.state.reason, at: StepPlace.words(of: channel))))
        }
        hasWorst = !worstChannels.isEmpty
        let told = problems.prefix(Self.most).map(\.problemChannel)
        let others = bad.filter { !told.contains($0.name) }
        if !others.isEmpty {
            worstRest = ProseView(
                Words.moreBroken(others.count, since: others.compactMap(\.state.since).min()), time)
        }
        briefRows = Self.several(summary)
    }

    private static func one(_ channel: ChannelSummary, _ summary: Summary, _ problem: ProblemView?) -> [Row] {
        var rows = [Row(briefLabel: Words.Page.why, briefText: Words.of(channel.state.reason).sentence)]
        let decisive = channel.journeys.first { $0.journey == channel.state.decidedBy }
        let failing = decisive ?? channel.journeys.first { $0.judgement.verdict.isBad }
        if let place = failing.flatMap({ StepPlace.words($0, withKind: true) }) {
            rows.append(Row(briefLabel: Words.Page.where_, briefText: place, briefAnchor: problem?.anchor))
        }
        let hit = summary.intents.filter { intent in
            intent.ways.contains { $0.channel == channel.name && $0.reason.verdict.isBad }
        }
        if !hit.isEmpty {
            let names = Self.names(hit.flatMap(\.working))
            let text = names.isEmpty ? Words.noOtherWay : Words.list(names, by: "or")
            rows.append(Row(briefLabel: Words.Page.instead, briefText: text))
        }
        return rows
    }

    private static func several(_ summary: Summary) -> [Row] {
        var rows: [Row] = []
        let cutOff = summary.intents.filter(\.isCutOff).map { Words.intent($0.intent) }
        if !cutOff.isEmpty {
            rows.append(Row(briefLabel: Words.Page.cutOff, briefText: Words.some(cutOff), briefAnchor: "ways"))
        }
        let instead = summary.intents.filter { !$0.failing.isEmpty && !$0.working.isEmpty }.prefix(3).map { intent in
            Words.instead(Words.intent(intent.intent), Self.names(intent.working))
        }
        if !instead.isEmpty {
            // A line for each goal: the eye finds its own.
            rows.append(
                Row(briefLabel: Words.Page.instead, briefText: instead.joined(separator: "\n"), briefAnchor: "ways"))
        }
        let good = summary.channels.filter(\.state.verdict.isGood).map { WireText.line($0.title, limit: 80) }
        rows.append(
            Row(
                briefLabel: Words.Page.stillUsable,
                briefText: good.isEmpty ? Words.Page.nothingUsable : Words.some(good)))
        if let cause = summary.causes.first(where: { $0.basis == .need }) {
            rows.append(
                Row(briefLabel: Words.Page.behind, briefText: Words.behind(cause), briefAnchor: "causes"))
        }
        return rows
    }

    private static func names(_ ways: [IntentSummary.Way]) -> [String] {
        ways.map { WireText.line($0.channelTitle, limit: 120) }.reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }
}

/// Where a journey broke, in words: `“mail”, step 3 of 6`.
enum StepPlace {
    /// Where the journey that decides a channel's state broke.
    static func words(of channel: ChannelSummary) -> String? {
        let failing = channel.journeys.first { $0.journey == channel.state.decidedBy && $0.judgement.verdict.isBad }
        return failing.flatMap { words($0) }
    }

    static func words(_ journey: JourneySummary, withKind: Bool = false) -> String? {
        guard let failing = journey.judgement.failingStep else { return nil }
        let name = "“\(WireText.line(failing, limit: 64))”"
        guard let place = journey.steps.firstIndex(where: { $0.id == failing }) else { return name }
        let kind = withKind ? WireText.line(journey.steps[place].kind, limit: 40) : nil
        return Words.place(name, kind: kind, number: place + 1, of: journey.steps.count)
    }
}
