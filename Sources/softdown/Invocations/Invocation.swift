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
            let shared = try Shared(self, owner: owner, containments: containments, lag: metronome)
            var record = Storage.Invocation(id: owner, startedAt: clock.now, isSimulated: isSimulated)
            let due = try claim(owner, shared)
            try await recordInterrupted(shared)
            let busy = wanted.subtracting(due.map(\.journey.id)).sorted()
            result.faults += busy.map { "the journey '\($0)' is being walked by another softdown" }
            guard !due.isEmpty || !dueUnsound.isEmpty else { return result }
            try store.beginInvocation(record)
            let heartbeat = Heartbeat(store: store, owner: owner, clock: clock).begin()
            defer { heartbeat.cancel() }
            result.absorb(await walkInTime(due, shared))
            result.faults += try await recordUnsound(shared)
            if let fault = await shared.witness.clockFault() { result.faults.append(fault) }
            result.faults = result.faults.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            try await addPoints(due.map(\.journey), shared, startedAt: record.startedAt, unseen: result.unseen)
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

    // MARK: What is due

    /// Takes what is due, in one go; what another invocation has taken is its own.
    private func claim(_ owner: String, _ shared: Shared) throws(StorageError) -> [StartLine.Entry] {
        let now = clock.now
        let list = DueList(
            plan: plan, standing: try store.standing(), starts: try store.lastStarts(),
            containments: shared.containments, now: now)
        var claims: [Claim] = []
        for journey in plan.journeys {
            var condition = Claim.Condition.always
            switch selection {
            case .named(let names): guard names.includes(journey.id) else { continue }
            case .all: break
            case .due:
                guard list.moment(of: journey) <= now else { continue }
                condition = .ifNotBegun(since: list.starts[journey.id])
            }
            let run = shared.runner.prepare(journey, attempt: 1, containments: shared.containments)
            claims.append(Claim(run: run, condition: condition))
        }
        let until = now.addingTimeInterval(Heartbeat.lease)
        let taken = try store.claim(claims, owner: owner, now: now, until: until)
        let spread = spread(over: taken.count)
        return plan.journeys.compactMap { journey in
            guard let run = taken[journey.id] else { return nil }
            // The same part of the time every time, so that a journey keeps its distance from itself.
            let share = Fingerprint.share(of: journey.id + "\u{0}" + plan.site.name)
            return StartLine.Entry(
                journey: journey, run: run, hosts: hosts(of: journey), lateness: list.lateness(of: journey),
                notBefore: clock.microseconds + Int(share * Double(spread)), last: list.starts[journey.id])
        }
    }

    /// Microseconds over which the starts of one invocation are spread: few journeys need little. What was asked for
    /// starts at once.
    private func spread(over count: Int) -> Int {
        guard case .due = selection, count > 1 else { return 0 }
        return min(plan.site.schedule.jitter.wholeMicroseconds, count * 50_000)
    }

    private func hosts(of journey: Journey) -> Set<String> {
        Set(
            journey.channels.compactMap { plan.site.channel(named: $0) }.compactMap { channel in
                let url = (try? SiteText(site: plan.site, shelf: nil).fill(channel.reach)) ?? ""
                return URLReference.host(of: url)?.lowercased()
            })
    }

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

    // MARK: Walking

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

    /// What is known now of every channel that was walked. A state holds from the run that showed it, so that the time that
    /// confirming took is part of it.
    ///
    /// - Parameter unseen: channels of which this invocation found nothing out. What stands of them stands, but this time
    ///   counts for nothing.
    private func addPoints(
        _ due: [Journey], _ shared: Shared, startedAt: Date, unseen: Set<String>
    ) async throws(StorageError) {
        let touched = Set(due.filter { !$0.isGuard }.flatMap(\.channels))
        let context = try context()
        let states = try store.updateStanding { standing in
            standing.refresh(in: context)
            return standing.channelStates
        }
        let broken = await shared.witness.brokenNetwork
        let reach = await shared.reach.all.mapValues { OwnFaultRules.counted($0, broken) }
        let points = states.filter { touched.contains($0.channel) }.map { state in
            let every = plan.journeys.filter { !$0.isGuard && $0.channels.contains(state.channel) }.map(
                \.every.wholeSeconds)
            let seen = reach[state.channel]
            return ChannelPoint(
                channel: state.channel, at: state.since.flatMap { $0 > startedAt ? $0 : nil } ?? startedAt,
                isReachable: seen.flatMap { $0.result == .ownFault ? nil : $0.result == .up },
                reason: unseen.contains(state.channel) ? .monitorFault : state.reason,
                isSuspected: state.isSuspected, holds: 2 * (every.min() ?? 300))
        }
        try store.addPoints(points, reach: reach.values.sorted { $0.channel < $1.channel })
    }
}

extension Invocation {
    /// What the journeys of one invocation share. A class, because each of them holds it.
    final class Shared: Sendable {
        let invocation: Invocation
        let owner: String
        let runner: JourneyRunner
        let reach: ReachBook
        let witness: OwnWitness
        let accounts: AccountQueue
        private let recorder: RunRecorder
        /// Journeys that stood bad when the invocation began: they need no repetition to be confirmed.
        let standingBad: Set<String>
        /// What was frozen when the invocation began.
        let containments: Containments

        init(
            _ invocation: Invocation, owner: String, containments: Containments, lag: any LagMeter
        ) throws(StorageError) {
            self.invocation = invocation
            self.containments = containments
            self.owner = owner
            runner = JourneyRunner(
                plan: invocation.plan, shelf: invocation.shelf,
                environment: EngineEnvironment(
                    client: invocation.client, clock: invocation.clock,
                    ledger: StoredLedger(store: invocation.store, clock: invocation.clock),
                    listener: invocation.listener,
                    gate: HostGate(limit: invocation.plan.site.limits.perHost), lag: lag,
                    baseDirectory: invocation.baseDirectory))
            let authority = invocation.plan.site.authorityFile.map {
                $0.hasPrefix("/") ? $0 : invocation.baseDirectory + "/" + $0
            }
            let prober = ReachProber(
                client: invocation.client, clock: invocation.clock, authorityFile: authority, lag: lag)
            reach = ReachBook(prober: prober, plan: invocation.plan)
            witness = OwnWitness(
                prober: prober, plan: invocation.plan, reach: reach, clock: invocation.clock,
                lastRun: try invocation.store.lastStarts().values.max(), isTimeReal: !invocation.isSimulated)
            accounts = AccountQueue(store: invocation.store, owner: owner, clock: invocation.clock)
            let restless = StandingContext(invocation.plan, rests: [:], now: invocation.clock.now)
            recorder = RunRecorder(store: invocation.store) { () throws(StorageError) in
                try invocation.context(knowing: restless)
            }
            standingBad = Set(
                try invocation.store.tracks().filter { $0.standing?.reason.verdict.isBad ?? false }.map(\.journey))
        }

        /// Judges a run and stores it with what it comes to.
        func record(_ run: Run, isFlaky: Bool = false) async throws(StorageError) {
            let plan = invocation.plan
            var finished = FinishedRun(run: run, isSimulated: invocation.isSimulated, isFlaky: isFlaky)
            finished.planText = plan.journey(run.journey).map { PlanText(site: plan.site.text, journey: $0.text) }
            if run.guardReason == nil {
                finished.judgement = Judge.judgement(of: run)
            } else {
                finished.finding = Judge.finding(of: run)
            }
            try await recorder.record(finished)
        }
    }
}

extension Set<String> {
    /// Whether a journey was asked for: by its own id, or with all its personas by that of its file.
    fileprivate func includes(_ id: String) -> Bool { contains(id) || contains(Journey.base(of: id)) }
}
