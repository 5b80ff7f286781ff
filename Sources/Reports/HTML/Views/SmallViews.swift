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
        let known = availability.flatMap { $0.known > 0 ? $0 : nil }
        soft = known.map { Words.softDowntime($0) } ?? "–"
        usableClass = (availability?.usable ?? 1) < 1 ? "bad" : ""
        softClass = (known?.softDowntime ?? 0) > 0 ? "bad" : ""
    }
}
