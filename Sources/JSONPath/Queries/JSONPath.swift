/// A query of RFC 9535, parsed and checked once; ready to be asked any number of documents.
///
/// Two queries are equal when they are spelt alike.
package struct JSONPath: Sendable {
    /// As it was written.
    package let source: String
    let query: Query
    /// Regular expressions in the source that are no I-Regexp (RFC 9485). The query is valid, but such a `match` or
    /// `search` never holds, so a file that has one is almost certainly wrong. Offsets are those of the pattern.
    package let warnings: [JSONPathSyntaxError]

    package init(_ source: String) throws(JSONPathSyntaxError) {
        var parser = QueryParser(source: source)
        query = try parser.parseWhole()
        warnings = parser.warnings
        self.source = source
    }
}

extension JSONPath: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.source.hasSameScalars(as: right.source) }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ExactText(text: source))
    }
}

extension JSONPath: CustomStringConvertible {
    package var description: String { source }
}

extension JSONPath {
    /// Whether the query yields at most one node, whatever the document: only names and indexes (RFC 9535 section
    /// 2.3.5.1).
    package var isSingular: Bool { query.isSingular }
}
