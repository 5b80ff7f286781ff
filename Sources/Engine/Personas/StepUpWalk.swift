import Journeys
import Observations

/// Walks a journey on which a step-up is expected. Where it is not asked, the normal way is walked to its end: only a
/// customer who gets to the goal without it was let through.
struct StepUpWalk {
    let steps: StepRunner

    private var journey: Journey { steps.walk.journey }

    /// - Parameter draft: gets what was seen, of which persona, and how it ended.
    func walk(_ draft: Draft<Run>) async {
        if isDue { return await stepUp(draft) }
        await ContainedWalk(walk: steps.walk, steps: steps).walk(draft)
        draft.value.persona = appearance
    }

    @inline(never)
    private var isDue: Bool {
        (steps.walk.containment?.expectation ?? .normal) == .normal && journey.appearance?.stepUp != nil
    }

    @inline(never)
    private var appearance: PersonaSeen? {
        journey.appearance.map { PersonaSeen(name: $0.persona.name, treatment: $0.treatment) }
    }

    /// A function of its own for the reason that ``StepRunner`` gives.
    @inline(never)
    private func stepUp(_ draft: Draft<Run>) async {
        await steps.walk(journey.steps, draft)
        guard let rest = restAfterStepUp(draft) else { return }
        await steps.walk(rest, draft)
    }

    /// What is left to be walked where the step-up was not asked.
    @inline(never)
    private func restAfterStepUp(_ draft: Draft<Run>) -> [Step]? {
        guard let appearance = journey.appearance else { return nil }
        var seen = PersonaSeen(name: appearance.persona.name, treatment: appearance.treatment)
        defer { draft.value.persona = seen }
        guard let stepUp = appearance.stepUp else { return nil }
        seen.stepUp = PersonaSeen.StepUp(after: stepUp.after, steps: stepUp.steps)
        guard draft.value.ending == .finished, let last = draft.value.observations.last,
            last.step == stepUp.steps.first, last.isFailing, !last.signs.contains(where: { $0.kind.isTransport })
        else { return nil }
        let rest = journey.stepsAfterStepUp
        seen.stepUp?.isGoal = rest.isEmpty
        if rest.isEmpty { return nil }
        seen.stepUp?.detour = rest.map(\.id)
        return rest
    }
}
