import Foundation
import GRDB

/// A row whose columns are read with checks: a damaged or foreign value is an error, never a crash.
struct StoredRow {
    let row: Row

    func text(_ column: String) throws -> String { try value(column) }
    func number(_ column: String) throws -> Int { try value(column) }
    func real(_ column: String) throws -> Double { try value(column) }
    func flag(_ column: String) throws -> Bool { try number(column) != 0 }
    func date(_ column: String) throws -> Date { Date(milliseconds: try value(column) as Int64) }

    func textIfPresent(_ column: String) throws -> String? { try valueIfPresent(column) }
    func numberIfPresent(_ column: String) throws -> Int? { try valueIfPresent(column) }
    func flagIfPresent(_ column: String) throws -> Bool? { try numberIfPresent(column).map { $0 != 0 } }
    func dateIfPresent(_ column: String) throws -> Date? {
        try (valueIfPresent(column) as Int64?).map { Date(milliseconds: $0) }
    }

    func word<Word: RawRepresentable<String>>(_ column: String, as type: Word.Type = Word.self) throws -> Word {
        guard let word = Word(rawValue: try text(column)) else { throw NotUnderstood(what: column) }
        return word
    }

    func wordIfPresent<Word: RawRepresentable<String>>(_ column: String, as type: Word.Type = Word.self) throws -> Word?
    {
        try textIfPresent(column) == nil ? nil : try word(column, as: type)
    }

    func json<Value: Decodable>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONText.decode(type, from: try text(column), at: column)
    }

    func list<Element: Decodable>(_ column: String) throws -> [Element] {
        let text = try text(column)
        return text == JSONText.empty ? [] : try JSONText.decode([Element].self, from: text, at: column)
    }

    func jsonIfPresent<Value: Decodable>(_ column: String, as type: Value.Type = Value.self) throws -> Value? {
        try textIfPresent(column).map { try JSONText.decode(type, from: $0, at: column) }
    }

    private func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value = try valueIfPresent(column) as Value? else { throw NotUnderstood(what: column) }
        return value
    }

    private func valueIfPresent<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        guard let stored = row[column] as DatabaseValue? else { throw NotUnderstood(what: column) }
        if stored.isNull { return nil }
        guard let value = Value.fromDatabaseValue(stored) else { throw NotUnderstood(what: column) }
        return value
    }
}
