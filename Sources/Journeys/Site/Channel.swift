/// What a customer uses.
package struct Channel: Hashable, Sendable {
    package var name: String
    package var title: String
    /// The URL of the reach check.
    package var reach: Template
    package var runbook: String?
    package var owner: String?
    /// The share of the time that is to be usable, above 0 and below 1.
    package var objective: Double?
    package var location: SourceLocation

    package init(name: String, title: String, reach: Template, location: SourceLocation) {
        self.name = name
        self.title = title
        self.reach = reach
        self.location = location
    }
}
