import Engine
import Journeys
import Observations

/// One line for each run of a round.
struct RoundListener: RunListener {
    let isColoured: Bool

    func runBegan(_ journey: Journey, attempt: Int) {}

    func stepBegan(_ step: Step, of journey: Journey) {}

    func stepEnded(_ observation: Observation, of journey: Journey) {
        guard !journey.isGuard else {
            if observation.isGoal { line(true, journey, "was looked at: \(journey.title)") }
            return
        }
        if observation.isFailing {
            let why = observation.failingEvidence.first ?? ""
            line(false, journey, "stops at '\(observation.step)': \(why.prefix(120))")
        } else if observation.isGoal {
            line(true, journey, "arrives")
        }
    }

    private func line(_ passed: Bool, _ journey: Journey, _ text: String) {
        let mark = passed ? "ok  " : "STOP"
        let coloured = isColoured ? (passed ? "\u{1B}[32m\(mark)\u{1B}[0m" : "\u{1B}[31m\(mark)\u{1B}[0m") : mark
        let name =
            journey.id.count < 28 ? journey.id + String(repeating: " ", count: 28 - journey.id.count) : journey.id
        Console.print("  \(coloured) \(name) \(text)")
    }
}
