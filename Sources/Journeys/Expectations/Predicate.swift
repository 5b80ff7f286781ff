/// What the value must be. Types are strict: a text never equals a number, and a missing value satisfies nothing.
package enum Predicate: Hashable, Sendable {
    case equal(Operand)
    case notEqual(Operand)
    case less(Operand)
    case lessOrEqual(Operand)
    case greater(Operand)
    case greaterOrEqual(Operand)
    case startsWith(Template)
    case endsWith(Template)
    case contains(Template)
    /// A regular expression, searched for anywhere in the text.
    case matches(String)
    case exists
    case isEmpty
    case isNumber
    case isString
    case isBoolean
    case isList
    /// A date and time no older than this at the moment it was received.
    case newerThan(Duration)

    package enum Operand: Hashable, Sendable {
        case text(Template)
        case number(Double)
        case boolean(Bool)
        case null
    }
}
