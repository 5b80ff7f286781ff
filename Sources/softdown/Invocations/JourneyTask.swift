import Engine
import Foundation
import Journeys
import Observations
import Storage
import Verdicts

/// One journey of an invocation: its run, its repetitions, and what they come to. A class, so that each of its waiting
/// functions holds a reference.
final class JourneyTask: Sendable {
    struct Outcome: Sendable {
        var worst: Verdict = .usable
        var faults: [String] = []
        var couldNotStore: StorageError?
        /// Channels of which something was found out, and channels that a run came to nothing for.
        var seen: Set<String> = []
        var blind: Set<String> = []
    }

    let journey: Journey
    /// The run that was claimed.
    let first: Run
    let shared: Invocation.Shared

    init(journey: Journey, first: Run, shared: Invocation.Shared) {
        self.journey = journey
        self.first = first
        self.shared = shared
    }

    private var invocation: Invocation { shared.invocation }
    private var store: ResultStore { invocation.store }
    private var clock: any EngineClock { invocation.clock }

    func run() async -> Outcome {
        await shared.reach.begin(journey.channels)
        var outcome = Outcome()
        do {
            if try await isResting() {
                try await abandon()
                return outcome
            }
            if let account = journey.account {
                guard try await shared.room.accounts.enter(account, for: Heartbeat.lease, patience: 60) else {
                    try await abandon()
                    outcome.faults.append("the account '\(account)' was in use by another softdown for a minute")
                    return outcome
                }
                outcome = try await walkAll()
                await shared.room.accounts.leave(account)
            } else {
                outcome = try await walkAll()
            }
        } catch let error as StorageError {
            if let account = journey.account { await shared.room.accounts.leave(account) }
            outcome.couldNotStore = error
        } catch {
            outcome.faults.append("\(error)")
        }
        return outcome
    }

    private var confirmation: ConfirmationPolicy { journey.confirmation ?? invocation.plan.site.confirmation }

    /// While a refused credential rests, nothing is entered that could lock the account.
    private func isResting() async throws -> Bool {
        guard let account = journey.account,
            let rest = try await store.aside({ store throws(StorageError) in try store.rest(of: account) })
        else { return false }
        return rest.until > clock.now
    }

    private func abandon() async throws {
        try await store.aside { [first] store throws(StorageError) in try store.abandonRun(first.id) }
    }

    // MARK: Runs

    private func walkAll() async throws -> Outcome {
        var outcome = Outcome()
        var bad = 0
        var attempt = 1
        let wasBad = shared.standingBad.contains(journey.id)
        while true {
            let run = try await walk(attempt: attempt)
            if journey.isGuard {
                let finding = Judge.finding(of: run)
                try await shared.record(run)
                outcome.worst = finding.outcome == .unsafe ? .unsafe : .usable
                return outcome
            }
            let judgement = Judge.judgement(of: run)
            let isFlaky = attempt > 1 && judgement.verdict.isGood
            try await shared.record(run, isFlaky: isFlaky)
            outcome.worst = attempt == 1 || judgement.verdict != .unknown ? judgement.verdict : outcome.worst
            if case .ownFault(let what) = run.ending { outcome.faults.append("\(journey.id): \(what)") }
            outcome.note(judgement, run)
            if judgement.verdict.isBad { bad += 1 }
            guard judgement.verdict.isBad, judgement.verdict != .unsafe, !wasBad, bad < confirmation.failures,
                attempt < confirmation.window, run.retryAfter ?? 0 <= 60, !Task.isCancelled
            else {
                try await settleRest(judgement, wasConfirmed: wasBad || bad >= confirmation.failures)
                return outcome
            }
            let delay = max(confirmation.after.wholeMicroseconds, (run.retryAfter ?? 0) * 1_000_000)
            do {
                try await clock.sleep(microseconds: delay)
            } catch {
                return outcome
            }
            attempt += 1
        }
    }

    private func walk(attempt: Int) async throws -> Run {
        let prepared = self.prepared(attempt)
        if let problem = try await repairIfMarked(before: prepared) { return failed(prepared, problem) }
        if attempt > 1 { try await begin(prepared) }
        return await completed(await walked(prepared))
    }

    /// The walk itself is a task of its own: with it goes all the room that its functions needed while they waited. What
    /// was walked may wait long to be stored.
    @inline(never)
    private func walked(_ prepared: Run) async -> Run {
        async let run = shared.runner.run(journey, as: prepared)
        return await run
    }

    // Functions of their own, so that a walk that is waited for does not keep room for what they do: see `StepRunner`.

    @inline(never)
    private func prepared(_ attempt: Int) -> Run {
        attempt == 1
            ? first : shared.runner.prepare(journey, attempt: attempt, containments: shared.containments)
    }

    @inline(never)
    private func begin(_ run: Run) async throws {
        try await store.aside { [shared] store throws(StorageError) in
            try store.beginRun(run, owner: shared.room.owner)
        }
    }

    @inline(never)
    private func failed(_ prepared: Run, _ problem: String) -> Run {
        var run = prepared
        run.ending = .ownFault(problem)
        return run
    }

    /// A run with what its channels answer to others, and with what is to be known of ourselves.
    @inline(never)
    private func completed(_ run: Run) async -> Run {
        var run = run
        run.reach = await shared.reach.results(of: journey.channels)
        guard !journey.isGuard else { return run }
        // Right after a failure the channel is asked once more: the later answer decides between down and soft down.
        let judgement = Judge.judgement(of: run)
        if judgement.verdict.isBad, judgement.verdict != .unsafe,
            let again = await shared.reach.again(judgement.channel)
        {
            run.reach.append(again)
        }
        return await shared.witness.completed(run)
    }

    /// A run that died between two passwords left a mark: the account is put right before anything else is asked of it.
    @inline(never)
    private func repairIfMarked(before run: Run) async throws -> String? {
        guard let account = journey.account,
            let mark = try await store.aside({ store throws(StorageError) in try store.mark(of: account) })
        else { return nil }
        let expectation = run.containment?.expectation ?? .normal
        let canDoWithout =
            expectation != .normal && !journey.entersPasswordWhileContained(in: invocation.plan.site)
        // What would put the password back may be frozen as well, and need not be tried.
        if expectation == .contained, canDoWithout { return nil }
        guard let owner = invocation.plan.journey(mark.journey), !owner.repair.isEmpty else {
            return
                "the password of '\(account)' was left changed by '\(mark.journey)', which has no repair steps any more"
        }
        guard let problem = await shared.runner.repair(with: owner) else {
            try await store.aside { store throws(StorageError) in try store.clearMark(of: account) }
            return nil
        }
        if canDoWithout { return nil }
        let frozen = owner.performedAction.flatMap { action in
            shared.containments.expectation(of: action, at: clock.now).expectation == .normal ? nil : action
        }
        let why = frozen.map { " ('\($0)' is frozen on purpose)" } ?? ""
        return "the password of '\(account)' was left changed and could not be put back\(why): \(problem)"
    }

    // MARK: Storing

    /// A credential that was refused in confirmed runs rests, longer each time, to half an hour.
    private func settleRest(_ judgement: Judgement, wasConfirmed: Bool) async throws {
        guard let account = journey.account else { return }
        let now = clock.now
        if judgement.reason == .identityFailed, wasConfirmed {
            try await store.aside { store throws(StorageError) in
                let refusals = (try store.rest(of: account)?.refusals ?? 0) + 1
                let seconds = min(60.0 * Double(1 << min(refusals, 6)), 1800)
                try store.setRest(
                    AccountRest(account: account, refusals: refusals, until: now.addingTimeInterval(seconds)))
            }
        } else if judgement.verdict.isGood {
            try await store.aside { store throws(StorageError) in try store.clearRest(of: account) }
        }
    }
}

extension JourneyTask.Outcome {
    /// What a run says of which channels, and what of it was our own fault.
    fileprivate mutating func note(_ judgement: Judgement, _ run: Run) {
        seen.formUnion(judgement.passedChannels)
        if judgement.verdict == .unknown { blind.insert(judgement.channel) } else { seen.insert(judgement.channel) }
        guard judgement.reason == .monitorFault, run.ending == .finished else { return }
        if let own = run.own, let fault = OwnFaultRules.network(own) ?? OwnFaultRules.clock(own) {
            faults.append(fault)
        } else {
            // A mailbox that cannot be reached, a code that cannot be made.
            faults.append("\(run.journey): \(judgement.got)")
        }
    }
}
