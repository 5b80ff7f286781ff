import Journeys
import Observations

/// A customer who appears to be a risk, and reaches the goal without having been asked for more.
enum PersonaRules {
    /// A customer who must be refused, and is, as it should be: nothing is frozen, and nothing is degraded.
    static func met(_ judgement: Judgement, _ run: Run, _ containment: ContainmentSeen) -> Judgement {
        guard run.persona?.treatment == .contained, containment.freeze == nil, judgement.reason == .contained else {
            return judgement
        }
        var met = judgement
        met.reason = .arrived
        return met
    }

    static func judgement(of run: Run) -> Judgement? {
        guard run.persona?.treatment == .stepUp, let stepUp = run.persona?.stepUp,
            let first = run.observations.first(where: { $0.step == stepUp.steps.first }), first.isFailing,
            let before = run.observations.last(where: { $0.step == stepUp.after }), !before.isFailing
        else { return nil }
        let shown = before.checks.filter { $0.role == .letThrough }
        guard shown.allSatisfy({ $0.outcome == .held }) else { return nil }
        let goal: Observation
        if stepUp.isGoal {
            guard !shown.isEmpty else { return nil }
            goal = before
        } else {
            let detour = run.observations.filter { stepUp.detour.contains($0.step) }
            guard detour.count == stepUp.detour.count, !detour.contains(where: \.isFailing), let last = detour.last,
                last.isGoal, last.checks.contains(where: \.isExplicitAndHeld)
            else { return nil }
            goal = last
        }
        let proof = goal.checks.first { $0.role == .letThrough || $0.isExplicitAndHeld }?.expected ?? goal.step
        return Judgement(
            reason: .letThrough, channel: goal.channel, failingStep: first.step,
            expected: "a customer who appears as '\(run.persona?.name ?? "")' to be asked for more",
            got: "the goal without it: \(proof)", evidence: [proof] + first.failingEvidence,
            passedChannels: run.channelsPassed(before: before))
    }
}
