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

    /// Reads many rows by position: looking for a column by its name costs more than reading it.
    func values<Value>(
        _ sql: String, _ arguments: StatementArguments, _ read: ([DatabaseValue]) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(try cachedStatement(sql: sql), arguments: arguments)
        var found: [Value] = []
        while let row = try cursor.next() { found.append(try read(Array(row.databaseValues))) }
        return found
    }

    /// The few values of a column that leads an index of a long table: one seek each, where DISTINCT reads every row.
    ///
    /// - Parameters: names of our own schema.
    func distinctTexts(of column: String, in table: String) throws -> [String] {
        try rows(
            """
            WITH RECURSIVE found (value) AS (
                SELECT min(\(column)) FROM \(table)
                UNION ALL
                SELECT (SELECT min(\(column)) FROM \(table) WHERE \(column) > value) FROM found WHERE value IS NOT NULL)
            SELECT value FROM found WHERE value IS NOT NULL
            """
        ).map { try $0.text("value") }
    }
}

extension String {
    /// The text without the NULs at which SQLite would cut it.
    var withoutNUL: String { utf8.contains(0) ? replacing("\u{0}", with: "\u{FFFD}") : self }
}
