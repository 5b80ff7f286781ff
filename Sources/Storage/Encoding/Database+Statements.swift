import Foundation
import GRDB

extension Database {
    /// Executes a statement that is prepared once per connection.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Executes a statement, and says whether it changed any row.
    func changes(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Bool {
        try run(sql, arguments)
        return changesCount > 0
    }

    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [StoredRow] {
        try Row.fetchAll(try cachedStatement(sql: sql), arguments: arguments).map { StoredRow(row: $0) }
    }

    func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> StoredRow? {
        try Row.fetchOne(try cachedStatement(sql: sql), arguments: arguments).map { StoredRow(row: $0) }
    }
}

extension String {
    /// The text without the NULs at which SQLite would cut it.
    var withoutNUL: String { utf8.contains(0) ? replacing("\u{0}", with: "\u{FFFD}") : self }
}
