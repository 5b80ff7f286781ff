import Foundation
import Observations

/// One channel: the uptime view beside what customers meet.
package struct ChannelSummary: Sendable {
    package enum Reach: String, Sendable, Hashable, Codable, CaseIterable { case up, down, unknown }

    package var name: String
    package var title: String
    package var owner: String?
    package var runbook: String?
    package var reach: Reach
    package var lastReach: ReachSeen?
    package var state: ChannelState
    package var journeys: [JourneySummary] = []
    /// By window, shortest first.
    package var numbers: [WindowNumbers] = []
    /// Oldest first, for the timeline of the last 24 hours.
    package var points: [ChannelPoint] = []
    /// Longer ago in equal slices, shortest window first.
    package var history: [History] = []
    /// The share of the time that is to be usable, 0…1.
    package var objective: Double?
    /// Seconds per verdict since the first run; they only grow.
    package var secondsTotal: [Verdict: Double] = [:]
    package var softDowntimeTotal: Double = 0
    package var openIncident: Incident?

    /// While no journey of it is walked on purpose: when the first is again.
    package var quietUntil: Date? {
        let quiet = journeys.map(\.quietUntil)
        return quiet.contains(nil) ? nil : quiet.compactMap { $0 }.min()
    }

    /// Whether nobody knows what customers meet because nobody looks at this time, on purpose.
    package var isQuietAndUnknown: Bool { state.reason == .overdue && quietUntil != nil }

    package init(name: String, title: String, reach: Reach, state: ChannelState) {
        self.name = name
        self.title = title
        self.reach = reach
        self.state = state
    }
}
