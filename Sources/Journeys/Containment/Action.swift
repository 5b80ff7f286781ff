/// Something that customers, or agents for them, can do and that can be frozen on purpose, like resetting a password.
package struct Action: Hashable, Sendable {
    package var name: String
    package var title: String
    /// Channels that perform it, where the site says so. While it is frozen, each of them must refuse it.
    package var channels: [String] = []
    package var location: SourceLocation
    /// Where the names in ``channels`` stand, by name.
    package var places: [String: SourceLocation] = [:]

    package init(name: String, title: String, location: SourceLocation) {
        self.name = name
        self.title = title
        self.location = location
    }
}
