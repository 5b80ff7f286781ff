import Journeys
import Observations

/// Walks a journey on which a step-up is expected. Where it is not asked, the normal way is walked to its end: only a
/// customer who gets to the goal without it was let through.
struct StepUpWalk {
    let journey: Journey
    let steps: StepRunner

    func walk() async -> (observations: [Observation], ending: Run.Ending, persona: PersonaSeen?) {
        guard isDue else {
            let (observations, ending) = await ContainedWalk(walk: steps.walk, steps: steps).walk()
            return (observations, ending, appearance)
        }
        return await stepUp()
    }

    private var isDue: Bool {
        (steps.walk.containment?.expectation ?? .normal) == .normal && journey.appearance?.stepUp != nil
    }

    private var appearance: PersonaSeen? {
        journey.appearance.map { PersonaSeen(name: $0.persona.name, treatment: $0.treatment) }
    }

    /// A function of its own for the reason that ``StepRunner`` gives.
    @inline(never)
    private func stepUp() async -> (observations: [Observation], ending: Run.Ending, persona: PersonaSeen?) {
        var (observations, ending) = await steps.walk(journey.steps)
        guard let appearance = journey.appearance else { return (observations, ending, nil) }
        var seen = PersonaSeen(name: appearance.persona.name, treatment: appearance.treatment)
        guard let stepUp = appearance.stepUp else { return (observations, ending, seen) }
        seen.stepUp = PersonaSeen.StepUp(after: stepUp.after, steps: stepUp.steps)
        guard ending == .finished, let last = observations.last, last.step == stepUp.steps.first, last.isFailing,
            !last.signs.contains(where: { $0.kind.isTransport })
        else { return (observations, ending, seen) }
        let rest = journey.stepsAfterStepUp
        seen.stepUp?.isGoal = rest.isEmpty
        if !rest.isEmpty {
            seen.stepUp?.detour = rest.map(\.id)
            let detour = await steps.walk(rest)
            observations += detour.observations
            ending = detour.ending
        }
        return (observations, ending, seen)
    }
}
