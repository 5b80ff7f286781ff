import GRDB
import Journeys

/// One step of the schema, forward only. A migration that was released is never edited: add the next one.
struct Migration: Sendable {
    /// Statements, separated by semicolons.
    var statements: String

    /// In order; a database's `user_version` is the number of those it went through.
    static let all: [Migration] = [.first, .notices, .history, .personas, .containment, .ownConditions, .plans]

    static var supportedVersion: Int { all.count }

    /// Brings a database up to date in one transaction: it gets all of the missing steps or none.
    ///
    /// Two processes may come here at once; the second finds nothing left to do.
    static func migrate(_ database: Database, path: String, steps: [Migration] = all) throws {
        guard try Identity(of: database).version < steps.count else { return }
        try database.inTransaction(.immediate) {
            let found = try Identity(of: database).version
            guard found >= 0, found <= steps.count else {
                throw StorageError(.tooNew(found: found, supported: steps.count), path: path)
            }
            database.add(function: .fingerprint)
            defer { database.remove(function: .fingerprint) }
            for step in steps[found...] { try database.execute(sql: step.statements) }
            // Pragmas take no arguments; both are numbers of our own.
            try database.execute(sql: "PRAGMA application_id = \(Identity.application)")
            try database.execute(sql: "PRAGMA user_version = \(steps.count)")
            return .commit
        }
    }
}

extension DatabaseFunction {
    /// The short name of a text, for migrations.
    fileprivate static let fingerprint = DatabaseFunction("fingerprint", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(Fingerprint.of)
    }
}
