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
        let loaded = try site.load()
        loaded.complainOfSecrets()
        try rejectUnknown(in: loaded.plan)
        let store = try openStore(loaded)
        let invocation = Invocation(
            plan: loaded.plan, shelf: loaded.shelf, store: store, client: World.client(for: loaded.plan),
            clock: SystemClock(), baseDirectory: site.baseDirectory,
            listener: verbose ? LineListener() : SilentListener(), selection: selection)
        let result = await Interruption.cancelling { await invocation.run() }
        let reserve = Reserve(database: site.path(loaded.plan.site.outputs.database))
        if let failure = result.couldNotStore {
            Console.complain("error: \(failure)")
            if failure.kind == .diskFull { Console.complain("  \(reserve.giveUp(for: store))") }
            throw ExitStatus.storage
        }
        reserve.set()
        for fault in result.faults { Console.complain("warning: \(fault)") }
        let courier = NoticeCourier(
            plan: loaded.plan, shelf: loaded.shelf, store: store, client: invocation.client,
            authorityFile: loaded.plan.site.authorityFile.map(site.path))
        guard result.walked > 0 || !result.faults.isEmpty else {
            if verbose { Console.print("Nothing is due.") }
            await tell(loaded, store, courier, isOwing: (try? courier.isOwing(at: Date())) ?? false)
            if loaded.hasErrors { throw ExitStatus.configuration }
            // Nothing was looked at now, so that what stands is what there is to say.
            if exitCode { throw ExitStatus.of(try worstState(loaded, store)) }
            return
        }
        try write(loaded, store)
        await tell(loaded, store, courier, isOwing: true, hadFaults: !result.faults.isEmpty)
        if loaded.hasErrors { throw ExitStatus.configuration }
        if exitCode { throw ExitStatus.of(result.walked > 0 ? result.worst : try worstState(loaded, store)) }
    }

    private func worstState(_ loaded: LoadedPlan, _ store: ResultStore) throws -> Verdict {
        try summary(loaded, store).channels.map(\.state.verdict).max() ?? .unknown
    }

    private func summary(_ loaded: LoadedPlan, _ store: ResultStore) throws -> Summary {
        do {
            return try SummaryReader.summary(of: loaded.plan, from: store, now: Date())
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }

    /// Tells whoever is to be told. That a notice does not arrive is a warning: it is tried again.
    private func tell(
        _ loaded: LoadedPlan, _ store: ResultStore, _ courier: NoticeCourier, isOwing: Bool, hadFaults: Bool = false
    ) async {
        if isOwing, !loaded.plan.site.notices.targets.isEmpty {
            do {
                for problem in try await courier.deliver(try summary(loaded, store)) {
                    Console.complain("warning: \(problem)")
                }
            } catch {
                Console.complain("warning: what was told could not be stored: \(error)")
            }
        }
        if !hadFaults, !loaded.hasErrors, let problem = await courier.beat() { Console.complain("warning: \(problem)") }
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

    private func write(_ loaded: LoadedPlan, _ store: ResultStore) throws {
        let problems = Outputs(plan: loaded.plan, path: site.path).write(try summary(loaded, store))
        guard problems.isEmpty else {
            for problem in problems { Console.complain("error: \(problem)") }
            throw ExitStatus.storage
        }
    }
}
