/// One line of `expect:`, `never:`, `refused:` or `let_through:`; parsed when the file is loaded.
package struct Expectation: Hashable, Sendable {
    package var query: Query
    package var filters: [Filter]
    package var isNegated: Bool
    package var predicate: Predicate
    /// The line as written.
    package var source: String
    package var location: SourceLocation

    package init(
        query: Query, filters: [Filter] = [], isNegated: Bool = false, predicate: Predicate, source: String,
        location: SourceLocation
    ) {
        self.query = query
        self.filters = filters
        self.isNegated = isNegated
        self.predicate = predicate
        self.source = source
        self.location = location
    }

    /// Templates inside of the operand.
    package var templates: [Template] {
        switch predicate {
        case .equal(.text(let template)), .notEqual(.text(let template)), .less(.text(let template)),
            .lessOrEqual(.text(let template)), .greater(.text(let template)), .greaterOrEqual(.text(let template)),
            .startsWith(let template), .endsWith(let template), .contains(let template):
            [template]
        default: []
        }
    }
}
