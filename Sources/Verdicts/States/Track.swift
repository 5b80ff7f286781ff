import Foundation
import Journeys

/// What the runs of one journey have come to on one channel so far. A fold over samples: see ``absorbing(_:rules:)``.
package struct Track: Sendable, Hashable, Codable {
    package var journey: String
    package var channel: String
    /// Absent until something is confirmed.
    package var standing: Standing?
    /// Known samples, oldest first, never more than the rules' window.
    package var recent: [Sample] = []
    package var lastUnknown: Sample?
    /// Runs since the standing changed that say otherwise, without being enough to change it.
    package var isSuspected = false

    package struct Standing: Sendable, Hashable, Codable {
        package var reason: Reason
        /// The first run that said so, not the one that confirmed it.
        package var since: Date

        package init(reason: Reason, since: Date) {
            self.reason = reason
            self.since = since
        }
    }

    package init(journey: String, channel: String) {
        self.journey = journey
        self.channel = channel
    }

    package var lastKnown: Sample? { recent.last }
}
