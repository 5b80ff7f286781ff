/// The answer of an interface.
package struct ResponseSeen: Sendable, Hashable, Codable {
    package var url: String
    /// The body, shortened.
    package var text: String

    package init(url: String, text: String) {
        self.url = url
        self.text = text
    }
}
