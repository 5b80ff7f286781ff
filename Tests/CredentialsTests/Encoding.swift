import Foundation

/// The ways in which other programs write a value; written apart from the code under test.
enum Encoding: CaseIterable {
    case plain, percentUpper, percentLower, percentAll, form, json, jsonASCII, jsonSlash, html, htmlNumeric,
        quotedPrintable

    func callAsFunction(_ text: String) -> String {
        switch self {
        case .plain: text
        case .percentUpper: percent(text, "%02X") { Self.unreserved.contains($0) }
        case .percentLower: percent(text, "%02x") { Self.unreserved.contains($0) }
        case .percentAll: percent(text, "%02X") { _ in false }
        case .form:
            percent(text, "%02X") { Self.unreserved.contains($0) || $0 == 0x20 }
                .replacingOccurrences(of: " ", with: "+")
        case .json: json(text)
        case .jsonSlash: json(text).replacingOccurrences(of: "/", with: "\\/")
        case .jsonASCII:
            json(text).utf16.map { $0 < 0x80 ? String(UnicodeScalar(UInt8($0))) : String(format: "\\u%04x", $0) }
                .joined()
        case .html:
            text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
                .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
                .replacingOccurrences(of: "'", with: "&#39;")
        case .htmlNumeric: text.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined()
        case .quotedPrintable: percent(text, "=%02X") { $0 != 0x3D && (0x21...0x7E).contains($0) }
        }
    }

    private static let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)

    private func percent(_ text: String, _ format: String, keeping isKept: (UInt8) -> Bool) -> String {
        let format = format.hasPrefix("%0") ? "%%" + format : format
        return text.utf8.map { isKept($0) ? String(UnicodeScalar($0)) : String(format: format, $0) }.joined()
    }

    private func json(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\t": "\\t"
            case "\u{0}"..<"\u{20}": String(format: "\\u%04X", scalar.value)
            default: String(scalar)
            }
        }.joined()
    }
}

func base64(_ text: String, urlSafe: Bool = false) -> String {
    let standard = Data(text.utf8).base64EncodedString()
    guard urlSafe else { return standard }
    return standard.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}
