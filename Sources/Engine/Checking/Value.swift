import Foundation
import JSONPath

/// A value that a query found. Types are strict, as in JSON.
enum Value: Equatable {
    /// There is no such thing in what was seen.
    case missing
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([Value])
    /// What a query for several things found. One of them stands for itself; none is missing, but can be counted.
    case matches([Value])

    init(_ json: JSON) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .boolean(value)
        case .number(let number): self = .number(number.double)
        case .string(let text): self = .text(text)
        case .array(let elements): self = .list(elements.map(Value.init))
        case .object: self = .text(json.text)
        }
    }

    /// The form that predicates other than counts look at.
    var single: Value {
        guard case .matches(let values) = self else { return self }
        switch values.count {
        case 0: return .missing
        case 1: return values[0]
        default: return .list(values)
        }
    }

    /// As it is put into later requests; absent for what has no text of its own.
    var captured: String? {
        switch single {
        case .missing, .null, .list, .matches: nil
        case .boolean(let value): String(value)
        case .number(let value): Self.numberText(value)
        case .text(let text): text
        }
    }

    /// As it is shown to people.
    var shown: String {
        switch self {
        case .missing: "nothing"
        case .null: "null"
        case .boolean(let value): String(value)
        case .number(let value): Self.numberText(value)
        case .text(let text): "\"\(Shortening.line(text))\""
        case .list(let values), .matches(let values):
            values.isEmpty
                ? "an empty list"
                : "a list of \(values.count): " + values.prefix(3).map(\.shown).joined(separator: ", ")
                    + (values.count > 3 ? " …" : "")
        }
    }

    var typeName: String {
        switch single {
        case .missing: "nothing"
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .text: "a text"
        case .list, .matches: "a list"
        }
    }

    static func numberText(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 9e15 { return String(Int64(value)) }
        return String(value)
    }
}
