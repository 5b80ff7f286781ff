import Journeys
import Observations

/// Walks a journey whose action may be frozen: its own steps, or those that lead to the refusal, and then the way out.
struct ContainedWalk {
    let walk: Walk
    let steps: StepRunner

    /// - Parameter draft: gets what was seen, and how it ended.
    func walk(_ draft: Draft<Run>) async {
        let expectation = walk.containment?.expectation ?? .normal
        if expectation == .normal || walk.journey.containedSteps.isEmpty {
            await steps.walk(walk.journey.stepsWithRefusal, draft)
            if expectation != .normal { await walkOut(draft, since: 0) }
            return
        }
        if expectation == .either {
            await steps.walk(walk.journey.steps, draft)
            guard failed(draft) else { return }
            // Somebody else's try: nothing is left of the first one.
            await walk.learnCookies()
            walk.close()
        }
        await walkAround(walk.journey.containedSteps, draft)
    }

    // Functions of their own for the reason that ``StepRunner`` gives.

    @inline(never)
    private func failed(_ draft: Draft<Run>) -> Bool {
        draft.value.ending == .finished && draft.value.observations.contains(where: \.isFailing)
    }

    @inline(never)
    private func walkAround(_ others: [Step], _ draft: Draft<Run>) async {
        walk.part = .contained
        let before = draft.value.observations.count
        await steps.walk(others, draft)
        await walkOut(draft, since: before)
    }

    /// What a customer does who was told no.
    ///
    /// - Parameter before: how many observations there were before the refusal was asked for.
    @inline(never)
    private func walkOut(_ draft: Draft<Run>, since before: Int) async {
        guard let wayOut = wayOut(draft, since: before) else { return }
        walk.part = .wayOut
        await steps.walk(wayOut, draft)
    }

    @inline(never)
    private func wayOut(_ draft: Draft<Run>, since before: Int) -> [Step]? {
        let refused = draft.value.observations[before...]
        guard draft.value.ending == .finished, refused.contains(where: \.isCalmRefusal),
            !refused.contains(where: \.isFailing)
        else { return nil }
        return walk.journey.whenContained?.wayOut
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
