import Engine
import Journeys
import Observations
import Synchronization

/// One line for each step that failed and each journey that began; for `run --verbose`.
struct LineListener: RunListener {
    func runBegan(_ journey: Journey, attempt: Int) {
        Console.print("\(journey.id): begins" + (attempt > 1 ? " again (\(attempt))" : ""))
    }

    func stepBegan(_ step: Step, of journey: Journey) {}

    func stepEnded(_ observation: Observation, of journey: Journey) {
        let time = "\(observation.duration / 1000) ms"
        Console.print(
            observation.isFailing
                ? "\(journey.id): \(observation.step) failed after \(time): \(observation.failingEvidence.first ?? "")"
                : "\(journey.id): \(observation.step) passed in \(time)")
    }
}
