import Engine
import Foundation
import Journeys
import Observations
import Storage
import Verdicts

extension Invocation {
    /// What the journeys of one wave share. A class, because each of them holds it.
    final class Shared: Sendable {
        let invocation: Invocation
        let room: Room
        let runner: JourneyRunner
        let reach: ReachBook
        let witness: OwnWitness
        /// Journeys that stood bad when the wave began: they need no repetition to be confirmed.
        let standingBad: Set<String>
        /// What was frozen when the wave began.
        let containments: Containments

        init(_ invocation: Invocation, room: Room, containments: Containments) throws(StorageError) {
            self.invocation = invocation
            self.containments = containments
            self.room = room
            runner = JourneyRunner(
                plan: invocation.plan, shelf: invocation.shelf,
                environment: EngineEnvironment(
                    client: invocation.client, clock: invocation.clock,
                    ledger: StoredLedger(store: invocation.store, clock: invocation.clock),
                    listener: invocation.listener,
                    gate: room.gate, lag: room.lag,
                    baseDirectory: invocation.baseDirectory))
            let authority = invocation.plan.site.authorityFile.map {
                $0.hasPrefix("/") ? $0 : invocation.baseDirectory + "/" + $0
            }
            let prober = ReachProber(
                client: invocation.client, clock: invocation.clock, authorityFile: authority, lag: room.lag)
            reach = ReachBook(prober: prober, plan: invocation.plan)
            witness = OwnWitness(
                prober: prober, plan: invocation.plan, reach: reach, clock: invocation.clock,
                lastRun: try invocation.store.lastStarts().values.max(), isTimeReal: !invocation.isSimulated)
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
            try await room.recorder.record(finished)
        }
    }
}
