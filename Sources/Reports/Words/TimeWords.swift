import Foundation

/// Moments and spans as people read them, in one time zone, the same on every machine.
package struct TimeWords: Sendable {
    /// Moments on the day of this one are written without their date.
    package var now: Date
    package var timeZone: TimeZone
    /// Another zone that moments of weight are written in besides.
    package var local: TimeZone?

    package init(now: Date, timeZone: TimeZone, local: TimeZone? = nil) {
        self.now = now
        self.timeZone = timeZone
        self.local = local
    }

    /// `03:41 UTC+1`; absent where the other zone has the same time at that moment.
    ///
    /// - Parameter start: the first moment of a stretch that ends at the other: `03:10–03:25 UTC+1`.
    package func elsewhere(_ date: Date, from start: Date? = nil) -> String? {
        guard let there = there(date) else { return nil }
        return (start.map { "\(there.clock($0))–" } ?? "") + "\(there.clock(date)) \(there.zone(date))"
    }

    /// The other zone, if it has another time at that moment.
    package func there(_ date: Date) -> TimeWords? {
        guard let local, local.secondsFromGMT(for: date) != offset(date) else { return nil }
        return TimeWords(now: date, timeZone: local)
    }

    /// `13 Mar`.
    package func day(_ date: Date) -> String {
        let parts = Self.civil(date, offset: offset(date))
        return "\(parts.day) \(Self.months[min(max(parts.month - 1, 0), 11)])"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `02:41 UTC`, on another day `13 Mar 02:41 UTC`, in another year `13 Mar 2025 02:41 UTC`.
    package func moment(_ date: Date) -> String {
        let parts = Self.civil(date, offset: offset(date))
        let today = Self.civil(now, offset: offset(now))
        var day = ""
        if (parts.year, parts.month, parts.day) != (today.year, today.month, today.day) {
            day = "\(parts.day) \(Self.months[min(max(parts.month - 1, 0), 11)]) "
            if parts.year != today.year { day += "\(parts.year) " }
        }
        return "\(day)\(clock(date)) \(zone(date))"
    }

    /// `02:41`.
    package func clock(_ date: Date) -> String {
        let parts = Self.civil(date, offset: offset(date))
        return "\(Self.two(parts.hour)):\(Self.two(parts.minute))"
    }

    /// `UTC`, `UTC+1`, `UTC+5:30`.
    package func zone(_ date: Date) -> String {
        let seconds = offset(date)
        if seconds == 0 { return "UTC" }
        let minutes = abs(seconds) / 60
        let rest = minutes % 60 == 0 ? "" : ":\(Self.two(minutes % 60))"
        return "UTC\(seconds < 0 ? "−" : "+")\(minutes / 60)\(rest)"
    }

    /// Whole seconds, UTC: `2026-03-14T02:41:00Z`.
    package static func iso(_ date: Date) -> String {
        let parts = civil(date, offset: 0)
        let year = String(repeating: "0", count: max(0, 4 - String(parts.year).count)) + String(parts.year)
        return
            "\(year)-\(two(parts.month))-\(two(parts.day))T\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))Z"
    }

    /// `45 s`, `47 min`, `2 h 5 min`, `3 d 4 h`.
    package static func span(seconds: Double) -> String {
        let whole = clamped(seconds)
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3600: return "\(whole / 60) min"
        case ..<86_400:
            let minutes = whole % 3600 / 60
            return minutes == 0 ? "\(whole / 3600) h" : "\(whole / 3600) h \(minutes) min"
        default:
            let hours = whole % 86_400 / 3600
            return hours == 0 ? "\(whole / 86_400) d" : "\(whole / 86_400) d \(hours) h"
        }
    }

    /// `840 ms`, `12.4 s`, `2 min 5 s`.
    package static func span(microseconds: Int) -> String {
        let milliseconds = max(microseconds, 0) / 1000
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        if milliseconds < 60_000 { return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s" }
        let seconds = milliseconds % 60_000 / 1000
        return seconds == 0 ? "\(milliseconds / 60_000) min" : "\(milliseconds / 60_000) min \(seconds) s"
    }

    /// How long ago, or how far ahead: `3 min ago`, `in 2 min`, `now`.
    package func relative(_ date: Date) -> String {
        let seconds = now.timeIntervalSince(date)
        if abs(seconds) < 1 { return "now" }
        return seconds > 0 ? "\(Self.span(seconds: seconds)) ago" : "in \(Self.span(seconds: -seconds))"
    }

    private func offset(_ date: Date) -> Int { timeZone.secondsFromGMT(for: date) }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Seconds as a whole number; what is out of all proportion is held within a thousand years.
    private static func clamped(_ seconds: Double) -> Int {
        seconds.isFinite ? Int(min(max(seconds, 0), 31_556_952_000)) : 0
    }

    private struct Civil {
        var year, month, day, hour, minute, second: Int
    }

    /// The Gregorian date of an instant (days to civil date, as in Howard Hinnant's “chrono-compatible low-level date
    /// algorithms”): Foundation's calendars differ between versions in how they treat extreme dates.
    private static func civil(_ date: Date, offset: Int) -> Civil {
        let raw = date.timeIntervalSince1970
        let bounded = raw.isFinite ? min(max(raw, -62_135_596_800), 253_402_300_799) : 0
        let total = Int(bounded.rounded(.down)) + offset
        let days = Int((Double(total) / 86_400).rounded(.down))
        let second = total - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return Civil(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthIndex + 2) / 5 + 1, hour: second / 3600, minute: second % 3600 / 60,
            second: second % 60)
    }
}
