extension JSONPath {
    /// What a query may visit before it is stopped.
    package static let defaultVisitLimit = 1_000_000

    /// A node that was found.
    package struct Node: Sendable, Equatable {
        package let value: JSON
        /// The normalized path (RFC 9535 section 2.7), for example `$['items'][0]`.
        package let path: String
    }

    /// The values that the query finds, in the order of RFC 9535 (members in the order of the document).
    package func values(
        in document: JSON, matching matcher: any RegularExpressionMatcher, visitLimit: Int = defaultVisitLimit
    ) throws(JSONPathLimitExceeded) -> [JSON] {
        var evaluator = Evaluator(
            document: document, matcher: matcher, visitLimit: visitLimit, keepsLocations: false)
        return try evaluator.evaluateWhole(query).map(\.value)
    }

    /// The same with the place of each value.
    package func nodes(
        in document: JSON, matching matcher: any RegularExpressionMatcher, visitLimit: Int = defaultVisitLimit
    ) throws(JSONPathLimitExceeded) -> [Node] {
        var evaluator = Evaluator(
            document: document, matcher: matcher, visitLimit: visitLimit, keepsLocations: true)
        return try evaluator.evaluateWhole(query).map { Node(value: $0.value, path: $0.location.normalizedPath) }
    }
}
