import Foundation
import GRDB

extension ResultStore {
    /// Takes away what is too old, a bounded amount per call.
    ///
    /// Stay whatever their age: the last run of every journey, the last point and reach check of every channel, open
    /// incidents, the totals, and what each day came to. Hours stay 92 days longer, so that every number can be printed.
    ///
    /// - Parameters:
    ///   - before: runs, points, ended incidents and the like that are older go.
    ///   - evidenceBefore: transcripts that are older go; what runs are judged by stays.
    ///   - maximumRows: the most rows of each kind that one call takes away; their parts go with them.
    package func prune(before: Date, evidenceBefore: Date, maximumRows: Int = 2000) throws(StorageError) -> Pruned {
        let most = max(maximumRows, 1)
        let pruned = try write { database in
            var pruned = Pruned()
            func take(_ sql: String, _ moment: Date) throws -> Int {
                try database.run(sql, ["before": moment.milliseconds, "most": most])
                if database.changesCount >= most { pruned.isDone = false }
                return database.changesCount
            }
            pruned.evidence = try take(Self.pruneEvidence, evidenceBefore)
            pruned.runs = try take(Self.pruneRuns, before)
            for sql in Self.pruneOthers { pruned.others += try take(sql, before) }
            if pruned.others > 0 {
                try database.run(Self.prunePlanParts, ["most": most])
                pruned.others += database.changesCount
            }
            return pruned
        }
        // Gives the freed pages back to the disk; a no-op where there are none.
        if pruned.total > 0 { try withoutTransaction { try $0.execute(sql: "PRAGMA incremental_vacuum(1000)") } }
        return pruned
    }

    /// Bytes of the database that hold something.
    package func usedBytes() throws(StorageError) -> Int {
        try read { stored in
            func number(_ pragma: String) throws -> Int {
                try Int.fetchOne(stored.database, sql: "PRAGMA \(pragma)") ?? 0
            }
            return try (number("page_count") - number("freelist_count")) * number("page_size")
        }
    }

    /// Takes away the oldest transcripts, or, where there are none, the oldest runs, whatever their age: for a disk or
    /// a budget that is full. The last run of every journey stays.
    package func takeOldest(_ most: Int = 500) throws(StorageError) -> Pruned {
        let taken = try write { database in
            var taken = Pruned()
            let arguments: StatementArguments = ["before": Date.distantFuture.milliseconds, "most": max(most, 1)]
            try database.run(Self.pruneEvidence, arguments)
            taken.evidence = database.changesCount
            if taken.evidence == 0 {
                try database.run(Self.pruneRuns, arguments)
                taken.runs = database.changesCount
            }
            taken.isDone = taken.total == 0
            return taken
        }
        if taken.total > 0 { try withoutTransaction { try $0.execute(sql: "PRAGMA incremental_vacuum(5000)") } }
        return taken
    }

    private static let pruneEvidence = """
        DELETE FROM evidence WHERE run IN (
            SELECT run FROM evidence WHERE startedAt < :before ORDER BY startedAt LIMIT :most)
        """

    private static let pruneRuns = """
        DELETE FROM run WHERE rowNumber IN (
            SELECT rowNumber FROM run AS old WHERE startedAt < :before AND EXISTS (
                SELECT 1 FROM run AS newer WHERE newer.journey = old.journey AND newer.startedAt > old.startedAt)
            ORDER BY startedAt LIMIT :most)
        """

    private static let pruneOthers = [
        """
        DELETE FROM channelPoint WHERE (channel, at) IN (
            SELECT channel, at FROM channelPoint AS old WHERE at < :before AND EXISTS (
                SELECT 1 FROM channelPoint AS newer WHERE newer.channel = old.channel AND newer.at > old.at)
            ORDER BY at LIMIT :most)
        """,
        """
        DELETE FROM reachCheck WHERE (channel, at) IN (
            SELECT channel, at FROM reachCheck AS old WHERE at < :before AND EXISTS (
                SELECT 1 FROM reachCheck AS newer WHERE newer.channel = old.channel AND newer.at > old.at)
            ORDER BY at LIMIT :most)
        """,
        """
        DELETE FROM channelPeriod WHERE (channel, unit, start) IN (
            SELECT channel, unit, start FROM channelPeriod WHERE unit = 3600 AND start < :before - 7948800000
            ORDER BY start LIMIT :most)
        """,
        """
        DELETE FROM incident WHERE id IN (
            SELECT id FROM incident WHERE endedAt < :before ORDER BY endedAt LIMIT :most)
        """,
        """
        DELETE FROM invocation WHERE id IN (
            SELECT id FROM invocation WHERE startedAt < :before ORDER BY startedAt LIMIT :most)
        """,
        """
        DELETE FROM freeze WHERE id IN (
            SELECT id FROM freeze WHERE coalesce(min(until, liftedAt), until, liftedAt) < :before LIMIT :most)
        """,
        """
        DELETE FROM usedCodeStep WHERE (account, step) IN (
            SELECT account, step FROM usedCodeStep WHERE at < :before LIMIT :most)
        """,
        """
        DELETE FROM plan WHERE fingerprint IN (
            SELECT fingerprint FROM plan WHERE firstSeen < :before
                AND NOT EXISTS (SELECT 1 FROM run WHERE run.plan = plan.fingerprint)
                AND NOT EXISTS (SELECT 1 FROM runInProgress WHERE json_extract(run, '$.plan') = plan.fingerprint)
            LIMIT :most)
        """,
    ]

    /// Parts of plans that are gone. What is stored within the same moment belongs to a plan already.
    private static let prunePlanParts = """
        DELETE FROM planPart WHERE hash IN (
            SELECT hash FROM planPart
            WHERE NOT EXISTS (SELECT 1 FROM plan WHERE plan.site = hash)
                AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.journey = hash)
            LIMIT :most)
        """

    /// Looks through the whole file: structure, types, and what refers to what.
    ///
    /// - Returns: one sentence per fault, at most a hundred; none where it is sound.
    package func integrityCheck() throws(StorageError) -> [String] {
        try withoutTransaction { database in
            var faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(50)").filter { $0 != "ok" }
            for row in try database.rows("PRAGMA foreign_key_check").prefix(50) {
                faults.append("a row of '\(try row.text("table"))' belongs to a row that is missing")
            }
            return faults
        }
    }

    /// Writes a consistent copy while others may read and write. Refuses to overwrite.
    package func backup(to path: String) throws(StorageError) {
        let target = try Opening.absolute(path)
        guard !FileManager.default.fileExists(atPath: target) else {
            throw StorageError(.contradiction("there is a file at \(target) already"), path: self.path)
        }
        try withoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
    }
}
