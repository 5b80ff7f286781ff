import Foundation
import Journeys

/// When a freeze begins or ends, as it is written on a command line: `18:00`, `+2h`, `2026-11-21T18:00:00Z`.
enum FreezeEnd {
    /// - Parameter timeZone: of texts that name none. A time without a date is the next such time there.
    /// - Returns: nothing for a text that is no moment.
    static func parse(_ text: String, now: Date, timeZone: TimeZone) -> Date? {
        if text.hasPrefix("+") {
            return Span(argument: String(text.dropFirst())).map { now.addingTimeInterval($0.seconds) }
        }
        return Moment.parse(text, timeZone: timeZone) ?? next(text, now, timeZone)
    }

    private static func next(_ text: String, _ now: Date, _ timeZone: TimeZone) -> Date? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar.nextDate(
            after: now, matching: DateComponents(hour: hour, minute: minute, second: 0), matchingPolicy: .nextTime)
    }
}
