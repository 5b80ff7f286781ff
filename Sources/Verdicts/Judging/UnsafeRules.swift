import Journeys
import Observations

/// What must never be seen on the way of a genuine customer. It outranks every other finding of the run.
enum UnsafeRules {
    static func judgement(of run: Run) -> Judgement? {
        for observation in run.observations {
            if let shown = observation.checks.first(where: { $0.role == .never && $0.outcome == .failed }) {
                return judgement(
                    .leaked, observation, run, expected: "never \(shown.expected)", got: shown.got)
            }
            if let owner = observation.checks.first(where: { $0.role == .owner && $0.outcome == .failed }) {
                return judgement(.wrongAccount, observation, run, expected: owner.expected, got: owner.got)
            }
            if let other = observation.signs.first(where: { $0.kind == .anotherCustomer }) {
                return judgement(
                    .wrongAccount, observation, run, expected: "nothing of another customer's", got: other.detail)
            }
        }
        return nil
    }

    private static func judgement(
        _ reason: Reason, _ observation: Observation, _ run: Run, expected: String, got: String
    ) -> Judgement {
        Judgement(
            reason: reason, channel: observation.channel, failingStep: observation.step, expected: expected, got: got,
            evidence: [got], passedChannels: run.channelsPassed(before: observation))
    }
}
