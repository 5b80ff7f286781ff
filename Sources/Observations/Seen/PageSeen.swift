/// A page as the customer met it.
package struct PageSeen: Sendable, Hashable, Codable {
    /// After redirects.
    package var url: String
    package var title: String
    /// The visible text, shortened.
    package var text: String
    /// Names of fields that were filled, without values; for a submitted form.
    package var filledFields: [String]

    package init(url: String, title: String, text: String, filledFields: [String] = []) {
        self.url = url
        self.title = title
        self.text = text
        self.filledFields = filledFields
    }
}
