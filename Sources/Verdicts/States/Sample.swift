import Foundation

/// What one run says about one channel.
package struct Sample: Sendable, Hashable, Codable {
    package var run: String
    package var journey: String
    package var channel: String
    /// The start of the run.
    package var at: Date
    package var reason: Reason

    package var verdict: Verdict { reason.verdict }

    package init(run: String, journey: String, channel: String, at: Date, reason: Reason) {
        self.run = run
        self.journey = journey
        self.channel = channel
        self.at = at
        self.reason = reason
    }
}
