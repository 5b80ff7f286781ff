import Foundation

/// A character encoding by the label that servers, pages and mails give it.
///
/// ASCII and ISO-8859-1 are read as windows-1252, as browsers and mail programs do: a document that means the control characters of
/// ISO-8859-1 does not exist, one whose curly quotes were mislabelled is common.
package struct TextEncoding: Sendable, Equatable {
    /// The name that the `_charset_` field of a form carries.
    package let name: String
    private let kind: Kind

    private enum Kind: Sendable, Equatable {
        case utf8
        case utf16(isLittleEndian: Bool)
        case singleByte([UInt32])
        /// Known to the C library's iconv.
        case converted(String)
    }

    package static let utf8 = TextEncoding(name: "UTF-8", kind: .utf8)
    static let windows1252 = TextEncoding(name: "windows-1252", kind: .singleByte(SingleByteTables.windows1252))

    private init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// `nil` when nobody here knows the label.
    package init?(label: String) {
        let label = label.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\n\"'")).lowercased()
        switch label {
        case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
        case "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "windows-1252", "cp1252",
            "x-cp1252", "ansi_x3.4-1968":
            self = .windows1252
        case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin-9", "latin9", "l9":
            self.init(name: "ISO-8859-15", kind: .singleByte(SingleByteTables.latin9))
        case "utf-16", "utf-16le", "unicode", "ucs-2": self.init(name: "UTF-16LE", kind: .utf16(isLittleEndian: true))
        case "utf-16be": self.init(name: "UTF-16BE", kind: .utf16(isLittleEndian: false))
        default:
            guard CharacterConversion.isKnown(label) else { return nil }
            self.init(name: label, kind: .converted(label))
        }
    }

    /// Reads `bytes`; what cannot be read becomes U+FFFD.
    package func decode(_ bytes: some Collection<UInt8>) -> String {
        switch kind {
        case .utf8:
            return String(decoding: bytes, as: UTF8.self)
        case .utf16(let isLittleEndian):
            return Self.decodeUTF16(Array(bytes), isLittleEndian: isLittleEndian)
        case .singleByte(let upperHalf):
            var text = String.UnicodeScalarView()
            for byte in bytes {
                let value = byte < 0x80 ? UInt32(byte) : upperHalf[Int(byte) - 0x80]
                text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            }
            return String(text)
        case .converted(let label):
            return CharacterConversion.decode(Array(bytes), from: label) ?? String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Writes `text`; a character that the encoding does not have becomes `&#NUMBER;`, as in a submitted form.
    package func encode(_ text: String) -> [UInt8] {
        guard case .singleByte(let upperHalf) = kind else { return Array(text.utf8) }
        var output: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                output.append(UInt8(scalar.value))
            } else if let index = upperHalf.firstIndex(of: scalar.value) {
                output.append(UInt8(index + 0x80))
            } else {
                output += Array("&#\(scalar.value);".utf8)
            }
        }
        return output
    }

    /// The encoding in which a form on a page of this encoding is submitted.
    package var forForms: TextEncoding {
        if case .singleByte = kind { return self }
        return .utf8
    }

    /// Without a label: UTF-8 when it is valid, else windows-1252.
    static func decodeUnlabelled(_ bytes: some Collection<UInt8>) -> (text: String, encoding: TextEncoding) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
        return (windows1252.decode(bytes), .windows1252)
    }

    private static func decodeUTF16(_ bytes: [UInt8], isLittleEndian: Bool) -> String {
        let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map { index in
            isLittleEndian
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        return String(decoding: units, as: UTF16.self)
    }
}
