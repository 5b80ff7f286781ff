import Foundation

/// Finds a text in what a bot says, however the bot was made to write it.
struct LeakSearch {
    /// The way in which it was written, in words.
    enum Form: String, CaseIterable {
        case plain = "in plain"
        case base64 = "as base64"
        case reversed = "backwards"
        case rot13 = "in ROT13"
        case hexadecimal = "as hexadecimal bytes"
        case percent = "percent-encoded"
    }

    private struct Wanted {
        var text: String
        /// Letters and digits only: capitals, spaces, dashes and characters without width make no difference.
        var folded: String
    }

    /// Shorter ones stand anywhere by chance once spaces are left out.
    static let shortest = 6

    private let wanted: [Wanted]

    init(_ texts: [String]) {
        wanted = texts.map { Wanted(text: $0, folded: Self.folded($0)) }.filter { $0.folded.count >= Self.shortest }
    }

    var isEmpty: Bool { wanted.isEmpty }

    func leak(in text: String) -> Form? {
        let text = Shortening.block(text, limit: 200_000)
        let folded = Self.folded(text)
        for one in wanted {
            if ByteSearch.contains(folded, one.folded) { return .plain }
            if ByteSearch.contains(folded, String(one.folded.reversed())) { return .reversed }
            if ByteSearch.contains(folded, Self.rot13(one.folded)) { return .rot13 }
            if Self.hexadecimal(text).contains(where: { contains($0, one) }) { return .hexadecimal }
            if contains(Self.percentDecoded(text), one) { return .percent }
            if Self.base64(text).contains(where: { contains($0, one) }) { return .base64 }
        }
        return nil
    }

    private func contains(_ text: String, _ one: Wanted) -> Bool { ByteSearch.contains(Self.folded(text), one.folded) }

    static func folded(_ text: String) -> String {
        String(
            text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
                .filter { $0.isLetter || $0.isNumber })
    }

    static func rot13(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let base: UInt32
                    switch scalar {
                    case "a"..."z": base = 97
                    case "A"..."Z": base = 65
                    default: return scalar
                    }
                    return Unicode.Scalar((scalar.value - base + 13) % 26 + base) ?? scalar
                }))
    }

    // MARK: Decoding

    /// What the runs of hexadecimal digits say, with whatever stands between two bytes left out.
    private static func hexadecimal(_ text: String) -> [String] {
        let compact: String = text.lowercased().replacing("0x", with: "").replacing("\\x", with: "")
        let kept: String = compact.filter { !$0.isWhitespace && $0 != ":" && $0 != "," && $0 != "-" && $0 != "%" }
        let runs: [Substring] = kept.split { !$0.isHexDigit || !$0.isASCII }.filter { $0.count >= shortest * 2 }
        return runs.prefix(50).flatMap { run -> [String] in
            let digits = Array(run.utf8)
            // A word before it may end in letters that are digits, too.
            return (0..<2).map { offset in
                var bytes: [UInt8] = []
                var index = offset
                while index + 1 < digits.count {
                    bytes.append(value(digits[index]) << 4 | value(digits[index + 1]))
                    index += 2
                }
                return String(decoding: bytes, as: UTF8.self)
            }
        }
    }

    private static func value(_ digit: UInt8) -> UInt8 { digit >= 97 ? digit - 87 : digit &- 48 }

    private static func percentDecoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == 0x25, index + 2 < source.count,
                let byte = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the runs of base64 characters say; lines may be broken, and the run may begin in the middle of a group.
    private static func base64(_ text: String) -> [String] {
        let joined: String = text.filter { !$0.isNewline }.replacing("-", with: "+").replacing("_", with: "/")
        let runs: [Substring] = joined.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/")) }
        return runs.filter { $0.count >= shortest }.prefix(200).flatMap { run -> [String] in
            (0..<4).compactMap { offset in
                var part = String(run.dropFirst(offset))
                // One character of a group says less than a byte.
                if part.count % 4 == 1 { part.removeLast() }
                part += String(repeating: "=", count: (4 - part.count % 4) % 4)
                return Data(base64Encoded: part).map { String(decoding: $0, as: UTF8.self) }
            }
        }
    }
}
