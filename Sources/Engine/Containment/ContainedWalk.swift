import Journeys
import Observations

/// Walks a journey whose action may be frozen: its own steps, or those that lead to the refusal, and then the way out.
struct ContainedWalk {
    let walk: Walk
    let steps: StepRunner

    func walk() async -> (observations: [Observation], ending: Run.Ending) {
        let journey = walk.journey
        let others = journey.containedSteps
        switch walk.containment?.expectation ?? .normal {
        case .normal: return await steps.walk(journey.stepsWithRefusal)
        case .contained where !others.isEmpty: return await walkAround([], others)
        case .either where !others.isEmpty:
            let own = await steps.walk(journey.steps)
            guard own.ending == .finished, own.observations.contains(where: \.isFailing) else { return own }
            // Somebody else's try: nothing is left of the first one.
            await walk.learnCookies()
            walk.close()
            return await walkAround(own.observations, others)
        case .contained, .either:
            return await wayOut(after: await steps.walk(journey.stepsWithRefusal))
        }
    }

    private func walkAround(
        _ before: [Observation], _ others: [Step]
    ) async -> (observations: [Observation], ending: Run.Ending) {
        walk.part = .contained
        let refused = await wayOut(after: await steps.walk(others))
        return (before + refused.observations, refused.ending)
    }

    /// What a customer does who was told no.
    private func wayOut(
        after refused: (observations: [Observation], ending: Run.Ending)
    ) async -> (observations: [Observation], ending: Run.Ending) {
        guard refused.ending == .finished, refused.observations.contains(where: \.isCalmRefusal),
            !refused.observations.contains(where: \.isFailing), let wayOut = walk.journey.whenContained?.wayOut
        else { return refused }
        walk.part = .wayOut
        let out = await steps.walk(wayOut)
        return (refused.observations + out.observations, out.ending)
    }
}

extension Walk {
    /// Whether a refusal that the journey names is, or may be, met at this step.
    func awaitsRefusal(at step: Step) -> Bool {
        guard let containment, containment.expectation != .normal, part != .wayOut else { return false }
        return !journey.isGuard && !step.refused.isEmpty
    }

    /// Whether there is nothing left to be done after a step that did not fail: it was refused, as it must be, or it
    /// went through, which is enough to know while it is frozen, and does no more harm.
    func endsWalk(_ observation: Observation) -> Bool {
        guard observation.awaitsRefusal == true else { return false }
        if observation.isCalmRefusal { return part == nil }
        let shown = observation.checks.filter { $0.role == .letThrough }
        return containment?.expectation == .contained && !shown.isEmpty
            && shown.allSatisfy { $0.outcome == .held }
    }
}

extension [Check] {
    /// Whether there are lines of a refusal among them, and all of them hold.
    var holdRefusal: Bool {
        let refused = filter { $0.role == .refused }
        return !refused.isEmpty && refused.allSatisfy { $0.outcome == .held }
    }
}
