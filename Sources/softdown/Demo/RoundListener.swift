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
            guard observation.isGoal else { return }
            let refused = observation.checks.filter { $0.role == .refused }
            let holds = !refused.isEmpty && refused.allSatisfy { $0.outcome == .held }
            line(holds, journey, holds ? "holds" : "does not hold: \(journey.title)")
            return
        }
        if observation.isFailing {
            let why = observation.failingEvidence.first ?? ""
            line(false, journey, "stops at '\(observation.step)': \(Self.shortened(why))")
        } else if observation.isGoal {
            line(true, journey, "arrives")
        }
    }

    /// One line of a terminal, cut between words.
    private static func shortened(_ text: String) -> String {
        guard text.count > 110 else { return text }
        return text.prefix(110).split(separator: " ").dropLast().joined(separator: " ") + " …"
    }

    private func line(_ passed: Bool, _ journey: Journey, _ text: String) {
        let mark = passed ? "ok  " : "STOP"
        let coloured = isColoured ? (passed ? "\u{1B}[32m\(mark)\u{1B}[0m" : "\u{1B}[31m\(mark)\u{1B}[0m") : mark
        let name =
            journey.id.count < 28 ? journey.id + String(repeating: " ", count: 28 - journey.id.count) : journey.id
        Console.print("  \(coloured) \(name) \(text)")
    }
}
