import Foundation

/// The JSON of Mailpit's `/api/v1`, with its own spelling of names.
struct MailpitList: Encodable {
    let total: Int
    let unread: Int
    let messagesCount: Int
    let messagesUnread: Int
    let start: Int
    let tags: [String] = []
    let messages: [MailpitSummary]

    enum CodingKeys: String, CodingKey {
        case total, unread, start, tags, messages
        case messagesCount = "messages_count"
        case messagesUnread = "messages_unread"
    }
}

struct MailpitAddress: Encodable {
    let Name: String
    let Address: String

    static let sender = MailpitAddress(Name: Mail.senderName, Address: Mail.senderAddress)
}

struct MailpitSummary: Encodable {
    let ID: String
    let MessageID: String
    let Read: Bool
    let From = MailpitAddress.sender
    let To: [MailpitAddress]
    let Cc: [MailpitAddress] = []
    let Bcc: [MailpitAddress] = []
    let ReplyTo: [MailpitAddress] = []
    let Subject: String
    let Created: String
    let Tags: [String] = []
    let Size: Int
    let Attachments = 0
    let Snippet: String

    init(_ mail: Mail) {
        ID = mail.identifier
        MessageID = mail.messageIdentifier
        Read = mail.read
        To = [MailpitAddress(Name: mail.draft.toName, Address: mail.draft.toAddress)]
        Subject = mail.draft.subject
        Created = MailpitMessage.stamp(mail.created)
        Size = mail.wire.utf8.count
        Snippet = String(mail.draft.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
    }
}

struct MailpitMessage: Encodable {
    let ID: String
    let MessageID: String
    let From = MailpitAddress.sender
    let To: [MailpitAddress]
    let Cc: [MailpitAddress] = []
    let Bcc: [MailpitAddress] = []
    let ReplyTo: [MailpitAddress] = []
    let ReturnPath = Mail.senderAddress
    let Subject: String
    let Date: String
    let Tags: [String] = []
    let Text: String
    let HTML: String
    let Size: Int
    let Inline: [String] = []
    let Attachments: [String] = []

    init(_ mail: Mail) {
        ID = mail.identifier
        MessageID = mail.messageIdentifier
        To = [MailpitAddress(Name: mail.draft.toName, Address: mail.draft.toAddress)]
        Subject = mail.draft.subject
        Date = MailpitMessage.stamp(mail.created)
        Text = mail.draft.text
        HTML = mail.draft.html
        Size = mail.wire.utf8.count
    }

    /// With fractions of a second, since "newer than the step before" is decided by it.
    static func stamp(_ date: Foundation.Date) -> String {
        date.formatted(Foundation.Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
