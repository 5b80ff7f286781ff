import Foundation

/// One time that a channel was `unsafe`, `down` or `soft_down`. One per channel at a time, and no two of a channel overlap.
package struct Incident: Sendable, Hashable, Codable, Identifiable {
    package var id: String
    package var channel: String
    /// The first bad run, not the confirmation; never before the end of the channel's incident before.
    package var startedAt: Date
    /// The first good run of the recovery.
    package var endedAt: Date?
    /// The reason, and every change of it, oldest first.
    package var changes: [Change]
    /// The first bad run. Its start is ``startedAt``, unless an earlier incident of the channel covers that moment.
    package var firstBad: RunReference?
    /// The last good run of the same journey or guard before it.
    package var lastGood: RunReference?
    /// The first good run of the recovery.
    package var recovery: RunReference?
    /// What was different between ``lastGood`` and ``firstBad``; computed when the incident opened.
    package var difference: RunDifference?

    package struct Change: Sendable, Hashable, Codable {
        package var at: Date
        package var reason: Reason
        /// The journey or guard that decided it.
        package var journey: String?
        /// The run that brought it.
        package var run: String?

        package init(at: Date, reason: Reason, journey: String?, run: String? = nil) {
            self.at = at
            self.reason = reason
            self.journey = journey
            self.run = run
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

    /// The worst that it came to.
    package var worst: Verdict { changes.map(\.reason.verdict).max() ?? reason.verdict }
}
