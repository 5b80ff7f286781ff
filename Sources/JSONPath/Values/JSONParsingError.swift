/// Where and why bytes are no JSON text (RFC 8259).
package struct JSONParsingError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Reason: Sendable, Equatable {
        /// Nothing but white space.
        case empty
        /// The text stops in the middle: a body that was cut looks like this.
        case unexpectedEnd
        /// Something else stands where one of these was due, for example `',' or '}'`.
        case expected(String)
        /// An unknown or unfinished `\` sequence in a string.
        case invalidEscape
        /// A raw character below U+0020 in a string.
        case controlCharacter
        /// A number that the grammar does not allow, such as `01`, `1.` or `+1`.
        case invalidNumber
        /// More than ``JSON/maximumDepth`` arrays and objects inside each other.
        case tooDeep
        /// A whole value, and then something more.
        case trailingContent
    }

    package let reason: Reason
    /// Bytes before the fault.
    package let offset: Int
    /// From 1.
    package let line: Int
    /// Bytes into the line, from 1.
    package let column: Int

    package var description: String {
        "line \(line), column \(column): \(words)"
    }

    private var words: String {
        switch reason {
        case .empty: "nothing here, a JSON value was due"
        case .unexpectedEnd: "the JSON text ends too early"
        case .expected(let what): "expected \(what)"
        case .invalidEscape: "invalid escape in a string"
        case .controlCharacter: "unescaped control character in a string"
        case .invalidNumber: "invalid number"
        case .tooDeep: "nested deeper than \(JSON.maximumDepth) levels"
        case .trailingContent: "unexpected content after the JSON value"
        }
    }
}
