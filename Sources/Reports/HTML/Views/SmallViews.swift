import Foundation
import Verdicts

/// A moment: for machines, for people, and how long ago.
struct MomentView {
    var iso: String
    var text: String
    var relative: String
    /// How long it has lasted, if something began then.
    var span: String
    /// The same moment in the other zone, in brackets, after a space; absent where that is the same.
    var elsewhere: String?

    init(_ date: Date, _ time: TimeWords) {
        iso = TimeWords.iso(date)
        text = time.moment(date)
        relative = time.relative(date)
        elsewhere = time.elsewhere(date).map { " (\($0))" }
        span = TimeWords.span(seconds: time.now.timeIntervalSince(date))
    }
}

/// The numbers of one window as they are printed.
struct NumbersView {
    var uptime: String
    var usable: String
    var soft: String
    var coverage: String
    var usableClass: String
    var softClass: String

    init(_ availability: Availability?) {
        uptime = availability?.uptime.map { Availability.percentage($0) } ?? "–"
        usable = availability?.usable.map { Availability.percentage($0) } ?? "–"
        coverage = availability.map { Availability.percentage($0.coverage, decimals: 0) } ?? "–"
        let minutes = Self.minutes(availability?.softDowntime ?? 0)
        soft = availability == nil || availability?.known == 0 ? "–" : "0 min"
        if minutes > 0 {
            soft = Words.softDowntime(minutes, error: max(1, Self.minutes(availability?.softDowntimeError ?? 0)))
        }
        usableClass = (availability?.usable ?? 1) < 1 ? "bad" : ""
        softClass = minutes > 0 ? "bad" : ""
    }

    static func minutes(_ seconds: Double) -> Int {
        guard seconds.isFinite, seconds > 0 else { return 0 }
        return Int((min(seconds, 31_556_952_000) / 60).rounded())
    }
}
