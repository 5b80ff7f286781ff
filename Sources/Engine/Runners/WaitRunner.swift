import Journeys
import Observations

/// Waits, as a customer does.
struct WaitRunner {
    let walk: Walk

    func run(_ wait: WaitStep, _ observation: Observation) async throws(StepProblem) -> Observation {
        try await walk.sleep(wait.duration.wholeMicroseconds)
        return observation
    }
}
