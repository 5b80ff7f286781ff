import Engine
import Foundation
import Journeys
import Storage
import Transfers
import Verdicts

/// One round of the monitor: what is due is walked and stored, the files are written, and people are told.
struct Round: Sendable {
    struct Outcome: Sendable {
        var result: Invocation.Result
        /// What stands afterwards; absent where nothing was walked or nothing could be read.
        var summary: Summary?
        /// Files that could not be written.
        var unwritten: [String] = []
        /// Notices and heartbeats that did not arrive.
        var untold: [String] = []
        /// What was done about a full disk.
        var advice: String?
    }

    let loaded: LoadedPlan
    let store: ResultStore
    let client: any TransferClient
    var listener: any RunListener = SilentListener()

    func run(_ selection: Invocation.Selection) async throws(StorageError) -> Outcome {
        let options = loaded.options
        var invocation = Invocation(
            plan: loaded.plan, shelf: loaded.shelf, store: store, client: client, clock: SystemClock(),
            baseDirectory: options.baseDirectory, listener: listener, selection: selection)
        invocation.whileBusy = { await showMeanwhile($0) }
        var outcome = Outcome(result: await invocation.run())
        let reserve = Reserve(database: options.path(loaded.plan.site.outputs.database))
        if let failure = outcome.result.couldNotStore {
            if failure.kind == .diskFull { outcome.advice = reserve.giveUp(for: store) }
            return outcome
        }
        reserve.set()
        if outcome.result.walked > 0 || !outcome.result.faults.isEmpty || isToldTooLongAgo {
            let summary = try summary()
            outcome.summary = summary
            outcome.unwritten = Outputs(plan: loaded.plan, path: options.path).write(summary)
        }
        outcome.untold = outcome.result.untold
        outcome.untold += try await tell(outcome).filter { !outcome.untold.contains($0) }
        return outcome
    }

    /// Nobody waits for an incident until the slowest journey has ended.
    ///
    /// - Returns: notices that did not arrive. What cannot be read or written is tried again, and said, at the end.
    private func showMeanwhile(_ result: Invocation.Result) async -> [String] {
        do throws(StorageError) {
            var outcome = Outcome(result: result)
            let summary = try summary()
            outcome.summary = summary
            _ = Outputs(plan: loaded.plan, path: loaded.options.path).write(summary)
            return try await tell(outcome)
        } catch {
            return []
        }
    }

    /// Nothing is walked in quiet hours, and what is shown must not stay as green as it was.
    private var isToldTooLongAgo: Bool {
        let now = Date()
        let plan = loaded.plan
        guard plan.journeys.contains(where: { plan.schedule(of: $0).quietUntil(at: now) != nil }) else { return false }
        let path = loaded.options.path(plan.site.outputs.status)
        let told = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        // A file of the future is one of a clock that was set back since.
        return told.map { abs(now.timeIntervalSince($0)) >= 300 } ?? true
    }

    func summary() throws(StorageError) -> Summary {
        try SummaryReader.summary(of: loaded.plan, from: store, now: Date())
    }

    /// That a notice does not arrive is a warning: it is tried again, even when nothing is due.
    private func tell(_ outcome: Outcome) async throws(StorageError) -> [String] {
        let courier = NoticeCourier(
            plan: loaded.plan, shelf: loaded.shelf, store: store, client: client,
            authorityFile: loaded.plan.site.authorityFile.map(loaded.options.path))
        var untold: [String] = []
        if let summary = outcome.summary {
            untold += try await courier.deliver(summary)
        } else if try courier.isOwing(at: Date()) {
            untold += try await courier.deliver(try summary())
        }
        if outcome.result.faults.isEmpty, !loaded.hasErrors, let problem = await courier.beat() {
            untold.append(problem)
        }
        return untold
    }
}
