/// A pattern that PCRE2 does not accept.
package struct RegularExpressionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where in the pattern, counted in bytes of its UTF-8 form from 0.
    package let offset: Int
    /// PCRE2's own words, for example `missing closing parenthesis`.
    package let message: String

    package var description: String { "\(message) (at byte \(offset) of the pattern)" }
}
