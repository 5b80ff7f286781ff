import Foundation
import Journeys

// Foundation has a type of that name too.
extension Journeys.Predicate {
    /// Whether it holds for a value that is there; ``Value/missing`` never gets here but for `exists`.
    func holds(
        for value: Value, receivedAt: Date, fill: (Template) throws(UnresolvedName) -> String
    ) throws(EvaluationFailure) -> Bool {
        let single = value.single
        func text(_ template: Template) throws(EvaluationFailure) -> String {
            do {
                return try fill(template)
            } catch {
                throw EvaluationFailure(message: "'{{\(error.name)}}' has no value")
            }
        }
        switch self {
        case .exists: return single != .missing
        case .isEmpty: return Self.isEmpty(value)
        case .isNumber: if case .number = single { return true } else { return false }
        case .isString: if case .text = single { return true } else { return false }
        case .isBoolean: if case .boolean = single { return true } else { return false }
        case .isList:
            if case .list = single { return true } else if case .matches = value { return true } else { return false }
        case .equal(let operand): return try Self.isEqual(single, operand, text)
        case .notEqual(let operand): return try !Self.isEqual(single, operand, text)
        case .less(let operand): return try Self.compare(single, operand, text) < 0
        case .lessOrEqual(let operand): return try Self.compare(single, operand, text) <= 0
        case .greater(let operand): return try Self.compare(single, operand, text) > 0
        case .greaterOrEqual(let operand): return try Self.compare(single, operand, text) >= 0
        case .startsWith(let template): return try Self.text(of: single, "startsWith").hasPrefix(text(template))
        case .endsWith(let template): return try Self.text(of: single, "endsWith").hasSuffix(text(template))
        case .contains(let template): return try Self.contains(single, text(template))
        case .matches(let pattern): return try BoundedRegex.matches(pattern, Self.text(of: single, "matches"))
        case .newerThan(let limit): return try Self.isNewer(single, than: limit, receivedAt: receivedAt)
        }
    }

    private static func isEmpty(_ value: Value) -> Bool {
        switch value {
        case .text(let text): text.isEmpty
        case .list(let values), .matches(let values): values.isEmpty
        case .missing, .null, .boolean, .number: false
        }
    }

    private static func isEqual(
        _ value: Value, _ operand: Operand, _ fill: (Template) throws(EvaluationFailure) -> String
    ) throws(EvaluationFailure) -> Bool {
        switch (value, operand) {
        case (.text(let text), .text(let template)): return try text == fill(template)
        case (.number(let number), .number(let other)): return number == other
        case (.boolean(let flag), .boolean(let other)): return flag == other
        case (.null, .null): return true
        default: return false
        }
    }

    /// -1, 0 or 1; texts compare by Unicode scalars.
    private static func compare(
        _ value: Value, _ operand: Operand, _ fill: (Template) throws(EvaluationFailure) -> String
    ) throws(EvaluationFailure) -> Int {
        switch (value, operand) {
        case (.number(let number), .number(let other)): return number < other ? -1 : (number > other ? 1 : 0)
        case (.text(let text), .text(let template)):
            let other = try fill(template)
            return text < other ? -1 : (text > other ? 1 : 0)
        default:
            throw EvaluationFailure(
                message: "\(value.typeName) cannot be compared with that; toInt or toFloat makes a number")
        }
    }

    private static func contains(_ value: Value, _ part: String) throws(EvaluationFailure) -> Bool {
        if case .list(let values) = value { return values.contains(.text(part)) }
        return try ByteSearch.contains(text(of: value, "contains"), part)
    }

    private static func text(of value: Value, _ predicate: String) throws(EvaluationFailure) -> String {
        guard case .text(let text) = value else {
            throw EvaluationFailure(message: "\(predicate) asks for a text, and this is \(value.typeName)")
        }
        return text
    }

    private static func isNewer(_ value: Value, than limit: Duration, receivedAt: Date) throws(EvaluationFailure)
        -> Bool
    {
        let date: Date?
        switch value {
        case .number(let seconds): date = Date(timeIntervalSince1970: seconds > 1e11 ? seconds / 1000 : seconds)
        case .text(let text): date = Timestamp.parse(text)
        default: date = nil
        }
        guard let date else { throw EvaluationFailure(message: "\(value.shown) is no date and time") }
        let age = receivedAt.timeIntervalSince(date)
        // A clock of theirs that runs a little ahead of ours is no fault; one that is days ahead is.
        return age <= Double(limit.wholeMicroseconds) / 1e6 && age > -86_400
    }
}
