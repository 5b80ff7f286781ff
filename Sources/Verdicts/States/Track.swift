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
    /// The last good sample that is no longer among ``recent``.
    package var earlierGood: Sample?

    package struct Standing: Sendable, Hashable, Codable {
        package var reason: Reason
        /// The first run that said so, not the one that confirmed it.
        package var since: Date
        /// That run.
        package var run: String?
        /// Of a bad standing: the last good run before it.
        package var lastGood: RunReference?

        package init(reason: Reason, since: Date, run: String? = nil, lastGood: RunReference? = nil) {
            self.reason = reason
            self.since = since
            self.run = run
            self.lastGood = lastGood
        }
    }

    package init(journey: String, channel: String) {
        self.journey = journey
        self.channel = channel
    }

    package var lastKnown: Sample? { recent.last }
}
