import Foundation

/// A mail as it was delivered (RFC 5322, RFC 2045 to 2047), read so that a link or a code in it can be found.
///
/// Nothing makes this fail. What is malformed is read as far as it goes, and kept as text where it is nothing else.
package struct MailMessage: Sendable, Equatable {
    package struct Header: Sendable, Equatable {
        package let name: String
        /// Unfolded, with encoded words decoded.
        package let value: String
        /// Unfolded only.
        package let raw: String
    }

    package struct Address: Sendable, Equatable {
        /// `local@domain` as written.
        package let address: String
        package let name: String?

        package init(address: String, name: String?) {
            self.address = address
            self.name = name
        }
    }

    /// In the order of the mail, newest trace lines first.
    package let headers: [Header]
    /// The `text/plain` parts that are no attachments, decoded.
    package let textParts: [String]
    /// The `text/html` parts that are no attachments, decoded.
    package let htmlParts: [String]
    package let attachmentCount: Int

    package init(bytes: [UInt8]) {
        var reader = MailPartReader()
        let headers = reader.readMessage(bytes[...])
        self.headers = headers
        textParts = reader.textParts
        htmlParts = reader.htmlParts
        attachmentCount = reader.attachmentCount
    }

    /// The first header of that name, whatever its case.
    package func header(_ name: String) -> String? { headers(name).first }

    package func headers(_ name: String) -> [String] {
        headers.filter { $0.name.caseInsensitiveCompare(name) == .orderedSame }.map(\.value)
    }

    package var subject: String { header("Subject") ?? "" }

    /// Without the angle brackets.
    package var messageID: String? {
        header("Message-ID").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "<> \t")) }
            .flatMap { $0.isEmpty ? nil : $0 }
    }

    package var from: [Address] { addresses("From") }
    package var to: [Address] { addresses("To") }

    /// The addresses in a header such as `Cc` or `Delivered-To`. Names are decoded after the list has been taken apart, since an encoded name
    /// may have a comma in it.
    package func addresses(_ header: String) -> [Address] {
        headers.filter { $0.name.caseInsensitiveCompare(header) == .orderedSame }
            .flatMap { MailAddressList.parse($0.raw) }
    }

    /// When the sender says that it was written.
    package var date: Date? { header("Date").flatMap(MailDate.parse) }

    /// What the receiving servers say about when they took it, latest first. Their clock is nearer to ours than the sender's.
    package var receivedDates: [Date] {
        headers("Received").compactMap { $0.split(separator: ";").last.flatMap { MailDate.parse(String($0)) } }
    }

    /// The plain text; for a mail that is only HTML, what can be read of that.
    package var text: String {
        textParts.isEmpty ? htmlParts.map(Self.visible).joined(separator: "\n") : textParts.joined(separator: "\n")
    }

    package var html: String? { htmlParts.isEmpty ? nil : htmlParts.joined(separator: "\n") }

    /// The addresses that the mail leads to, HTML first, each once, in order.
    package var links: [String] {
        var seen: Set<String> = []
        return (htmlParts.flatMap(MailLinks.inHTML) + textParts.flatMap(MailLinks.inText))
            .filter { seen.insert($0).inserted }
    }

    /// What may be the one-time code of this mail, best first: 4 to 8 digits near a word such as `code` or `PIN`.
    package var codes: [String] {
        var seen: Set<String> = []
        let bodies = textParts + htmlParts.map(Self.visible)
        return OneTimeCodes.find(in: [subject] + bodies).filter { seen.insert($0).inserted }
    }

    private static func visible(_ html: String) -> String { HTMLDocument(html).visibleLines.joined(separator: "\n") }
}
