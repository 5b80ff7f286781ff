/// What one run of a guard comes to.
package struct GuardFinding: Sendable, Hashable, Codable {
    package enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// The refusal that was named.
        case held
        case unsafe
        /// Neither the refusal nor what shows that it was let through.
        case inconclusive
    }

    package var outcome: Outcome
    /// What it means if it is unsafe.
    package var reason: Reason
    package var channel: String
    package var step: String?
    package var expected: String
    package var got: String

    package init(
        outcome: Outcome, reason: Reason, channel: String, step: String? = nil, expected: String = "", got: String = ""
    ) {
        self.outcome = outcome
        self.reason = reason
        self.channel = channel
        self.step = step
        self.expected = expected
        self.got = got
    }
}
