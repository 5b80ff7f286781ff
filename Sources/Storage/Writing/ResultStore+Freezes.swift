import Foundation
import GRDB
import Journeys

/// Freezes are never taken back out: who froze what, when and why is history (until it is pruned with the runs of its time).
extension ResultStore {
    /// Stores a new freeze, and lifts those of the same source and action that are not over: the last word counts.
    package func contain(_ freeze: Freeze) throws(StorageError) {
        try write { database in
            let open = try database.freezes(endedSince: freeze.since).filter {
                $0.action == freeze.action && $0.source == freeze.source
            }
            for other in open { try database.lift(other.id, at: max(freeze.since, other.since), by: freeze.by) }
            try database.insert(freeze)
        }
    }

    /// Ends the freezes of an action that were declared by command and are not over.
    ///
    /// - Returns: those that were ended.
    package func lift(_ action: String, at now: Date, by: String?) throws(StorageError) -> [Freeze] {
        try write { database in
            let open = try database.freezes(endedSince: now).filter { $0.action == action && $0.source == .command }
            for freeze in open { try database.lift(freeze.id, at: now, by: by) }
            return open
        }
    }

    /// Brings the freezes of the site file, or of the flag, to what is declared there now: what is new begins, what is
    /// named no longer ends, and what is named with another end gets it.
    package func declare(_ declared: [Freeze], by source: Freeze.Source, at now: Date) throws(StorageError) {
        try write { database in
            let open = try database.freezes(endedSince: now).filter { $0.source == source }
            // What is named with an end that is past is over.
            let current = declared.filter { $0.isOpen(at: now) }
            let named = Set(current.map(\.key))
            for freeze in open where !named.contains(freeze.key) { try database.lift(freeze.id, at: now, by: nil) }
            for freeze in current {
                if let known = open.first(where: { $0.key == freeze.key }) {
                    guard known.until != freeze.until || known.why != freeze.why || known.by != freeze.by else {
                        continue
                    }
                    try database.run(
                        "UPDATE freeze SET until = ?, why = ?, declaredBy = ? WHERE id = ?",
                        [freeze.until?.milliseconds, freeze.why.withoutNUL, freeze.by?.withoutNUL, known.id])
                } else {
                    try database.insert(freeze)
                }
            }
            if source == .flag {
                try database.run(
                    "INSERT OR REPLACE INTO flagAnswer (name, at) VALUES ('flag', ?)", [now.milliseconds])
            }
        }
    }
}

extension Database {
    fileprivate func insert(_ freeze: Freeze) throws {
        try run(
            """
            INSERT OR IGNORE INTO freeze (id, action, source, entryKey, since, until, liftedAt, why, declaredBy, liftedBy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                freeze.id, freeze.action, freeze.source.rawValue, freeze.key, freeze.since.milliseconds,
                freeze.until?.milliseconds, freeze.liftedAt?.milliseconds, freeze.why.withoutNUL,
                freeze.by?.withoutNUL, freeze.liftedBy?.withoutNUL,
            ])
    }

    fileprivate func lift(_ id: String, at moment: Date, by: String?) throws {
        try run(
            "UPDATE freeze SET liftedAt = ?, liftedBy = ? WHERE id = ? AND liftedAt IS NULL",
            [moment.wholeMilliseconds.milliseconds, by?.withoutNUL, id])
    }
}
