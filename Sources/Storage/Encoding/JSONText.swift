import Foundation

/// Values as JSON text: keys sorted, moments as milliseconds. Texts from the wire are kept only inside of such values,
/// since SQLite's own texts end at the first NUL.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Most lists of a healthy run are empty, and a year has millions of them.
    static func encode<Element: Encodable>(_ list: [Element]) throws -> String {
        list.isEmpty ? empty : String(decoding: try encoder.encode(list), as: UTF8.self)
    }

    static let empty = "[]"

    /// - Parameter place: the column, for the error: see ``NotUnderstood``.
    static func decode<Value: Decodable>(_ type: Value.Type, from text: String, at place: String) throws -> Value {
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw NotUnderstood(what: place)
        }
    }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.milliseconds)
        }
        return encoder
    }()

    private static let decoder = {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            Date(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
        }
        return decoder
    }()
}
