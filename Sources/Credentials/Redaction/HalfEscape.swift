/// An escape that a cut has split: `%2`, `\u00`, `&am`, `=C`. What is left of it hides the end of a secret from every
/// decoder, and says nothing to a reader.
enum HalfEscape {
    /// The text without such a rest at its end.
    static func removed(from text: String) -> String {
        let bytes = Array(text.utf8)
        // `&CounterClockwiseContourIntegral;` is the longest name of HTML; no escape is longer.
        let window = bytes.suffix(34)
        guard let start = window.lastIndex(where: { starters.contains($0) }) else { return text }
        let rest = bytes[(start + 1)...]
        guard isIncomplete(rest, after: bytes[start]) else { return text }
        // `%%2` and `\\u` may be cut twice over: an escaped escape.
        return removed(from: String(decoding: bytes[..<start], as: UTF8.self))
    }

    private static let starters = Set("%\\&=".utf8)

    private static func isIncomplete(_ rest: ArraySlice<UInt8>, after starter: UInt8) -> Bool {
        switch starter {
        case UInt8(ascii: "%"), UInt8(ascii: "="):
            return rest.count < 2 && rest.allSatisfy(isHexadecimal)
        case UInt8(ascii: "\\"):
            guard let first = rest.first else { return true }
            guard first == UInt8(ascii: "u") || first == UInt8(ascii: "x") else { return false }
            let digits = rest.dropFirst()
            return digits.count < (first == UInt8(ascii: "u") ? 4 : 2) && digits.allSatisfy(isHexadecimal)
        default:
            return rest.allSatisfy { isHexadecimal($0) || (97...122).contains($0 | 0x20) || $0 == UInt8(ascii: "#") }
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte | 0x20)
    }
}
