internal import CXML

/// An XPath 1.0 expression that was checked when it was made.
package struct XPath: Sendable, Equatable, Hashable {
    /// The longest accepted expression, in bytes of UTF-8.
    package static let maximumLength = 4096
    /// The deepest accepted nesting of brackets; libxml2 compiles them by recursion.
    package static let maximumNesting = 64

    package let source: String

    /// Checks the syntax, and the names and argument types of functions by evaluating once on an empty page.
    package init(_ source: String) throws(XPathSyntaxError) {
        guard source.utf8.count <= Self.maximumLength else {
            throw XPathSyntaxError(
                offset: Self.maximumLength, message: "the expression is longer than \(Self.maximumLength) bytes")
        }
        if let offset = source.utf8.enumerated().first(where: { $0.element == 0 })?.offset {
            throw XPathSyntaxError(offset: offset, message: "the expression contains a NUL character")
        }
        if let offset = Self.offsetOfExcessiveNesting(in: source) {
            throw XPathSyntaxError(offset: offset, message: "brackets are nested deeper than \(Self.maximumNesting)")
        }
        self.source = source
        if let failure = XPathEvaluation.check(source) { throw failure }
    }

    private static func offsetOfExcessiveNesting(in source: String) -> Int? {
        var depth = 0
        for (offset, byte) in source.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            if depth > maximumNesting { return offset }
        }
        return nil
    }
}
