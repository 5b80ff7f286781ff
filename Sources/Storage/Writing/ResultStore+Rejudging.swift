import Foundation
import GRDB
import Observations
import Verdicts

extension ResultStore {
    /// Runs that began within a window, in the order in which they were stored, without evidence.
    ///
    /// - Parameters:
    ///   - journey: a journey or guard; nothing for all.
    ///   - cursor: where the page before ended; 0 for the first.
    /// - Returns: the runs, and the cursor of the next page; none where there is nothing more.
    package func recall(
        from start: Date, to end: Date, of journey: String? = nil, after cursor: Int64 = 0, limit: Int = 200
    ) throws(StorageError) -> (runs: [RecalledRun], next: Int64?) {
        try read { stored in
            let filter = journey == nil ? "" : "journey = :journey AND "
            var arguments: StatementArguments = [
                "start": start.milliseconds, "end": end.milliseconds, "cursor": cursor, "limit": max(limit, 1),
            ]
            if let journey { arguments += ["journey": journey] }
            let rows = try stored.database.rows(
                """
                SELECT * FROM run WHERE \(filter)startedAt >= :start AND startedAt <= :end AND rowNumber > :cursor
                ORDER BY rowNumber LIMIT :limit
                """, arguments)
            let runs = try rows.map { row -> RecalledRun in
                do {
                    return .run(try stored.stored(row, withEvidence: false))
                } catch is NotUnderstood {
                    return .unreadable(id: try row.text("id"), journey: try row.text("journey"))
                }
            }
            return (runs, try rows.last.map { Int64(try $0.number("rowNumber")) })
        }
    }

    /// Writes what runs come to by today's rules. Totals that only grow, points, and incidents that ended stay as they
    /// were: they tell what was said at the time.
    ///
    /// - Parameter update: folds what follows into the standing state, within the same transaction.
    package func rejudge(
        _ runs: [Rejudged], updating update: (inout StandingState) -> Void = { _ in }
    ) throws(StorageError) {
        try write { database in
            for run in runs { try database.rejudge(run) }
            try database.updateStanding(knowing: memo, update)
        }
    }
}

extension Database {
    fileprivate func rejudge(_ rejudged: Rejudged) throws {
        if let judgement = rejudged.judgement {
            try run(
                """
                UPDATE run SET verdict = ?, reason = ?, verdictChannel = ?, failingStep = ?, judgement = ? WHERE id = ?
                """,
                [
                    judgement.verdict.rawValue, judgement.reason.rawValue, judgement.channel, judgement.failingStep,
                    try JSONText.encode(judgement), rejudged.run,
                ])
        }
        if let finding = rejudged.finding {
            try run(
                """
                UPDATE guardResult SET channel = ?, outcome = ?, finding = ?
                WHERE run = (SELECT rowNumber FROM run WHERE id = ?)
                """,
                [finding.channel, finding.outcome.rawValue, try JSONText.encode(finding), rejudged.run])
        }
    }
}
