import Foundation
import Verdicts

/// What is frozen on purpose, for `softdown status` and `softdown mode`.
package enum ContainmentText {
    /// One line for each action: what, since when, until when, who and why.
    package static func lines(_ containments: [ContainmentSummary], timeZone: TimeZone, now: Date) -> [String] {
        let time = TimeWords(now: now, timeZone: timeZone)
        return containments.map { line($0, time) }
    }

    private static func line(_ containment: ContainmentSummary, _ time: TimeWords) -> String {
        let title = WireText.line(containment.title, limit: 120)
        let name = title == containment.action ? containment.action : "\(title) (\(containment.action))"
        let since = time.moment(containment.since)
        let until = containment.until.map { "until \(time.moment($0))" } ?? "until it is lifted"
        let state =
            switch containment.phase {
            case .scheduled: "will be frozen from \(since) \(until)"
            case .beginning: "frozen since \(since) \(until); just begun, so that either treatment is right"
            case .frozen: "frozen since \(since) \(until)"
            case .uncertain:
                "named frozen since \(since) \(until), by a flag that has been silent for too long, so that either treatment is right"
            case .ending: "was frozen \(until); just over, so that either treatment is right"
            case .ended: "was frozen from \(since) \(until)"
            }
        return "\(name): \(state)\(origin(containment))"
    }

    private static func origin(_ containment: ContainmentSummary) -> String {
        var parts: [String] = []
        if !containment.why.isEmpty { parts.append(WireText.line(containment.why, limit: 200)) }
        let place =
            switch containment.source {
            case .command: "softdown mode"
            case .site: "the site file"
            case .flag: "the flag"
            }
        let who = containment.by.map { "\(WireText.line($0, limit: 80)), by \(place)" } ?? "by \(place)"
        let lifted = containment.liftedBy.map { ", lifted by \(WireText.line($0, limit: 80))" } ?? ""
        parts.append("(\(who)\(lifted))")
        return (containment.why.isEmpty ? " " : ": ") + parts.joined(separator: " ")
    }
}
