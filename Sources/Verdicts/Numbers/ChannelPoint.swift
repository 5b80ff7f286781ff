import Foundation

/// What was known of a channel at one moment; it holds until the next point, at most for ``holds``.
package struct ChannelPoint: Sendable, Hashable, Codable {
    package var channel: String
    package var at: Date
    /// Absent where the reach check could not be made.
    package var isReachable: Bool?
    package var reason: Reason
    package var isSuspected: Bool
    /// Seconds: two intervals of the channel's most frequent journey.
    package var holds: Int

    package var verdict: Verdict { reason.verdict }

    package init(channel: String, at: Date, isReachable: Bool?, reason: Reason, isSuspected: Bool, holds: Int) {
        self.channel = channel
        self.at = at
        self.isReachable = isReachable
        self.reason = reason
        self.isSuspected = isSuspected
        self.holds = holds
    }
}
