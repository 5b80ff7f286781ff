import Foundation

/// Reads `Sat, 21 Nov 2026 12:00:01 +0100` (RFC 5322 section 3.3) and the obsolete forms of section 4.3.
enum MailDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    /// Hours east of UTC. Letters other than Z were so often used wrongly that they count as UTC.
    private static let zones = ["est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7]

    static func parse(_ text: String) -> Date? {
        var tokens = withoutComments(text).split { $0.isWhitespace || $0 == "," }.map { $0.lowercased() }
        if let first = tokens.first, Int(first) == nil { tokens.removeFirst() }
        guard tokens.count >= 4, let day = Int(tokens[0]), let year = year(tokens[2]) else { return nil }
        guard let month = months.firstIndex(of: String(tokens[1].prefix(3))) else { return nil }
        let clock = tokens[3].split(separator: ":").map { Int($0) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1] else { return nil }
        let second = clock.count == 3 ? clock[2] : 0
        guard let second, (1...31).contains(day), (0...23).contains(hour), (0...59).contains(minute),
            (0...60).contains(second), let offset = offset(tokens.count > 4 ? tokens[4] : "")
        else { return nil }
        guard let days = days(year: year, month: month + 1, day: day) else { return nil }
        return Date(timeIntervalSince1970: Double(days * 86_400 + hour * 3_600 + minute * 60 + second - offset))
    }

    private static func year(_ text: String) -> Int? {
        guard let number = Int(text), (0...9_999).contains(number) else { return nil }
        // RFC 5322 section 4.3.
        return switch text.count {
        case 2: number < 50 ? 2_000 + number : 1_900 + number
        case 3: 1_900 + number
        default: number
        }
    }

    /// Seconds east of UTC.
    private static func offset(_ zone: String) -> Int? {
        if let sign = zone.first, sign == "+" || sign == "-" {
            let digits = zone.dropFirst().filter { $0 != ":" }
            guard digits.count == 4, let number = Int(digits), number >= 0, number % 100 < 60 else { return nil }
            let seconds = number / 100 * 3_600 + number % 100 * 60
            return sign == "-" ? -seconds : seconds
        }
        return (zones[zone] ?? 0) * 3_600
    }

    /// Days since 1970-01-01 in the Gregorian calendar; `nil` for a day that the month does not have.
    private static func days(year: Int, month: Int, day: Int) -> Int? {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        // Years are counted from March, so that the leap day is the last one.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func withoutComments(_ text: String) -> String {
        var depth = 0
        return text.prefix(200).filter { character in
            if character == "(" { depth += 1 }
            defer { if character == ")", depth > 0 { depth -= 1 } }
            return depth == 0
        }
    }
}
