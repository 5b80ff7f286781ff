import DemoCentre
import Engine
import Foundation
import Journeys
import Reports
import Storage
import Verdicts

/// The story that `softdown demo` tells: a healthy round, faults, and the two views side by side.
struct DemoShow {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let directory: String
    let centre: DemoCentre
    let loaded: LoadedPlan
    let store: ResultStore
    let clock: any EngineClock

    /// - Parameter withFaults: whether the second round is told, with its faults. Whoever serves the centre to others
    ///   leaves it healthy, and lets them switch.
    func tell(withFaults: Bool) async throws -> Summary {
        say("A contact centre is running on loopback. softdown walks its seven channels as customers do.\n")
        heading("Round 1: everything works")
        try await round()
        guard withFaults else { return try show() }
        heading("Round 2: seven faults are switched on. Every health endpoint stays green.")
        for fault in DemoFault.headline {
            await centre.set(fault, on: true)
            say("  \(fault.title): \(fault.meaning)")
        }
        say("")
        try await round()
        return try show()
    }

    /// Everything once, with a line for each journey.
    func round() async throws {
        let listener = RoundListener(isColoured: Console.isColoured)
        let invocation = Invocation(
            plan: loaded.plan, shelf: loaded.shelf, store: store, client: World.client(for: loaded.plan), clock: clock,
            baseDirectory: directory, listener: listener, selection: .all)
        let result = await Interruption.cancelling { await invocation.run() }
        if let failure = result.couldNotStore { throw failure }
        for fault in result.faults { Console.complain("warning: \(fault)") }
        say("")
    }

    func show() throws -> Summary {
        let summary = try SummaryReader.summary(of: loaded.plan, from: store, now: clock.now)
        let problems = Outputs(plan: loaded.plan, path: { directory + "/" + $0 }).write(summary)
        guard problems.isEmpty else { throw Failure(description: problems.joined(separator: "\n")) }
        return summary
    }

    func say(_ text: String) { Console.print(text) }

    func heading(_ text: String) {
        Console.print(Console.isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text)
    }
}
