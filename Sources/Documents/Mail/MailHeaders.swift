/// Takes header lines apart (RFC 5322 section 2.2).
enum MailHeaders {
    static let maximumCount = 1_000

    /// The headers at the start of `bytes`, and what follows the empty line behind them.
    static func parse(_ bytes: ArraySlice<UInt8>) -> (headers: [MailMessage.Header], body: ArraySlice<UInt8>) {
        var headers: [MailMessage.Header] = []
        var name = ""
        var value: [UInt8] = []
        var rest = bytes
        func finish() {
            guard !name.isEmpty, headers.count < maximumCount else { return }
            let raw = MailCharacters.text(value[...]).strippingASCIIWhiteSpace
            headers.append(MailMessage.Header(name: name, value: EncodedWords.decode(raw), raw: raw))
        }
        while !rest.isEmpty {
            let (line, behind) = MailLines.first(of: rest)
            if line.isEmpty {
                finish()
                return (headers, behind)
            }
            if let first = line.first, first == 0x20 || first == 0x09 {
                value.append(0x20)
                value += line.drop { $0 == 0x20 || $0 == 0x09 }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), isName(line[..<colon]) {
                finish()
                name = String(decoding: line[..<colon], as: UTF8.self).strippingASCIIWhiteSpace
                value = Array(line[(colon + 1)...])
            } else if !headers.isEmpty || !name.isEmpty, !line.starts(with: Array("From ".utf8)) {
                // The empty line is missing: this is the body already.
                finish()
                return (headers, rest)
            } else if !line.starts(with: Array("From ".utf8)), !line.starts(with: Array(">From ".utf8)) {
                return ([], rest)
            }
            rest = behind
        }
        finish()
        return (headers, rest)
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = bytes.reversed().drop { $0 == 0x20 || $0 == 0x09 }
        return !name.isEmpty && name.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// Lines that end in CR LF, or in LF alone as many mailboxes have it.
enum MailLines {
    static func first(of bytes: ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
        guard let end = bytes.firstIndex(of: 0x0A) else { return (withoutReturn(bytes), bytes[bytes.endIndex...]) }
        return (withoutReturn(bytes[..<end]), bytes[(end + 1)...])
    }

    private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.last == 0x0D ? line.dropLast() : line
    }
}

/// Bytes without a stated encoding.
enum MailCharacters {
    static func text(_ bytes: ArraySlice<UInt8>) -> String { TextEncoding.decodeUnlabelled(bytes).text }
}
