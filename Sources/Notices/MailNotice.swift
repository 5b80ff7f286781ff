import Foundation

/// A message as text/plain in quoted-printable (RFC 5322, RFC 2045, RFC 2047).
package struct MailNotice {
    private let message: NoticeMessage
    private let sender: String
    private let recipients: [String]
    /// Unique, for `Message-ID`.
    private let identifier: String

    package init(_ message: NoticeMessage, sender: String, recipients: [String], identifier: String) {
        self.message = message
        self.sender = sender
        self.recipients = recipients
        self.identifier = identifier
    }

    package var bytes: [UInt8] {
        let host = sender.split(separator: "@").last.map(String.init) ?? "localhost"
        let lines = [
            "Date: \(Self.date(message.at))",
            "From: \(sender)",
            "To: \(recipients.joined(separator: ",\r\n "))",
            "Subject: \(Self.encodedWords(message.subject))",
            "Message-ID: <\(identifier)@\(host)>",
            // RFC 3834: nobody should answer this from the beach.
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            Self.quotedPrintable(message.text),
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    /// `Sat, 21 Nov 2026 02:41:00 +0000`
    static func date(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss +0000"
        return formatter.string(from: date)
    }

    /// As it is where it is plain ASCII, else in words of at most 75 characters that break between characters.
    static func encodedWords(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if plain, text.utf8.count < 200, !text.contains("=?") { return text }
        var words: [String] = []
        var current: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if current.count + bytes.count > 42 {
                words.append(word(current))
                current = []
            }
            current += bytes
        }
        words.append(word(current))
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

    /// RFC 2045 section 6.7.
    static func quotedPrintable(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF")
        var result = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var width = 0
            let bytes = Array(line.utf8)
            for (index, byte) in bytes.enumerated() {
                let isLast = index == bytes.count - 1
                let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D || (byte == 0x20 || byte == 0x09) && !isLast
                let piece =
                    isPlain
                    ? String(UnicodeScalar(byte)) : "=\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
                if width + piece.count > 75 {
                    result += "=\r\n"
                    width = 0
                }
                result += piece
                width += piece.count
            }
            result += "\r\n"
        }
        return result
    }
}
