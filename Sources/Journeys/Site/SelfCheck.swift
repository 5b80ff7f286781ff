/// A host that shows whether our own network works. Somebody else's, and not one of those that are watched.
package struct SelfCheck: Hashable, Sendable {
    /// As written.
    package var name: String
    package var url: String
    package var location: SourceLocation

    package init(name: String, url: String, location: SourceLocation) {
        self.name = name
        self.url = url
        self.location = location
    }
}
