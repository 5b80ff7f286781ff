import ArgumentParser
import CurlTransfers
import Engine
import Foundation
import Journeys
import Storage
import Verdicts

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Walk the journeys that are due, store what was seen, write page, metrics and status.",
        discussion: """
            Examples:
              softdown run                         what is due; for cron and timers, silent when all is well
              softdown run --all --verbose         everything now, with a line for each run
              softdown run sign-in-with-code       one journey now, with all its personas
              softdown run sign-in@new-device      one persona of it

            Exit status: 0 the monitor did its work, whatever it found; 2 a configuration or secret is wrong (sound \
            journeys ran); 3 a result could not be stored. With --exit-code: 0 usable or safely degraded, 10 soft_down, \
            11 down, 12 unsafe, 13 unknown.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "Journeys to walk now, due or not.")
    var journeys: [String] = []

    @Flag(help: "Walk every journey now, due or not.")
    var all = false

    @Flag(help: "Say with the exit status what was found (for CI).")
    var exitCode = false

    @Flag(name: .shortAndLong, help: "One line for each run.")
    var verbose = false

    func run() async throws {
        let loaded = try site.load(warns: false)
        loaded.complainOfSecrets()
        try rejectUnknown(in: loaded.plan)
        let store = try openStore(loaded)
        let round = Round(
            loaded: loaded, store: store, client: World.client(for: loaded.plan),
            listener: verbose ? LineListener() : SilentListener())
        let selection = selection
        let outcome: Round.Outcome
        do {
            outcome = try await Interruption.cancelling { () async -> Result<Round.Outcome, StorageError> in
                do throws(StorageError) {
                    return .success(try await round.run(selection))
                } catch {
                    return .failure(error)
                }
            }.get()
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
        try report(outcome, loaded)
        if loaded.hasErrors { throw ExitStatus.configuration }
        guard exitCode else { return }
        // Where nothing was looked at, what stands is what there is to say.
        throw ExitStatus.of(outcome.result.walked > 0 ? outcome.result.worst : try worstState(round))
    }

    /// Says what went wrong, and nothing where all is well.
    private func report(_ outcome: Round.Outcome, _ loaded: LoadedPlan) throws {
        if let failure = outcome.result.couldNotStore {
            Console.complain("error: \(failure)")
            if let advice = outcome.advice { Console.complain("  \(advice)") }
            throw ExitStatus.storage
        }
        for fault in outcome.result.faults + outcome.untold { Console.complain("warning: \(fault)") }
        if verbose, outcome.result.walked == 0, outcome.result.faults.isEmpty { Console.print("Nothing is due.") }
        guard outcome.unwritten.isEmpty else {
            for problem in outcome.unwritten { Console.complain("error: \(problem)") }
            throw ExitStatus.storage
        }
    }

    private func worstState(_ round: Round) throws -> Verdict {
        do {
            return try round.summary().channels.map(\.state.verdict).max() ?? .unknown
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }

    private var selection: Invocation.Selection {
        if !journeys.isEmpty { return .named(Set(journeys)) }
        return all ? .all : .due
    }

    private func rejectUnknown(in plan: Plan) throws {
        let ids = plan.journeys.map(\.id) + plan.unsound.map(\.id)
        let known = ids + ids.map(Journey.base(of:)).filter { !ids.contains($0) }
        for name in journeys where !known.contains(name) {
            let hint =
                Name.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
                ?? "there are: \(known.joined(separator: ", "))"
            Console.complain("error: there is no journey '\(name)'\n  \(hint)")
            throw ExitStatus.configuration
        }
    }

    private func openStore(_ loaded: LoadedPlan) throws -> ResultStore {
        do {
            return try ResultStore(path: site.path(loaded.plan.site.outputs.database))
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }
}
