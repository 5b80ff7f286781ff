/// What one run comes to.
package struct Judgement: Sendable, Hashable, Codable {
    package var reason: Reason
    /// The channel that the verdict belongs to: that of the failing step, or the journey's.
    package var channel: String
    package var failingStep: String?
    /// In words: what should have been met.
    package var expected: String
    /// In words: what was met instead.
    package var got: String
    /// The signs and failed checks that it rests on, in words.
    package var evidence: [String]
    /// Channels whose steps passed before, and so are usable as far as this run knows.
    package var passedChannels: [String]

    package var verdict: Verdict { reason.verdict }

    package init(
        reason: Reason, channel: String, failingStep: String? = nil, expected: String = "", got: String = "",
        evidence: [String] = [], passedChannels: [String] = []
    ) {
        self.reason = reason
        self.channel = channel
        self.failingStep = failingStep
        self.expected = expected
        self.got = got
        self.evidence = evidence
        self.passedChannels = passedChannels
    }
}
