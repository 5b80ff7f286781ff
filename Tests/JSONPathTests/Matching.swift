import Foundation
import JSONPath

/// What the product injects is PCRE2; the tests of this target need any engine that reads the same syntax.
struct FoundationMatcher: RegularExpressionMatcher {
    func matches(_ pattern: String, _ text: String, whole: Bool) -> Bool? {
        let source = whole ? "\\A(?:\(pattern))\\z" : pattern
        guard let expression = try? NSRegularExpression(pattern: source) else { return nil }
        return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
}

/// Gives up on everything, like a bounded engine on a hostile pattern.
struct GivingUpMatcher: RegularExpressionMatcher {
    func matches(_ pattern: String, _ text: String, whole: Bool) -> Bool? { nil }
}

/// The values that a query finds in a document, both as text.
func find(
    _ query: String, in document: String, matching matcher: any RegularExpressionMatcher = FoundationMatcher(),
    visitLimit: Int = JSONPath.defaultVisitLimit
) throws -> [String] {
    try JSONPath(query).values(in: JSON(parsing: document), matching: matcher, visitLimit: visitLimit).map(\.text)
}
