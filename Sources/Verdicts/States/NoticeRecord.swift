import Foundation

/// What one target was told of one incident, so that nobody is told twice, whatever restarts in between.
package struct NoticeRecord: Sendable, Hashable {
    package var target: String
    package var incident: String
    /// The reason that was told last; nothing as long as every attempt failed.
    package var reason: Reason?
    package var toldAt: Date?
    /// Whether the end was told.
    package var isClosed = false
    /// Attempts that failed since the last one that did not.
    package var failures = 0
    /// Not tried again before.
    package var notBefore: Date?

    package init(target: String, incident: String) {
        self.target = target
        self.incident = incident
    }

    /// After a message arrived.
    package mutating func told(_ reason: Reason, isClosed: Bool, at now: Date) {
        self.reason = reason
        self.isClosed = isClosed
        toldAt = now
        failures = 0
        notBefore = nil
    }

    /// After an attempt that failed: one minute, then twice as long each time, to an hour.
    package mutating func failed(at now: Date) {
        failures += 1
        notBefore = now.addingTimeInterval(min(60 * Double(1 << min(failures - 1, 6)), 3600))
    }
}
