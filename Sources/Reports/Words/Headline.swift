import Foundation
import Verdicts

/// The first thing on the page, in notices and in the terminal: what is broken, since when, and what an uptime check says.
package struct Headline: Sendable {
    /// Without the span at its end, where it has one: `Password reset is unusable since 02:41 UTC, `.
    package var start: Prose
    /// When the one thing that is broken began.
    package var since: Date?
    /// `47 min`.
    package var span = ""
    /// `An uptime check says it is up.` Absent where it adds nothing.
    package var uptime: String?
    /// What else must be said: suspicions, what is not known.
    package var asides: [String] = []
    package var worst: Verdict
    private let time: TimeWords

    /// - Parameter time: whose zones the sentence is written in.
    package init(_ summary: Summary, _ time: TimeWords) {
        self.time = time
        let channels = summary.channels
        let bad = channels.filter(\.state.verdict.isBad).sorted { $0.state.verdict > $1.state.verdict }
        worst = channels.map(\.state.verdict).max() ?? .unknown
        if channels.isEmpty {
            start = "No channel is declared."
        } else if summary.lastRunAt == nil, channels.allSatisfy({ $0.state.verdict == .unknown }) {
            start = "Nothing has run yet."
            uptime = "The first run will fill this page."
            return
        } else if let only = bad.first, bad.count == 1 {
            start = Self.single(only)
            since = only.state.since
            span = since.map { TimeWords.span(seconds: time.now.timeIntervalSince($0)) } ?? ""
            uptime = Self.uptimeView(of: only)
        } else if !bad.isEmpty {
            start = "\(Self.several(bad, of: channels.count))"
            uptime = Self.uptimeView(of: bad)
        } else {
            start = "\(Self.healthy(channels))"
        }
        asides = Self.asides(channels)
    }

    /// `Password reset is unusable since 02:41 UTC, 47 min.`
    package var sentence: String { start.plain(time) + (since == nil ? "" : "\(span).") }

    /// As it stands in the tab and in the subject of a notice: worst first, short.
    package var title: String { sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence }

    private static func name(_ channel: ChannelSummary) -> String { WireText.line(channel.title, limit: 80) }

    private static func single(_ channel: ChannelSummary) -> Prose {
        let state = "\(name(channel)) is \(Words.state(channel.state.verdict))"
        guard let since = channel.state.since else { return "\(state)." }
        return Words.since(state, since)
    }

    /// `1 channel is unsafe, 1 is down and 5 are unusable.`
    private static func several(_ bad: [ChannelSummary], of total: Int) -> String {
        var parts: [String] = []
        for verdict in [Verdict.unsafe, .down, .softDown] {
            let number = bad.count { $0.state.verdict == verdict }
            guard number > 0 else { continue }
            let noun =
                parts.isEmpty
                ? (number == total ? "All \(number) channels" : Words.count(number, "channel")) : "\(number)"
            parts.append("\(noun) \(number == 1 ? "is" : "are") \(Words.state(verdict))")
        }
        return Words.list(parts) + "."
    }

    static func uptimeView(of channel: ChannelSummary) -> String? {
        switch channel.reach {
        case .up: "An uptime check says it is up."
        case .down: "An uptime check sees that too."
        case .unknown: nil
        }
    }

    private static func uptimeView(of bad: [ChannelSummary]) -> String? {
        let up = bad.count { $0.reach == .up }
        if up == 0 { return "An uptime check sees that too." }
        if up == bad.count { return "An uptime check says that all of them are up." }
        return "An uptime check says that \(up) of these \(bad.count) \(up == 1 ? "is" : "are") up."
    }

    private static func healthy(_ channels: [ChannelSummary]) -> String {
        let usable = channels.count { $0.state.verdict == .usable }
        let degraded = channels.count { $0.state.verdict == .safelyDegraded }
        let unknown = channels.count { $0.state.verdict == .unknown }
        if usable == channels.count {
            return usable == 1
                ? "\(channels.first.map(name) ?? "The channel") is usable." : "All \(usable) channels are usable."
        }
        var parts: [String] = []
        for (number, verdict) in [(usable, Verdict.usable), (degraded, .safelyDegraded), (unknown, .unknown)]
        where number > 0 {
            let noun = parts.isEmpty ? Words.count(number, "channel") : "\(number)"
            parts.append("\(noun) \(number == 1 ? "is" : "are") \(Words.state(verdict))")
        }
        return Words.list(parts) + "."
    }

    private static func asides(_ channels: [ChannelSummary]) -> [String] {
        var result: [String] = []
        let suspected = channels.filter { $0.state.isSuspected }.map(name)
        if !suspected.isEmpty {
            let verb = suspected.count == 1 ? "is" : "are"
            result.append(
                "\(Words.list(suspected)) \(verb) under suspicion: the last run said otherwise and waits to be confirmed."
            )
        }
        let bad = channels.contains(where: \.state.verdict.isBad)
        let unknown = channels.filter { $0.state.verdict == .unknown }.map(name)
        if bad, !unknown.isEmpty { result.append("Nothing is known of \(Words.list(unknown)).") }
        let mistaken = channels.filter { $0.reach == .down && $0.state.verdict.isGood }.map(name)
        if !mistaken.isEmpty {
            result.append(
                "An uptime check says that \(Words.list(mistaken)) \(mistaken.count == 1 ? "is" : "are") down, and customers arrive."
            )
        }
        return result
    }
}
