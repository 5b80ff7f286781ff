import Foundation
import JourneyFiles
import Journeys
import Storage
import Verdicts

/// The loop of the service.
struct Watch: Sendable {
    let site: SiteOptions
    let store: ResultStore
    let pulse: Pulse
    /// Seconds between two looks at what is due.
    let pause: Double

    private static let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)

    func run(_ first: LoadedPlan) async {
        let watchdog = Task { await feedWatchdog() }
        defer { watchdog.cancel() }
        Self.manager.tell("READY=1\nSTATUS=the first round is going on")
        var loaded = first
        // Under a service manager everything printed is a line of the journal: what lasts is said once.
        var mistakes = Set(first.diagnostics.map { "\($0)" })
        var lasting: Set<String> = []
        while !Task.isCancelled {
            loaded = reloaded(loaded, saying: &mistakes)
            pulse.progress()
            let round = Round(loaded: loaded, store: store, client: World.client(for: loaded.plan))
            let problems = await problems(of: round)
            pulse.ended(problems.first { $0.isSerious }?.text)
            for problem in problems where !lasting.contains(problem.text) { Console.complain(problem.text) }
            lasting = Set(problems.map(\.text))
            Self.manager.tell("STATUS=\(problems.isEmpty ? "watching" : "\(problems.count) problems of its own")")
            try? await Task.sleep(for: .seconds(pause))
        }
        Self.manager.tell("STOPPING=1")
    }

    private struct Problem {
        var text: String
        /// Whether the round did not do its work.
        var isSerious: Bool
    }

    private func problems(of round: Round) async -> [Problem] {
        do {
            let outcome = try await round.run(.due)
            var problems = outcome.result.faults.map { Problem(text: "warning: \($0)", isSerious: false) }
            problems += outcome.untold.map { Problem(text: "warning: \($0)", isSerious: false) }
            problems += outcome.unwritten.map { Problem(text: "error: \($0)", isSerious: true) }
            if let failure = outcome.result.couldNotStore {
                problems.append(Problem(text: "error: \(failure)", isSerious: true))
                if let advice = outcome.advice { problems.append(Problem(text: advice, isSerious: true)) }
            }
            return problems
        } catch {
            return [Problem(text: "error: \(error)", isSerious: true)]
        }
    }

    /// The files as they are now, or what was sound before.
    private func reloaded(_ old: LoadedPlan, saying mistakes: inout Set<String>) -> LoadedPlan {
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: site.probes)
        let now = diagnostics.map { "\($0)" }
        for text in now where !mistakes.contains(text) { Console.complain(text) }
        mistakes = Set(now)
        return plan.map { site.loaded($0, diagnostics) } ?? old
    }

    private func feedWatchdog() async {
        guard let patience = Self.manager.patience, patience > 0 else { return }
        while !Task.isCancelled {
            if pulse.isMoving { Self.manager.tell("WATCHDOG=1") }
            try? await Task.sleep(for: .seconds(max(patience / 3, 0.05)))
        }
    }
}
