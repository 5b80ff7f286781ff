/// A `Content-Type` (RFC 9110 section 8.3, RFC 2045 section 5.1): `text/html; charset=utf-8`.
package struct MediaType: Sendable, Equatable {
    /// `text/html`, lower case.
    package let name: String
    /// By their names in lower case; the values without quotes.
    package let parameters: [String: String]

    /// `nil` when there is no type and subtype.
    package init?(_ text: String) {
        let (value, parameters) = HeaderParameters.parse(text)
        let name = value.strippingASCIIWhiteSpace.lowercased()
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
            return nil
        }
        self.name = name
        self.parameters = parameters
    }

    /// `text` of `text/html`.
    package var type: String { String(name.prefix { $0 != "/" }) }
}
