import Foundation
import GRDB
import Observations

extension StoredResults {
    /// The last start of each journey and guard that was due (attempt 1): what is due next follows from it.
    package func lastStarts() throws -> [String: Date] {
        try database.rows("SELECT * FROM journeyStart").reduce(into: [:]) { starts, row in
            starts[try row.text("journey")] = try row.date("at")
        }
    }

    /// Runs whose process died: they were begun, and nobody holds the lease of their journey for them any more. They
    /// end as ``Run/Ending/interrupted``; judged and recorded, they are no longer listed.
    package func interruptedRuns(now: Date) throws -> [Run] {
        try database.rows(
            """
            SELECT run FROM runInProgress WHERE NOT EXISTS (
                SELECT 1 FROM journeyLease WHERE journeyLease.journey = runInProgress.journey
                    AND journeyLease.owner = runInProgress.owner AND until > :now AND takenAt <= :now + \(Database.farFuture))
            ORDER BY startedAt, id LIMIT 1000
            """, ["now": now.milliseconds]
        ).map { row in
            var run = try row.json("run", as: Run.self)
            run.ending = .interrupted
            return run
        }
    }

    package func mark(of account: String) throws -> PasswordMark? {
        try database.row("SELECT * FROM passwordMark WHERE account = ?", [account]).map {
            PasswordMark(account: account, journey: try $0.text("journey"), at: try $0.date("at"))
        }
    }

    package func rest(of account: String) throws -> AccountRest? {
        try database.row("SELECT * FROM accountRest WHERE account = ?", [account]).map { try AccountRest($0) }
    }

    /// All accounts at rest or with refusals, those whose rest is over included.
    package func rests() throws -> [AccountRest] {
        try database.rows("SELECT * FROM accountRest ORDER BY account").map { try AccountRest($0) }
    }

    /// - Parameter moment: what began later is of a clock that was set back since.
    package func lastInvocation(upTo moment: Date = .distantFuture) throws -> Invocation? {
        try database.row(
            "SELECT * FROM invocation WHERE startedAt <= ? ORDER BY startedAt DESC, rowid DESC LIMIT 1",
            [moment.milliseconds]
        ).map { try Invocation($0) }
    }

    /// The last one up to a moment that ended without a fault of softdown's own.
    package func lastSuccess(upTo moment: Date = .distantFuture) throws -> Invocation? {
        try database.row(
            """
            SELECT * FROM invocation WHERE exitStatus = 0 AND faults = '[]' AND startedAt <= ?
            ORDER BY startedAt DESC, rowid DESC LIMIT 1
            """, [moment.milliseconds]
        ).map { try Invocation($0) }
    }
}

extension AccountRest {
    fileprivate init(_ row: StoredRow) throws {
        self.init(account: try row.text("account"), refusals: try row.number("refusals"), until: try row.date("until"))
    }
}

extension Invocation {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            id: try row.text("id"), startedAt: try row.date("startedAt"), duration: try row.numberIfPresent("duration"),
            exitStatus: try row.numberIfPresent("exitStatus"), faults: try row.json("faults"),
            isSimulated: try row.flag("isSimulated"))
    }
}
