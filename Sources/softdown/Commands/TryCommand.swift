import ArgumentParser
import CurlTransfers
import Engine
import Foundation
import Journeys
import Observations
import Reports
import Storage
import Verdicts

struct TryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Walk one journey now and tell it live, step by step. The run is not stored.",
        discussion: """
            Example:
              softdown try sign-in-with-code

            Used codes and a password change that is under way are remembered in the database all the same, so that \
            trying does no harm. Exit status: 0 usable, 10 soft_down, 11 down, 12 unsafe, 13 unknown, 2 configuration.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "The journey or guard; with personas JOURNEY@PERSONA.")
    var journey: String

    func run() async throws {
        let loaded = try site.load()
        let known = loaded.plan.journeys.map(\.id)
        guard let journey = loaded.plan.journey(journey) else {
            if loaded.plan.unsound.contains(where: { $0.id == journey }) {
                Console.complain("error: the journey '\(journey)' is not sound; see above")
            } else {
                let hint = Name.nearest(to: journey, among: known).map { "did you mean '\($0)'?" }
                Console.complain(
                    "error: there is no journey '\(journey)'\n  \(hint ?? "there are: " + known.joined(separator: ", "))"
                )
            }
            throw ExitStatus.configuration
        }
        let store = try openStore(loaded)
        let clock = SystemClock()
        let client = World.client(for: loaded.plan)
        let metronome = Metronome()
        let ticking = Task { await metronome.tick() }
        defer { ticking.cancel() }
        let listener = TellingListener(isColoured: Console.isColoured)
        let environment = EngineEnvironment(
            client: client, clock: clock, ledger: StoredLedger(store: store, clock: clock), listener: listener,
            gate: HostGate(limit: loaded.plan.site.limits.perHost), lag: metronome, baseDirectory: site.baseDirectory)
        let runner = JourneyRunner(plan: loaded.plan, shelf: loaded.shelf, environment: environment)
        let prober = ReachProber(
            client: client, clock: clock, authorityFile: loaded.plan.site.authorityFile.map(site.path), lag: metronome)
        let book = ReachBook(prober: prober, plan: loaded.plan)
        await book.begin(journey.channels)
        let containments = (try? ContainmentBook(plan: loaded.plan, store: store).read(at: clock.now)) ?? Containments()
        let prepared = runner.prepare(journey, attempt: 1, containments: containments)
        var run = await Interruption.cancelling { [run = prepared] in
            await runner.run(journey, as: run)
        }
        run.reach = await book.results(of: journey.channels)
        if !journey.isGuard {
            let witness = OwnWitness(
                prober: prober, plan: loaded.plan, reach: book, clock: clock,
                lastRun: try? store.lastStarts().values.max())
            run = await witness.completed(run)
        }
        let worst: Verdict
        if journey.isGuard {
            let finding = Judge.finding(of: run)
            Console.print(
                RunText.conclusion(finding, width: Console.width, isColoured: Console.isColoured), terminator: "")
            worst = finding.outcome == .unsafe ? .unsafe : (finding.outcome == .held ? .usable : .unknown)
        } else {
            let judgement = Judge.judgement(of: run)
            Console.print(
                RunText.conclusion(
                    run, judgement: judgement, width: Console.width, isColoured: Console.isColoured), terminator: "")
            worst = judgement.verdict
        }
        throw ExitStatus.of(worst)
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

/// Tells each step when it is done.
struct TellingListener: RunListener {
    let isColoured: Bool

    func runBegan(_ journey: Journey, attempt: Int) {
        Console.print("\(journey.title)\n\(journey.id), \(journey.steps.count) steps\n")
    }

    func stepBegan(_ step: Step, of journey: Journey) {}

    func stepEnded(_ observation: Observation, of journey: Journey) {
        Console.print(RunText.step(observation, width: Console.width, isColoured: isColoured), terminator: "")
    }
}
