/// A query that was stopped. There is no partial result, because "nothing found" would be a guess.
package enum JSONPathLimitExceeded: Error, Sendable, Equatable, CustomStringConvertible {
    /// More work than that many visited nodes. Comparing and matching long values counts too.
    case visits(limit: Int)
    /// The document is nested deeper than that.
    case depth(limit: Int)
    /// The matcher gave up on this I-Regexp.
    case regularExpression(String)

    package var description: String {
        switch self {
        case .visits(let limit): "the JSONPath query visited more than \(limit) nodes"
        case .depth(let limit): "the document is nested deeper than \(limit) levels"
        case .regularExpression(let pattern): "the regular expression '\(pattern)' took too long or is too large"
        }
    }
}
