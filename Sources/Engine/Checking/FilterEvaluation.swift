import Documents
import Foundation
import Journeys

extension Filter {
    /// What is missing stays missing.
    func apply(to value: Value) throws(EvaluationFailure) -> Value {
        if case .count = self { return try count(value) }
        if case .nth(let index) = self { return try element(index, of: value) }
        switch value.single {
        case .missing: return .missing
        case .list(let elements): return .list(try mapped(elements))
        case let single: return try applySingle(to: single)
        }
    }

    private func mapped(_ elements: [Value]) throws(EvaluationFailure) -> [Value] {
        var results: [Value] = []
        for element in elements { results.append(try apply(to: element)) }
        return results
    }

    private func count(_ value: Value) throws(EvaluationFailure) -> Value {
        switch value {
        case .matches(let values): return .number(Double(values.count))
        case .list(let values): return .number(Double(values.count))
        case .text(let text): return .number(Double(text.count))
        case .missing: return .missing
        case .null, .boolean, .number: throw EvaluationFailure(message: "\(value.typeName) cannot be counted")
        }
    }

    private func element(_ index: Int, of value: Value) throws(EvaluationFailure) -> Value {
        let elements: [Value]
        switch value {
        case .matches(let values), .list(let values): elements = values
        case .missing: return .missing
        case .null, .boolean, .number, .text:
            throw EvaluationFailure(message: "nth asks for a list, and this is \(value.typeName)")
        }
        let position = index >= 0 ? index : elements.count + index
        return elements.indices.contains(position) ? elements[position] : .missing
    }

    private func applySingle(to value: Value) throws(EvaluationFailure) -> Value {
        switch (self, value) {
        case (.toInt, .number(let number)):
            return .number(number.rounded(.towardZero))
        case (.toInt, .text(let text)):
            guard let number = Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw EvaluationFailure(message: "\(value.shown) is no integer")
            }
            return .number(Double(number))
        case (.toFloat, .number):
            return value
        case (.toFloat, .text(let text)):
            guard let number = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)), number.isFinite else {
                throw EvaluationFailure(message: "\(value.shown) is no number")
            }
            return .number(number)
        case (.split(let separator), .text(let text)):
            return .list(separator.isEmpty ? [.text(text)] : text.components(separatedBy: separator).map(Value.text))
        case (.replace(let old, let new), .text(let text)):
            return .text(old.isEmpty ? text : text.replacingOccurrences(of: old, with: new))
        case (.regex(let pattern), .text(let text)):
            return try BoundedRegex.firstGroup(pattern, in: text)
        case (.urlDecode, .text(let text)):
            return .text(PercentEncoding.decode(text))
        case (.htmlUnescape, .text(let text)):
            return .text(HTMLEntities.unescape(text))
        default:
            throw EvaluationFailure(message: "this filter asks for a text, and this is \(value.typeName)")
        }
    }
}
