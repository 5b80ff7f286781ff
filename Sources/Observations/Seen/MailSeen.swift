/// A mail that arrived, or the search for one that did not.
package struct MailSeen: Sendable, Hashable, Codable {
    package var recipient: String
    /// How often the mailbox was asked.
    package var searches: Int
    /// Absent where none arrived.
    package var message: Message?

    package struct Message: Sendable, Hashable, Codable {
        package var subject: String
        package var sender: String
        package var date: String
        /// Microseconds from the step's start to its arrival.
        package var arrivedAfter: Int
        /// Scheme and host of each link, without path and query.
        package var linkHosts: [String]
        /// The text, shortened.
        package var text: String

        package init(
            subject: String, sender: String, date: String, arrivedAfter: Int, linkHosts: [String], text: String
        ) {
            self.subject = subject
            self.sender = sender
            self.date = date
            self.arrivedAfter = arrivedAfter
            self.linkHosts = linkHosts
            self.text = text
        }
    }

    package init(recipient: String, searches: Int = 0, message: Message? = nil) {
        self.recipient = recipient
        self.searches = searches
        self.message = message
    }
}
