import Foundation

extension Mail {
    /// The header fields, in order, as they go over the wire.
    var fields: [(name: String, value: String)] {
        [
            ("From", Mail.address(name: Mail.senderName, address: Mail.senderAddress)),
            ("To", Mail.address(name: draft.toName, address: draft.toAddress)),
            ("Subject", Mail.encodedWord(draft.subject)),
            ("Date", Mail.date(created)),
            ("Message-ID", "<\(messageIdentifier)>"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "multipart/alternative; boundary=\"\(boundary)\""),
        ]
    }

    /// The message as RFC 5322 has it: plain text and HTML as alternatives, both quoted-printable.
    var wire: String {
        var lines = fields.map { "\($0.name): \($0.value)" }
        for (type, content) in [("text/plain", draft.text), ("text/html", draft.html)] {
            lines += [
                "", "--\(boundary)", "Content-Type: \(type); charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable", "", Mail.quotedPrintable(content),
            ]
        }
        return (lines + ["--\(boundary)--", ""]).joined(separator: "\r\n")
    }

    private var boundary: String { "part-\(identifier)" }

    private static func address(name: String, address: String) -> String {
        "\(encodedWord(name)) <\(address)>"
    }

    /// RFC 2047 where letters need it, a quoted string where other characters do.
    private static func encodedWord(_ text: String) -> String {
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            return "=?utf-8?B?\(Data(text.utf8).base64EncodedString())?="
        }
        let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "'") }
        return isPlain ? text : "\"\(text)\""
    }

    private static func date(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: date)
    }

    /// RFC 2045, 6.7: lines of at most 76 characters, so that long links are cut by soft breaks.
    static func quotedPrintable(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { quotedPrintableLine($0) }.joined(separator: "\r\n")
    }

    private static func quotedPrintableLine(_ line: Substring) -> String {
        let digits = Array("0123456789ABCDEF")
        let bytes = Array(line.utf8)
        var result = ""
        var width = 0
        for (position, byte) in bytes.enumerated() {
            let isLastBlank = position == bytes.count - 1 && (byte == 0x20 || byte == 0x09)
            let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isLastBlank
            if width + (isPlain ? 1 : 3) > 75 {
                result += "=\r\n"
                width = 0
            }
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
                width += 1
            } else {
                result += "=\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
                width += 3
            }
        }
        return result
    }
}
