/// A value that must not be seen: it never prints itself, whichever way it is printed.
package struct Secret: Sendable, Equatable {
    private let value: String

    package init(_ value: String) { self.value = value }

    /// The value, for the one place that sends it. What comes out is no longer protected.
    package func reveal() -> String { value }

    /// The same bytes: Swift's own equality of strings would also equate other spellings of a character.
    package static func == (left: Secret, right: Secret) -> Bool { left.value.utf8.elementsEqual(right.value.utf8) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
