/// Why a text is no JSONPath query, and where.
package struct JSONPathSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Unicode scalars before the fault, for a caret under the source.
    package let offset: Int
    /// What is wrong and, where it can be told, what to write instead. One line, no full stop.
    package let message: String

    package var description: String { "\(message) (at character \(offset + 1))" }
}
