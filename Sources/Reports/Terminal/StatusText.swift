import Foundation
import Verdicts

/// `softdown status`: the two views side by side, for a terminal of any width.
package enum StatusText {
    /// - Parameters:
    ///   - width: columns of the terminal; below 72, each channel takes two lines.
    ///   - isColoured: with ANSI colours; every one of them repeats a word.
    package static func text(_ summary: Summary, timeZone: TimeZone, width: Int = 100, isColoured: Bool = false)
        -> String
    {
        let ink = Ink(isColoured: isColoured)
        let time = TimeWords(now: summary.generatedAt, timeZone: timeZone)
        let headline = Headline(summary, time)
        let columns = min(max(width, 40), 160)
        var lines = Layout.wrapped(headline.sentence, to: columns).map { ink.state(headline.worst, $0) }
        if let uptime = headline.uptime { lines += Layout.wrapped(uptime, to: columns) }
        for aside in headline.asides { lines += Layout.wrapped(aside, to: columns).map(ink.quiet) }
        if summary.isSimulated {
            lines += Layout.wrapped("Simulated history: the clock was set by hand.", to: columns).map(ink.quiet)
        }
        if !summary.channels.isEmpty {
            lines.append("")
            lines += columns < 72 ? narrow(summary, columns, ink, time) : wide(summary, columns, ink, time)
        }
        let causes = summary.causes.prefix(3).map { CauseWords.sentence($0, time: time) }
        let ways = summary.intents.compactMap(CauseWords.wayRound)
        if !causes.isEmpty || !ways.isEmpty { lines.append("") }
        for text in causes + ways.prefix(20) { lines += Layout.wrapped(text, to: columns) }
        let contained = summary.containments.filter { $0.phase != .ended }
        for line in ContainmentText.lines(contained, timeZone: timeZone, now: summary.generatedAt) {
            lines += Layout.wrapped("On purpose: \(line)", to: columns)
        }
        lines += PersonaText.lines(summary.personas, columns, ink)
        let breaches = summary.guards.filter { $0.track.standing?.outcome == .unsafe }
        for breach in breaches {
            let text = "Guard not held: \(WireText.line(breach.title, limit: 120))"
            lines += Layout.wrapped(text, to: columns).map { ink.state(.unsafe, $0) }
        }
        for fault in summary.monitorFaults.prefix(20) {
            lines += Layout.wrapped("softdown itself: \(WireText.line(fault, limit: 400))", to: columns)
        }
        lines.append("")
        lines += Layout.wrapped(footer(summary, time), to: columns).map(ink.quiet)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func wide(_ summary: Summary, _ columns: Int, _ ink: Ink, _ time: TimeWords) -> [String] {
        let names = summary.channels.map { WireText.line($0.title, limit: 80) }
        let first = min(max(names.map(Layout.width).max() ?? 0, 7), 28)
        let (second, fourth, fifth) = (12, 8, 8)
        let third = max(columns - first - second - fourth - fifth - 8, 20)
        let head = [
            Layout.padded("channel", to: first), Layout.padded("uptime check", to: second),
            Layout.padded("customers", to: third), Layout.padded("uptime", to: fourth), "usable",
        ]
        var lines = [ink.quiet(head.joined(separator: "  "))]
        for (channel, name) in zip(summary.channels, names) {
            let verdict = channel.state.verdict
            let numbers = NumbersView(channel.daily?.availability)
            let told = Layout.wrapped(customers(channel, time), to: third)
            let cells = [
                ink.bold(Layout.padded(name, to: first)), Layout.padded(Words.reach(channel.reach), to: second),
                ink.state(verdict, Layout.padded(told.first ?? "", to: third)),
                Layout.padded(numbers.uptime, to: fourth), numbers.usable,
            ]
            lines.append(cells.joined(separator: "  "))
            let margin = String(repeating: " ", count: first + second + 4)
            lines += told.dropFirst().map { margin + ink.state(verdict, $0) }
        }
        return lines
    }

    private static func narrow(_ summary: Summary, _ columns: Int, _ ink: Ink, _ time: TimeWords) -> [String] {
        summary.channels.flatMap { channel -> [String] in
            let told = Layout.wrapped(customers(channel, time), to: columns - 16)
            let name = Layout.shortened(WireText.line(channel.title, limit: 80), to: columns)
            var lines = [ink.bold(name), "  uptime check: \(Words.reach(channel.reach))"]
            for (index, line) in told.enumerated() {
                let label = index == 0 ? "  customers:    " : String(repeating: " ", count: 16)
                lines.append(label + ink.state(channel.state.verdict, line))
            }
            return lines
        }
    }

    private static func customers(_ channel: ChannelSummary, _ time: TimeWords) -> String {
        let verdict = channel.state.verdict
        var text = Words.state(verdict)
        if verdict != .usable {
            if let since = channel.state.since {
                text += " \(TimeWords.span(seconds: time.now.timeIntervalSince(since)))"
            }
            text += ": \(Words.reason(of: channel).plain(time))"
        }
        return channel.state.isSuspected ? text + " (suspected)" : text
    }

    private static func footer(_ summary: Summary, _ time: TimeWords) -> String {
        guard let last = summary.lastRunAt else { return "No run yet. `softdown run` makes the first." }
        var parts = ["last run \(time.moment(last)) (\(time.relative(last)))"]
        if let due = summary.nextDueAt { parts.append("next due \(time.moment(due))") }
        let text = parts.joined(separator: ", ")
        return summary.generatedAt > summary.staleAfter ? "Too old to be believed: \(text)" : text
    }
}
