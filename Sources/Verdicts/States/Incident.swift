import Foundation

/// One time that a channel was `unsafe`, `down` or `soft_down`. One per channel at a time.
package struct Incident: Sendable, Hashable, Codable, Identifiable {
    package var id: String
    package var channel: String
    /// The first bad run, not the confirmation.
    package var startedAt: Date
    /// The first good run of the recovery.
    package var endedAt: Date?
    /// The reason, and every change of it, oldest first.
    package var changes: [Change]

    package struct Change: Sendable, Hashable, Codable {
        package var at: Date
        package var reason: Reason
        package var journey: String?

        package init(at: Date, reason: Reason, journey: String?) {
            self.at = at
            self.reason = reason
            self.journey = journey
        }
    }

    package init(id: String, channel: String, startedAt: Date, endedAt: Date? = nil, changes: [Change]) {
        self.id = id
        self.channel = channel
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.changes = changes
    }

    package var reason: Reason { changes.last?.reason ?? .stepError }
}
