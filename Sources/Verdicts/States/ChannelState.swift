import Foundation

/// What a channel comes to over all its journeys and guards.
package struct ChannelState: Sendable, Hashable, Codable {
    package var channel: String
    package var reason: Reason
    /// The first run that said so; absent where nothing is known.
    package var since: Date?
    package var isSuspected: Bool
    /// The journey or guard that decides it.
    package var decidedBy: String?

    package var verdict: Verdict { reason.verdict }

    package init(channel: String, reason: Reason, since: Date?, isSuspected: Bool = false, decidedBy: String? = nil) {
        self.channel = channel
        self.reason = reason
        self.since = since
        self.isSuspected = isSuspected
        self.decidedBy = decidedBy
    }
}
