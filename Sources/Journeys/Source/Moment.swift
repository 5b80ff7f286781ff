import Foundation

/// Moments as people write them: `2026-11-21T18:00:00Z`, `2026-11-21 18:00 +01:00`.
package enum Moment {
    /// - Parameter timeZone: for texts that name none; without it they are no moment.
    /// - Returns: nothing for a text that is no moment of the calendar.
    package static func parse(_ text: String, timeZone: TimeZone? = nil) -> Date? {
        let scalars = Array(text.utf8.prefix(40))
        guard scalars.count >= 16, scalars[10] == UInt8(ascii: "T") || scalars[10] == UInt8(ascii: " "),
            let date = numbers(scalars[0..<10], separator: "-", lengths: [4, 2, 2])
        else { return nil }
        var end = 16
        if scalars.count >= 19, scalars[16] == UInt8(ascii: ":") { end = 19 }
        let lengths = end == 19 ? [2, 2, 2] : [2, 2]
        guard let time = numbers(scalars[11..<end], separator: ":", lengths: lengths),
            let zone = zone(scalars[end...], timeZone)
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let components = DateComponents(
            year: date[0], month: date[1], day: date[2], hour: time[0], minute: time[1],
            second: time.count > 2 ? time[2] : 0)
        guard (1970...9999).contains(date[0]), components.isValidDate(in: calendar) else { return nil }
        return calendar.date(from: components)
    }

    private static func zone(_ text: ArraySlice<UInt8>, _ usual: TimeZone?) -> TimeZone? {
        let text = text.drop { $0 == UInt8(ascii: " ") }
        guard let first = text.first else { return usual }
        if first == UInt8(ascii: "Z") { return text.count == 1 ? .gmt : nil }
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"),
            let parts = numbers(text.dropFirst(), separator: ":", lengths: [2, 2]), parts[0] <= 14, parts[1] < 60
        else { return nil }
        return TimeZone(secondsFromGMT: (first == UInt8(ascii: "-") ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60))
    }

    private static func numbers(_ text: ArraySlice<UInt8>, separator: Unicode.Scalar, lengths: [Int]) -> [Int]? {
        let parts = text.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
        guard parts.map(\.count) == lengths else { return nil }
        let numbers = parts.compactMap { part in
            part.allSatisfy { (48...57).contains($0) } ? Int(String(decoding: part, as: UTF8.self)) : nil
        }
        return numbers.count == lengths.count ? numbers : nil
    }
}
