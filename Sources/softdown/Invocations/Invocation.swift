import Documents
import Engine
import Foundation
import Journeys
import Observations
import Storage
import Transfers
import Verdicts

/// One invocation of `run`: what is due is walked, judged, confirmed and stored.
struct Invocation: Sendable {
    enum Selection: Sendable {
        case due
        case all
        case named(Set<String>)
    }

    struct Result: Sendable {
        var walked = 0
        /// The worst verdict of the runs of this invocation.
        var worst: Verdict = .usable
        /// What softdown itself could not do.
        var faults: [String] = []
        var couldNotStore: StorageError?
        /// What did not arrive of what was told while others still walked.
        var untold: [String] = []
        /// Channels of which something was found out.
        var seen: Set<String> = []
        /// Channels that a run came to nothing for; of some of them another run found something out.
        var blind: Set<String> = []

        var unseen: Set<String> { blind.subtracting(seen) }

        mutating func absorb(_ other: Result) {
            walked += other.walked
            worst = max(worst, other.worst)
            faults += other.faults
            seen.formUnion(other.seen)
            blind.formUnion(other.blind)
            couldNotStore = couldNotStore ?? other.couldNotStore
            untold += other.untold
        }
    }

    let plan: Plan
    let shelf: SecretShelf
    let store: ResultStore
    let client: any TransferClient
    let clock: any EngineClock
    let baseDirectory: String
    var listener: any RunListener = SilentListener()
    var selection: Selection = .due
    var isSimulated = false
    /// Called when something was found out while others still walk: the result so far is to be shown and told.
    ///
    /// - Returns: what did not arrive.
    var whileBusy: (@Sendable (Result) async -> [String])?

    func run() async -> Result {
        let owner = RunIdentifier.random() + RunIdentifier.random()
        let begun = clock.microseconds
        let metronome = Metronome()
        let ticking = Task { await metronome.tick() }
        defer { ticking.cancel() }
        var result = Result()
        do throws(StorageError) {
            let (containments, unknown) = try await ContainmentBook(plan: plan, store: store).refresh(
                shelf: shelf, client: client, clock: clock, baseDirectory: baseDirectory)
            result.faults += unknown
            let shared = try Shared(self, room: Room(self, owner: owner, lag: metronome), containments: containments)
            var record = Storage.Invocation(id: owner, startedAt: clock.now, isSimulated: isSimulated)
            // Before anything is taken: where the clock jumps in between, what was just taken looks left behind.
            try await recordInterrupted(shared)
            let due = try claim(shared)
            let busy = wanted.subtracting(due.map(\.journey.id)).sorted()
            if !busy.isEmpty { result.faults.append(Self.told(busy: busy)) }
            guard !due.isEmpty || !dueUnsound.isEmpty else { return result }
            try store.beginInvocation(record)
            let heartbeat = Heartbeat(store: store, owner: owner, clock: clock).begin()
            defer { heartbeat.cancel() }
            var waves = [Wave(due, shared: shared, startedAt: record.startedAt)]
            result.absorb(await walkInTime(&waves, begun: begun))
            result.faults += try await recordUnsound(shared)
            for wave in waves {
                if let fault = await wave.shared.witness.clockFault() { result.faults.append(fault) }
            }
            result.faults = result.faults.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            for index in waves.indices { try await addPoints(waves[index].takeRest(), of: waves[index]) }
            record.duration = clock.microseconds - begun
            record.exitStatus = result.couldNotStore == nil ? 0 : 3
            record.faults = result.faults
            try store.endInvocation(record)
            _ = try Pruner.prune(store, keeping: plan.site.retention, now: clock.now)
        } catch {
            result.couldNotStore = error
        }
        return result
    }

    private static func told(busy: [String]) -> String {
        let named = busy.prefix(3).joined(separator: ", ") + (busy.count > 3 ? " and \(busy.count - 3) more" : "")
        return "another softdown is walking \(named); if it was killed, wait \(Int(Heartbeat.lease)) s"
    }

    // MARK: What is asked for

    /// What was asked for by name, or with everything: it is walked, due or not.
    private var wanted: Set<String> {
        switch selection {
        case .due: []
        case .all: Set(plan.journeys.map(\.id))
        case .named(let names): Set(plan.journeys.map(\.id).filter(names.includes))
        }
    }

    private var dueUnsound: [UnsoundJourney] {
        switch selection {
        case .due, .all: plan.unsound.filter { $0.channel != nil }
        case .named(let names): plan.unsound.filter { names.includes($0.id) && $0.channel != nil }
        }
    }

    // MARK: What could not run

    /// Runs of processes that died in the middle are neither good nor bad.
    private func recordInterrupted(_ shared: Shared) async throws(StorageError) {
        for run in try store.interruptedRuns(now: clock.now) { try await shared.record(run) }
    }

    private func recordUnsound(_ shared: Shared) async throws(StorageError) -> [String] {
        var faults: [String] = []
        for journey in dueUnsound {
            let what = journey.diagnostics.first.map { diagnostic in
                (diagnostic.location.map { "\($0.file):\($0.line): " } ?? "") + diagnostic.message
            }
            faults.append("the journey '\(journey.id)' cannot run: \(what ?? "it is not sound")")
            let run = Run(
                id: RunIdentifier.random(), journey: journey.id, channel: journey.channel ?? "", site: plan.site.name,
                plan: "unsound", startedAt: clock.now, within: 1, every: 300,
                ending: .ownFault(what ?? "it is not sound"))
            try await shared.record(run)
        }
        return faults
    }

    /// - Parameter restless: the context of the plan where no account rests, made before.
    func context(knowing restless: StandingContext? = nil) throws(StorageError) -> StandingContext {
        let rests = try store.rests().reduce(into: [String: Date]()) { $0[$1.account] = $1.until }
        guard rests.isEmpty, var context = restless else {
            return StandingContext(plan, rests: rests, now: clock.now)
        }
        context.now = clock.now
        return context
    }
}
