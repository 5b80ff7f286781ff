/// Takes a value out of what was seen, for later steps.
package struct Capture: Hashable, Sendable {
    package var name: String
    package var query: Query
    package var filters: [Filter]
    /// Redacted in every sink. Captures of an inbox step always are.
    package var isSecret: Bool
    package var source: String
    package var location: SourceLocation

    package init(
        name: String, query: Query, filters: [Filter] = [], isSecret: Bool = false, source: String,
        location: SourceLocation
    ) {
        self.name = name
        self.query = query
        self.filters = filters
        self.isSecret = isSecret
        self.source = source
        self.location = location
    }
}
