import Foundation
import GRDB
import Observations

/// Invocations may overlap: a journey and an account belong to one owner at a time. An owner is the random token of an
/// invocation. A lease that ran out, or that was taken more than an hour in the future (the clock was set back since),
/// is free.
extension ResultStore {
    /// - Returns: whether the journey is now the owner's.
    package func acquireJourney(
        _ journey: String, owner: String, now: Date, until: Date
    ) throws(StorageError) -> Bool {
        try write { try $0.acquire(.journey, journey, owner: owner, now: now, until: until) }
    }

    /// - Returns: whether the account is now the owner's.
    package func acquireAccount(
        _ account: String, owner: String, now: Date, until: Date
    ) throws(StorageError) -> Bool {
        try write { try $0.acquire(.account, account, owner: owner, now: now, until: until) }
    }

    /// Takes a journey if it is due: its last start is at least `every` ago. The start is noted as now.
    ///
    /// A last start further in the future than `every` is not believed.
    ///
    /// - Parameter every: seconds.
    /// - Returns: whether it is due and now the owner's. Otherwise nothing is changed.
    package func claimDue(
        _ journey: String, every: TimeInterval, owner: String, now: Date, until: Date
    ) throws(StorageError) -> Bool {
        try write { database in
            let last = try database.row("SELECT at FROM journeyStart WHERE journey = ?", [journey])?.date("at")
            if let last, abs(now.timeIntervalSince(last)) < every { return false }
            guard try database.acquire(.journey, journey, owner: owner, now: now, until: until) else { return false }
            try database.noteStart(of: journey, at: now)
            return true
        }
    }

    /// Takes all journeys that are due, and notes their runs as begun, in one go.
    ///
    /// - Returns: those that are now the owner's, by journey.
    package func claim(
        _ claims: [Claim], owner: String, now: Date, until: Date
    ) throws(StorageError) -> [String: Run] {
        guard !claims.isEmpty else { return [:] }
        return try write { database in
            var taken: [String: Run] = [:]
            for claim in claims {
                let journey = claim.run.journey
                if case .ifNotBegun(let known) = claim.condition {
                    let last = try database.row("SELECT at FROM journeyStart WHERE journey = ?", [journey])?.date("at")
                    guard last?.milliseconds == known?.milliseconds else { continue }
                }
                guard try database.acquire(.journey, journey, owner: owner, now: now, until: until) else { continue }
                try database.noteStart(of: journey, at: now)
                try database.begin(claim.run, owner: owner)
                taken[journey] = claim.run
            }
            return taken
        }
    }

    /// Makes every lease of the owner last until later.
    package func extendLeases(of owner: String, now: Date, until: Date) throws(StorageError) {
        try write { database in
            for lease in Lease.allCases {
                try database.run(
                    "UPDATE \(lease.table) SET until = max(until, ?), takenAt = ? WHERE owner = ?",
                    [until.milliseconds, now.milliseconds, owner])
            }
        }
    }

    package func releaseJourney(_ journey: String, owner: String) throws(StorageError) {
        try write { try $0.run("DELETE FROM journeyLease WHERE journey = ? AND owner = ?", [journey, owner]) }
    }

    /// Gives back what is not walked any more, while the owner goes on.
    package func releaseJourneys(_ journeys: Set<String>, owner: String) throws(StorageError) {
        guard !journeys.isEmpty else { return }
        try write { database in
            for journey in journeys.sorted() {
                try database.run("DELETE FROM journeyLease WHERE journey = ? AND owner = ?", [journey, owner])
            }
        }
    }

    package func releaseAccount(_ account: String, owner: String) throws(StorageError) {
        try write { try $0.run("DELETE FROM accountLease WHERE account = ? AND owner = ?", [account, owner]) }
    }

    /// Gives back everything that the owner holds.
    package func release(_ owner: String) throws(StorageError) {
        try write { try $0.release(owner) }
    }

    /// Notes that a run has started, so that it is not forgotten if this process dies.
    ///
    /// - Parameter run: as far as it is known: everything but what will be seen.
    package func beginRun(_ run: Run, planText: PlanText? = nil, owner: String) throws(StorageError) {
        try write { database in
            if let planText { try database.insertPlan(run.plan, text: planText, seen: run.startedAt) }
            try database.begin(run, owner: owner)
            if run.attempt == 1 { try database.noteStart(of: run.journey, at: run.startedAt) }
        }
    }

    /// Undoes a claim whose journey was never begun: it is due again as it was before.
    ///
    /// - Parameter last: when it began before the claim.
    package func giveBack(_ run: Run, startedBefore last: Date?) throws(StorageError) {
        try write { database in
            try database.run("DELETE FROM runInProgress WHERE id = ?", [run.id])
            guard database.changesCount > 0 else { return }
            if let last {
                try database.noteStart(of: run.journey, at: last)
            } else {
                try database.run("DELETE FROM journeyStart WHERE journey = ?", [run.journey])
            }
        }
    }

    /// Forgets a run that was begun and is not worth recording.
    package func abandonRun(_ id: String) throws(StorageError) {
        try write { try $0.run("DELETE FROM runInProgress WHERE id = ?", [id]) }
    }
}

enum Lease: String, CaseIterable {
    case journey, account

    var table: String { rawValue + "Lease" }
}

extension Database {
    fileprivate func acquire(_ lease: Lease, _ name: String, owner: String, now: Date, until: Date) throws -> Bool {
        try changes(
            """
            INSERT INTO \(lease.table) (\(lease.rawValue), owner, takenAt, until) VALUES (:name, :owner, :now, :until)
            ON CONFLICT (\(lease.rawValue)) DO UPDATE
            SET owner = excluded.owner, takenAt = excluded.takenAt, until = excluded.until
            WHERE until <= :now OR owner = :owner OR takenAt > :now + \(Self.farFuture)
            """,
            ["name": name, "owner": owner, "now": now.milliseconds, "until": until.milliseconds])
    }

    fileprivate func begin(_ run: Run, owner: String) throws {
        try self.run(
            "INSERT OR REPLACE INTO runInProgress (id, journey, owner, startedAt, run) VALUES (?, ?, ?, ?, ?)",
            [run.id, run.journey, owner, run.startedAt.milliseconds, try JSONText.encode(run)])
    }

    func release(_ owner: String) throws {
        for lease in Lease.allCases { try run("DELETE FROM \(lease.table) WHERE owner = ?", [owner]) }
    }

    func noteStart(of journey: String, at start: Date) throws {
        try run("INSERT OR REPLACE INTO journeyStart (journey, at) VALUES (?, ?)", [journey, start.milliseconds])
    }

    /// Milliseconds.
    static var farFuture: Int64 { 3_600_000 }
}
