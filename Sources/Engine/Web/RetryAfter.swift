import Foundation
import Transfers

/// `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date.
enum RetryAfter {
    /// Seconds from now, at most a day.
    static func seconds(_ headers: [HeaderField], now: Date) -> Int? {
        guard let value = headers.value(of: "Retry-After")?.trimmingCharacters(in: .whitespaces) else { return nil }
        if let seconds = Int(value) { return min(max(seconds, 0), 86_400) }
        return Timestamp.parse(value).map { min(max(Int($0.timeIntervalSince(now)), 0), 86_400) }
    }
}
