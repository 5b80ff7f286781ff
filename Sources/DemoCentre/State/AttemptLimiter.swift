import Foundation

/// Counts wrong passwords and locks after too many.
struct AttemptLimiter: Sendable {
    static let attempts = 5
    static let window: TimeInterval = 15 * 60

    private var wrong = Shelf<[Date]>(capacity: 1000)

    /// Seconds until the next attempt is allowed, nil when it is allowed now.
    func lockedFor(_ key: String, now: Date) -> Int? {
        let recent = recent(key, now: now)
        guard recent.count >= Self.attempts, let first = recent.first else { return nil }
        return max(1, Int((Self.window - now.timeIntervalSince(first)).rounded(.up)))
    }

    mutating func countWrong(_ key: String, now: Date) {
        wrong[key] = (recent(key, now: now) + [now]).suffix(Self.attempts)
    }

    mutating func clear(_ key: String) {
        wrong[key] = nil
    }

    private func recent(_ key: String, now: Date) -> [Date] {
        (wrong[key] ?? []).filter { now.timeIntervalSince($0) < Self.window }
    }
}
