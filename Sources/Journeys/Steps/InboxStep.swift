/// A mail that must arrive.
package struct InboxStep: Hashable, Sendable {
    package enum Access: String, Hashable, Sendable, CaseIterable {
        /// IMAP4rev1 over TLS or with STARTTLS.
        case imap
        /// Mailpit's HTTP interface.
        case http
    }

    package var access: Access
    /// The account's own inbox where absent.
    package var mailbox: Mailbox?
    package var recipient: Template
    /// The subject contains this.
    package var subject: Template?
    /// The sender's address contains this.
    package var sender: Template?
    /// How long the code or the link works; as the mail says itself where absent.
    package var life: Duration?
    /// Whether the links that are captured are fetched by a scanner first, as gateways of mail do.
    package var scanner = false

    package init(access: Access, recipient: Template) {
        self.access = access
        self.recipient = recipient
    }
}

/// Where mail is read, and with what credentials.
package struct Mailbox: Hashable, Sendable {
    package var access: InboxStep.Access
    /// `imaps://host:993/INBOX`, `imap://…` or the base of a Mailpit interface.
    package var url: Template
    package var user: Template?
    package var password: AccountValue?
    /// For `imap://`: STARTTLS is demanded unless this is false.
    package var startsTLS: Bool = true

    package init(access: InboxStep.Access, url: Template) {
        self.access = access
        self.url = url
    }
}
