import Foundation
import Verdicts

/// Everything that one target is told at one time, in words.
package struct NoticeMessage: Sendable {
    package var site: String
    package var title: String
    package var at: Date
    /// Where the page is, if it is served.
    package var link: String?
    package var events: [NoticeEvent]

    package init(site: String, title: String, at: Date, link: String?, events: [NoticeEvent]) {
        self.site = site
        self.title = title
        self.at = at
        self.link = link
        self.events = events
    }

    /// `[berlin] Chat is unusable since 02:41 UTC`; how many more there are stands at its end.
    package var subject: String {
        guard let first = events.first else { return "[\(site)] nothing to tell" }
        let more = events.count - 1
        return "[\(PlainText.line(site, limit: 64))] \(Self.sentence(first))\(more == 0 ? "" : ", and \(more) more")"
    }

    package var text: String {
        var lines: [String] = []
        for event in events {
            lines.append(Self.sentence(event) + ".")
            if event.kind != .recovered {
                lines.append("  why: \(event.reason.rawValue)")
                if event.reach == .up { lines.append("  An uptime check says it is up.") }
                if let step = event.failingStep { lines.append("  step: \(step)") }
                if let expected = event.expected, !expected.isEmpty { lines.append("  expected: \(expected)") }
                if let got = event.got, !got.isEmpty { lines.append("  got: \(got)") }
                if let cause = event.cause { lines.append("  shared cause: \(cause)") }
                if let owner = event.owner { lines.append("  owner: \(owner)") }
                if let runbook = event.runbook { lines.append("  runbook: \(runbook)") }
            }
            lines.append("")
        }
        if let link { lines.append("The page: \(link)") }
        lines.append("softdown at \(PlainText.line(title, limit: 100)), \(Self.moment(at))")
        return lines.joined(separator: "\n") + "\n"
    }

    static func sentence(_ event: NoticeEvent) -> String {
        let state: String =
            switch event.reason.verdict {
            case .unsafe: "unsafe"
            case .down: "down"
            default: "unusable"
            }
        let since = "since \(moment(event.since))"
        switch event.kind {
        case .opened: return "\(event.title) is \(state) \(since)"
        case .changed: return "\(event.title) is \(state), for another reason than before, \(since)"
        case .reminder: return "\(event.title) is still \(state) \(since)"
        case .recovered:
            let end = event.endedAt.map { ", from \(moment(event.since)) to \(moment($0))" } ?? ""
            return "\(event.title) works again\(end)"
        }
    }

    /// `2026-11-21 02:41 UTC`
    static func moment(_ date: Date) -> String {
        let text = date.formatted(.iso8601)
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }
}
