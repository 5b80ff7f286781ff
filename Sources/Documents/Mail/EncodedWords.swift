/// Decodes `=?charset?Q?…?=` and `=?charset?B?…?=` in headers (RFC 2047).
enum EncodedWords {
    /// RFC 2047 allows 75 characters; senders exceed that, and the search for the end of a word has to end somewhere.
    private static let maximumLength = 1_000
    /// More words than this in one header stay encoded.
    private static let maximumCount = 2_000

    static func decode(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        var output = ""
        // Bytes of neighbouring words of one encoding are joined before they are decoded: some senders cut characters in two.
        var pending: (encoding: TextEncoding, bytes: [UInt8])?
        var rest = text[...]
        func flush() {
            if let pending { output += pending.encoding.decode(pending.bytes) }
            pending = nil
        }
        var attempts = 0
        while attempts < maximumCount, let start = rest.firstRange(of: "=?") {
            attempts += 1
            let before = rest[..<start.lowerBound]
            guard let word = word(in: rest[start.lowerBound...]) else {
                flush()
                output += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                continue
            }
            // White space between two encoded words is not part of the text.
            let isNeighbour = pending != nil && before.allSatisfy(\.isWhitespace)
            if !isNeighbour {
                flush()
                output += before
            }
            if let joined = pending, joined.encoding == word.encoding {
                pending = (joined.encoding, joined.bytes + word.bytes)
            } else {
                flush()
                pending = (word.encoding, word.bytes)
            }
            rest = word.rest
        }
        flush()
        return output + rest
    }

    private static func word(
        in whole: Substring
    ) -> (encoding: TextEncoding, bytes: [UInt8], rest: Substring)? {
        let text = whole.prefix(maximumLength)
        let parts = text.dropFirst(2).split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, !parts[0].isEmpty, parts[0].count <= 60, !parts[0].contains(where: \.isWhitespace)
        else {
            return nil
        }
        // The encoded text ends at the next `?=`, which cannot be part of it.
        let end: Substring.Index
        if let mark = text[parts[2].startIndex...].firstRange(of: "?=") {
            end = mark.lowerBound
        } else {
            return nil
        }
        let encoded = text[parts[2].startIndex..<end]
        let bytes: [UInt8]
        switch parts[1].lowercased() {
        case "q": bytes = TransferEncodings.decodeQ(Array(encoded.utf8))
        case "b": bytes = TransferEncodings.decodeBase64(Array(encoded.utf8)[...])
        default: return nil
        }
        // RFC 2231 section 5: a language may follow the charset.
        let label = parts[0].prefix { $0 != "*" }
        let encoding = TextEncoding(label: String(label)) ?? .utf8
        return (encoding, bytes, whole[text.index(end, offsetBy: 2)...])
    }
}
