import Engine
import Journeys
import Observations
import Verdicts

/// One line for each run of a round.
struct RoundListener: RunListener {
    let isColoured: Bool

    func runBegan(_ journey: Journey, attempt: Int) {}

    func stepBegan(_ step: Step, of journey: Journey) {}

    func stepEnded(_ observation: Observation, of journey: Journey) {
        // What a guard comes to shows at its end: one that compares answers walks its steps more than once.
        guard !journey.isGuard else { return }
        if observation.isFailing {
            let why = observation.failingEvidence.first ?? ""
            line(false, journey, "stops at '\(observation.step)': \(Self.shortened(why))")
        } else if observation.isGoal {
            line(true, journey, "arrives")
        }
    }

    func runEnded(_ run: Run, of journey: Journey) {
        guard journey.isGuard else { return }
        let finding = Judge.finding(of: run)
        switch finding.outcome {
        case .held: line(true, journey, "holds")
        case .unsafe: line(false, journey, "does not hold: \(journey.title)")
        case .inconclusive: line(false, journey, "says nothing: \(Self.shortened(finding.got))")
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
