import Foundation
import Journeys

/// One walk of one journey, as it was seen. Redacted before it leaves the engine; judged afterwards, as often as one likes.
package struct Run: Sendable, Hashable, Codable, Identifiable {
    /// 12 lower-case letters and digits, unique.
    package var id: String
    package var journey: String
    package var channel: String
    package var account: String?
    package var guardReason: GuardReason?
    package var site: String
    /// ``Plan/fingerprint(of:)``.
    package var plan: String
    /// UTC, by the wall clock.
    package var startedAt: Date
    /// Microseconds, by a clock that never jumps.
    package var duration: Int
    /// 1 for the run that was due, 2 and more for its repetitions.
    package var attempt: Int
    /// Customers give up after this; microseconds.
    package var within: Int
    /// Seconds between runs that are due.
    package var every: Int
    package var ending: Ending
    /// In the order of the steps; steps that were not reached have none.
    package var observations: [Observation] = []
    /// Cleanup and repair steps. They never change the verdict.
    package var cleanup: [Observation] = []
    /// The longest `Retry-After` that was met, in seconds: the run is not repeated before.
    package var retryAfter: Int?
    /// Reach checks of the channels, in the order in which they were made.
    package var reach: [ReachSeen] = []
    /// Absent where the customer appears as the journey describes.
    package var persona: PersonaSeen?
    /// Absent where the journey asks for nothing that is or was frozen.
    package var containment: ContainmentSeen?
    /// What softdown found out about itself; absent where there was nothing to find out.
    package var own: OwnConditions?

    package enum Ending: Sendable, Hashable, Codable {
        /// All steps were done, or one failed.
        case finished
        /// The journey's hard deadline cut it off.
        case deadline
        /// softdown was stopped in the middle.
        case interrupted
        /// softdown itself could not go on: a missing secret, an account that could not be repaired.
        case ownFault(String)
    }

    package init(
        id: String, journey: String, channel: String, account: String? = nil, guardReason: GuardReason? = nil,
        site: String, plan: String, startedAt: Date, duration: Int = 0, attempt: Int = 1, within: Int, every: Int,
        ending: Ending = .finished
    ) {
        self.id = id
        self.journey = journey
        self.channel = channel
        self.account = account
        self.guardReason = guardReason
        self.site = site
        self.plan = plan
        self.startedAt = startedAt
        self.duration = duration
        self.attempt = attempt
        self.within = within
        self.every = every
        self.ending = ending
    }
}
