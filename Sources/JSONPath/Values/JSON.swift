/// A JSON value (RFC 8259) as it was received: members keep their order, numbers keep their spelling.
///
/// Equality is that of RFC 9535 section 2.3.5.2.2: `1 == 1.0`, the order of members does not matter, and strings are
/// equal when their Unicode scalars are. Swift's own string equality would also equate "é" with "e" + U+0301.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Number)
    case string(String)
    case array([JSON])
    case object(Object)
}

extension JSON: Equatable {
    package static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameScalars(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): false
        }
    }
}

extension JSON {
    /// The name of the value's type as RFC 8259 has it, for messages: `null`, `boolean`, `number`, `string`, `array` or
    /// `object`.
    package var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The member of that name, or nil when there is none or this is no object.
    package subscript(name: String) -> JSON? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    /// The element at that index from 0, or nil when there is none or this is no array.
    package subscript(index: Int) -> JSON? {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }

    /// What a person would type for this value: the content of a string without quotes, everything else as ``text``.
    package var plainText: String {
        if case .string(let content) = self { content } else { text }
    }
}
