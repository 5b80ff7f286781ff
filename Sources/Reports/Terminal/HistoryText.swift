import Foundation
import Verdicts

/// `softdown history`: what channels came to, for a terminal.
package enum HistoryText {
    /// - Parameters:
    ///   - incidents: of any channel, latest first.
    ///   - channels: names of those to be shown.
    ///   - start: how far back.
    package static func text(
        _ summary: Summary, incidents: [Incident], channels: Set<String>, since start: Date, timeZone: TimeZone,
        width: Int = 100, isColoured: Bool = false
    ) -> String {
        let time = TimeWords(now: summary.generatedAt, timeZone: timeZone)
        var story = Story(columns: min(max(width, 40), 160), ink: Ink(isColoured: isColoured))
        story.wrap("From \(time.moment(start)) to \(time.moment(summary.generatedAt))") { $0.quiet($1) }
        for channel in summary.channels where channels.contains(channel.name) {
            story.heading(WireText.line(channel.title, limit: 80))
            strip(of: channel, since: start, time, &story)
            numbers(of: channel, time, &story)
            let own = incidents.filter { $0.channel == channel.name }
            if own.isEmpty { story.wrap("  no incidents") { $0.quiet($1) } }
            for incident in own.prefix(200) { line(incident, time, &story) }
        }
        return story.text
    }

    // MARK: The strip

    /// One mark per day, or per hour where it is about two days at most.
    private static func strip(of channel: ChannelSummary, since start: Date, _ time: TimeWords, _ story: inout Story) {
        let isShort = time.now.timeIntervalSince(start) <= 2 * 86_400
        let history = channel.history.first { $0.window == (isShort ? "7 d" : "12 months") }
        let slices = history?.slices.filter { $0.end > start } ?? []
        guard !slices.isEmpty else { return }
        let room = max(story.columns - 4, 10)
        let shown = slices.suffix(room)
        let marks = shown.map { story.ink.state($0.worst ?? .unknown, mark($0)) }.joined()
        story.add("  " + marks)
        story.wrap("  one mark per \(isShort ? "hour" : "day"), the worst of it; \(legend(Array(shown)))") {
            $0.quiet($1)
        }
    }

    private static func mark(_ slice: TimeSlice) -> String { letter(slice.worst) }

    private static func letter(_ verdict: Verdict?) -> String {
        switch verdict {
        case .usable: "."
        case .safelyDegraded: "f"
        case .softDown: "s"
        case .down: "D"
        case .unsafe: "U"
        case .unknown, nil: "-"
        }
    }

    private static func legend(_ slices: [TimeSlice]) -> String {
        let seen = Set(slices.map { $0.worst ?? .unknown })
        return Verdict.allCases.reversed().filter(seen.contains).map {
            "\(letter($0)) \(Words.state($0))"
        }.joined(separator: ", ")
    }

    // MARK: Numbers

    private static func numbers(of channel: ChannelSummary, _ time: TimeWords, _ story: inout Story) {
        let known = channel.numbers.filter { $0.availability.known > 0 }
        guard !known.isEmpty else { return }
        let heads = ["window", "uptime", "usable", "soft downtime", "coverage", "worst hour"]
        let columns = [8, 8, 8, 16, 9, 26]
        func row(_ cells: [String]) -> String {
            zip(cells, columns).map { Layout.padded($0, to: $1) }.joined(separator: " ")
        }
        let budgets = known.contains { $0.budget != nil }
        let lines =
            [row(heads) + (budgets ? " budget left" : "")]
            + known.map { one in
                let view = NumbersView(one.availability)
                let worst = one.worstHour.map {
                    "\(time.moment($0.start)) \(Availability.percentage($0.usable, decimals: 0))"
                }
                return row([one.window, view.uptime, view.usable, view.soft, view.coverage, worst ?? "–"])
                    + (one.budget.map { " \(budget($0))" } ?? "")
            }
        for (index, line) in lines.enumerated() {
            let cut = Layout.shortened("  " + line, to: story.columns)
            story.add(index == 0 ? story.ink.quiet(cut) : cut)
        }
    }

    /// `148 min of 216, at 0.3 × the pace`.
    package static func budget(_ budget: ErrorBudget) -> String {
        let left = Words.minutes(abs(budget.left))
        let text = "\(budget.left < 0 ? "−" : "")\(left) min of \(Words.minutes(budget.allowed))"
        guard let burn = budget.burn, burn.isFinite else { return text }
        return text + ", at \(String(format: "%.1f", min(burn, 99_999))) × the pace"
    }

    // MARK: Incidents

    private static func line(_ incident: Incident, _ time: TimeWords, _ story: inout Story) {
        let end = incident.endedAt ?? time.now
        let span = TimeWords.span(seconds: end.timeIntervalSince(incident.startedAt))
        let verdict = incident.worst
        let state = story.ink.state(verdict, Words.state(verdict))
        let reasons = incident.changes.reduce(into: [Reason]()) { if $0.last != $1.reason { $0.append($1.reason) } }
        let why = reasons.suffix(3).map { Words.of($0).short }.joined(separator: ", then ")
        let goesOn = incident.endedAt == nil ? " so far" : ""
        let start = Layout.padded(time.moment(incident.startedAt), to: 17)
        let text = "  \(start) \(Layout.padded(span + goesOn, to: 16)) \(state): \(why)"
        story.add("\(text)  \(story.ink.quiet(WireText.line(incident.id, limit: 100)))")
    }
}
