import Foundation
import Journeys

/// An action that is frozen on purpose, or was.
package struct ContainmentSummary: Sendable, Hashable {
    package enum Phase: String, Sendable, Hashable, CaseIterable {
        /// Declared to begin later.
        case scheduled
        /// Frozen only just now: either treatment of customers is right.
        case beginning
        /// Every channel must refuse it.
        case frozen
        /// Only a flag says so, which has been silent for too long: either treatment of customers is right.
        case uncertain
        /// Over only just now: either treatment of customers is right.
        case ending
        case ended

        package var isFrozen: Bool { self == .beginning || self == .frozen }
    }

    package var action: String
    package var title: String
    package var phase: Phase
    package var since: Date
    /// When it ends, or ended; absent where nobody said when.
    package var until: Date?
    /// As it was declared; from a flag it is text of somebody else's. Redacted.
    package var why: String
    package var by: String?
    package var liftedBy: String?
    package var source: Freeze.Source
    /// The journeys that ask for it.
    package var journeys: [Asked]

    /// A journey that asks for the action, and what its last run under this containment came to.
    package struct Asked: Sendable, Hashable {
        package var journey: String
        package var title: String
        package var channel: String
        package var channelTitle: String
        /// Absent where none has run since the containment began.
        package var reason: Reason?
        /// The words of the refusal that were looked for and found. Redacted; text of somebody else's.
        package var told: String?

        package init(
            journey: String, title: String, channel: String, channelTitle: String, reason: Reason?, told: String? = nil
        ) {
            self.journey = journey
            self.title = title
            self.channel = channel
            self.channelTitle = channelTitle
            self.reason = reason
            self.told = told
        }
    }

    package init(
        action: String, title: String, phase: Phase, since: Date, until: Date?, freeze: Freeze, journeys: [Asked]
    ) {
        self.action = action
        self.title = title
        self.phase = phase
        self.since = since
        self.until = until
        why = freeze.why
        by = freeze.by
        liftedBy = freeze.liftedBy
        source = freeze.source
        self.journeys = journeys
    }
}
