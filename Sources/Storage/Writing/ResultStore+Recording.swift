import Foundation
import GRDB
import Observations
import Verdicts

extension ResultStore {
    /// Stores a finished run with everything that follows from it, and ends its row among the runs in progress.
    ///
    /// - Parameter update: folds the run into the standing state. It runs inside of the write transaction, so that two
    ///   processes never fold into the same state; it must not use the store.
    /// - Returns: what `update` returned; nothing, and nothing is changed, where a run of this id is stored already.
    @discardableResult
    package func record<Value>(
        _ finished: FinishedRun, updating update: (inout StandingState) -> Value
    ) throws(StorageError) -> Value? {
        try write { database -> Value? in
            try database.run("DELETE FROM runInProgress WHERE id = ?", [finished.run.id])
            guard try database.row("SELECT 1 FROM run WHERE id = ?", [finished.run.id]) == nil else { return nil }
            try database.insert(finished)
            return try database.updateStanding(knowing: memo, update)
        }
    }

    /// Stores finished runs together, each whole, with everything that follows from them: one sync to the disk for all.
    ///
    /// - Parameter update: folds the runs with these ids into the standing state; as in ``record(_:updating:)``. Runs that
    ///   are stored already are not among them.
    package func record(
        _ batch: [FinishedRun], updating update: (Set<String>, inout StandingState) -> Void
    ) throws(StorageError) {
        try write { database in
            var stored: Set<String> = []
            for finished in batch {
                try database.run("DELETE FROM runInProgress WHERE id = ?", [finished.run.id])
                guard try database.row("SELECT 1 FROM run WHERE id = ?", [finished.run.id]) == nil else { continue }
                try database.insert(finished)
                stored.insert(finished.run.id)
            }
            try database.updateStanding(knowing: memo) { update(stored, &$0) }
        }
    }

    /// Stores a finished run that changes no standing state.
    package func record(_ finished: FinishedRun) throws(StorageError) {
        _ = try record(finished) { _ in }
    }

    /// Folds something other than a run into the standing state: that time went by, say, or that a journey is gone.
    @discardableResult
    package func updateStanding<Value>(_ update: (inout StandingState) -> Value) throws(StorageError) -> Value {
        try write { try $0.updateStanding(knowing: memo, update) }
    }
}

extension Database {
    fileprivate func insert(_ finished: FinishedRun) throws {
        let run = finished.run
        if let text = finished.planText { try insertPlan(run.plan, text: text, seen: run.startedAt) }
        let rowNumber = try insertRow(finished)
        for (position, observation) in run.observations.enumerated() {
            try insert(observation, position: position, isCleanup: false, run: rowNumber)
        }
        for (position, observation) in run.cleanup.enumerated() {
            try insert(observation, position: position, isCleanup: true, run: rowNumber)
        }
        try insertEvidence(of: finished, rowNumber: rowNumber)
        for reach in run.reach { try insert(OwnFaultRules.counted(reach, run.own)) }
        if let finding = finished.finding { try insert(finding, of: run, rowNumber: rowNumber) }
        if let judgement = finished.judgement {
            try self.run(
                """
                INSERT INTO runTotal (journey, verdict, runs) VALUES (?, ?, 1)
                ON CONFLICT (journey, verdict) DO UPDATE SET runs = runs + 1
                """, [run.journey, judgement.verdict.rawValue])
        }
        if run.attempt == 1 {
            try self.run(
                """
                INSERT INTO journeyStart (journey, at) VALUES (?, ?)
                ON CONFLICT (journey) DO UPDATE SET at = max(at, excluded.at)
                """, [run.journey, run.startedAt.milliseconds])
        }
    }

    private func insertRow(_ finished: FinishedRun) throws -> Int64 {
        let (run, judgement) = (finished.run, finished.judgement)
        try self.run(
            """
            INSERT INTO run (id, journey, channel, account, guardReason, site, plan, startedAt, duration, attempt, within,
                every, ending, retryAfter, reach, verdict, reason, verdictChannel, failingStep, judgement, isFlaky,
                isSimulated, persona, containment, own)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                run.id, run.journey, run.channel, run.account, run.guardReason?.rawValue, run.site, run.plan,
                run.startedAt.milliseconds, run.duration, run.attempt, run.within, run.every,
                try JSONText.encode(run.ending), run.retryAfter, try JSONText.encode(run.reach),
                judgement?.verdict.rawValue, judgement?.reason.rawValue, judgement?.channel, judgement?.failingStep,
                try judgement.map { try JSONText.encode($0) }, finished.isFlaky, finished.isSimulated,
                try run.persona.map { try JSONText.encode($0) },
                try run.containment.map { try JSONText.encode($0) },
                try run.own.map { try JSONText.encode($0) },
            ])
        return lastInsertedRowID
    }

    private func insert(_ observation: Observation, position: Int, isCleanup: Bool, run: Int64) throws {
        try self.run(
            """
            INSERT INTO observation (run, isCleanup, position, step, channel, session, kind, offset, duration, within,
                entersCredential, isGoal, exchanges, checks, signs, part, awaitsRefusal)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                run, isCleanup, position, observation.step, observation.channel, observation.session, observation.kind,
                observation.offset, observation.duration, observation.within, observation.entersCredential,
                observation.isGoal, try JSONText.encode(observation.exchanges.map(\.withoutEvidence)),
                try JSONText.encode(observation.checks), try JSONText.encode(observation.signs),
                observation.part?.rawValue, observation.awaitsRefusal,
            ])
    }

    /// Keeps the evidence of every failure, and of each journey's last good run: what is different in the first bad one is
    /// found by comparing the two.
    private func insertEvidence(of finished: FinishedRun, rowNumber: Int64) throws {
        let run = finished.run
        let (text, isShortened) = try RunEvidence(of: run).text()
        try self.run(
            """
            INSERT INTO evidence (run, journey, startedAt, isOfFailure, isShortened, transcript)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [rowNumber, run.journey, run.startedAt.milliseconds, finished.keepsEvidence, isShortened, text])
        try self.run(
            """
            DELETE FROM evidence WHERE journey = :journey AND isOfFailure = 0 AND run <> (
                SELECT run FROM evidence WHERE journey = :journey AND isOfFailure = 0
                ORDER BY startedAt DESC, run DESC LIMIT 1)
            """, ["journey": run.journey])
    }

    func insert(_ reach: ReachSeen) throws {
        try run(
            "INSERT OR IGNORE INTO reachCheck (channel, at, result, seen) VALUES (?, ?, ?, ?)",
            [reach.channel, reach.at.milliseconds, reach.result.rawValue, try JSONText.encode(reach)])
    }

    private func insert(_ finding: GuardFinding, of run: Run, rowNumber: Int64) throws {
        try self.run(
            "INSERT INTO guardResult (run, guardName, channel, at, outcome, finding) VALUES (?, ?, ?, ?, ?, ?)",
            [
                rowNumber, run.journey, finding.channel, run.startedAt.milliseconds, finding.outcome.rawValue,
                try JSONText.encode(finding),
            ])
        try self.run(
            """
            INSERT INTO guardTotal (guardName, outcome, runs) VALUES (?, ?, 1)
            ON CONFLICT (guardName, outcome) DO UPDATE SET runs = runs + 1
            """, [run.journey, finding.outcome.rawValue])
    }
}
