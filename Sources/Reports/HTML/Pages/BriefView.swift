import Verdicts

/// What whoever was woken reads first, under the headline: where it breaks, what it means, and what works instead.
struct BriefView {
    var briefRows: [Row]

    struct Row {
        var briefLabel: String
        var briefText: String
        /// Where on the page more is told.
        var briefAnchor: String?
        /// A moment behind the text.
        var briefMoment: MomentView?
        /// How long ago it was, behind that; the page counts on while it is open.
        var briefAgo: MomentView?
        /// What the text goes on with, and the moment that it ends with.
        var briefRest: String?
        var briefLast: MomentView?
        /// Whether it says nothing new where the reader's clock is at UTC.
        var isZoneOnly = false
    }

    /// - Parameter problem: the first that the page tells.
    /// - Returns: nothing where nothing is broken.
    init?(_ summary: Summary, problem: ProblemView?, _ time: TimeWords) {
        let bad = summary.channels.filter(\.state.verdict.isBad)
        guard let first = bad.first else { return nil }
        briefRows = bad.count == 1 ? Self.one(first, summary, problem, time) : Self.several(bad, summary, time)
    }

    private static func one(
        _ channel: ChannelSummary, _ summary: Summary, _ problem: ProblemView?, _ time: TimeWords
    ) -> [Row] {
        var rows = [Row(briefLabel: Words.Page.why, briefText: Words.of(channel.state.reason).sentence)]
        let decisive = channel.journeys.first { $0.journey == channel.state.decidedBy }
        let failing = decisive ?? channel.journeys.first { $0.judgement.verdict.isBad }
        if let place = failing.flatMap({ StepPlace.words($0, withKind: true) }) {
            rows.append(Row(briefLabel: Words.Page.where_, briefText: place, briefAnchor: problem?.anchor))
        }
        if let since = channel.state.since {
            // The headline says it in UTC: this row is seen where the reader's clock says something else.
            rows.append(
                Row(
                    briefLabel: Words.Page.began, briefText: "", briefMoment: MomentView(since, time), isZoneOnly: true)
            )
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

    private static func several(_ bad: [ChannelSummary], _ summary: Summary, _ time: TimeWords) -> [Row] {
        var rows: [Row] = []
        let unsafe = bad.filter { $0.state.verdict == .unsafe }.prefix(3).map {
            Words.because(WireText.line($0.title, limit: 80), $0.state.reason)
        }
        if !unsafe.isEmpty {
            rows.append(
                Row(
                    briefLabel: Words.Page.unsafe, briefText: unsafe.joined(separator: "\n"), briefAnchor: "problems"))
        }
        rows += began(bad, time)
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

    private static func began(_ bad: [ChannelSummary], _ time: TimeWords) -> [Row] {
        let begun = bad.compactMap(\.state.since).sorted().map { MomentView($0, time) }
        guard let first = begun.first, let last = begun.last else { return [] }
        var row = Row(briefLabel: Words.Page.began, briefText: "", briefMoment: first, briefAgo: first)
        if last.text != first.text {
            row.briefText = Words.Page.firstAt
            row.briefRest = Words.Page.lastAt
            row.briefLast = last
        }
        return [row]
    }

    private static func names(_ ways: [IntentSummary.Way]) -> [String] {
        ways.map { WireText.line($0.channelTitle, limit: 120) }.reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }
}

/// Where a journey broke, in words: `“mail”, step 3 of 6`.
enum StepPlace {
    static func words(_ journey: JourneySummary, withKind: Bool = false) -> String? {
        guard let failing = journey.judgement.failingStep else { return nil }
        let name = "“\(WireText.line(failing, limit: 64))”"
        guard let place = journey.steps.firstIndex(where: { $0.id == failing }) else { return name }
        let kind = withKind ? WireText.line(journey.steps[place].kind, limit: 40) : nil
        return Words.place(name, kind: kind, number: place + 1, of: journey.steps.count)
    }
}
