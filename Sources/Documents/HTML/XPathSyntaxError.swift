/// An expression that is not XPath 1.0, or that calls what does not exist.
package struct XPathSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where in the expression, counted in bytes of its UTF-8 form from 0.
    package let offset: Int
    package let message: String

    package var description: String { "\(message) (at byte \(offset) of the expression)" }
}
