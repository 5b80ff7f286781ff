/// The `; name=value` list behind a header value, with quotes (RFC 2045) and with the continuations and charsets of RFC 2231.
enum HeaderParameters {
    static let maximumCount = 64

    /// The value before the first semicolon, and the parameters by their names in lower case. The first of two equal names counts.
    static func parse(_ text: String) -> (value: String, parameters: [String: String]) {
        var pieces = split(text)
        guard !pieces.isEmpty else { return ("", [:]) }
        let value = pieces.removeFirst()
        var plain: [String: String] = [:]
        var extended: [String: [(index: Int, isEncoded: Bool, text: String)]] = [:]
        for piece in pieces.prefix(maximumCount) {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            let name = String(piece[..<equals]).strippingASCIIWhiteSpace.lowercased()
            let text = unquoted(String(piece[piece.index(after: equals)...]).strippingASCIIWhiteSpace)
            guard let star = name.firstIndex(of: "*") else {
                if plain[name] == nil { plain[name] = text }
                continue
            }
            let isEncoded = name.hasSuffix("*")
            let number = name[name.index(after: star)...].prefix { $0 != "*" }
            extended[String(name[..<star]), default: []].append((Int(number) ?? 0, isEncoded, text))
        }
        for (name, sections) in extended { plain[name] = joined(sections) }
        return (value, plain)
    }

    /// Splits at semicolons outside of quotes.
    private static func split(_ text: String) -> [String] {
        var pieces: [String] = []
        var current: [UInt8] = []
        var isQuoted = false
        var isEscaped = false
        for byte in text.utf8 {
            if isEscaped {
                isEscaped = false
            } else if isQuoted, byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: ";"), !isQuoted {
                pieces.append(String(decoding: current, as: UTF8.self))
                current = []
                continue
            }
            current.append(byte)
        }
        pieces.append(String(decoding: current, as: UTF8.self))
        return pieces
    }

    private static func unquoted(_ text: String) -> String {
        guard text.hasPrefix("\"") else { return text }
        var output: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8.dropFirst() {
            if isEscaped {
                output.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                break
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// RFC 2231: `name*0*=utf-8''…; name*1=…`.
    private static func joined(_ sections: [(index: Int, isEncoded: Bool, text: String)]) -> String {
        var encoding = TextEncoding.utf8
        var bytes: [UInt8] = []
        for (position, section) in sections.sorted(by: { $0.index < $1.index }).enumerated() {
            guard section.isEncoded else {
                bytes += Array(section.text.utf8)
                continue
            }
            var text = Array(section.text.utf8)[...]
            if position == 0, let first = text.firstIndex(of: UInt8(ascii: "'")),
                let second = text[(first + 1)...].firstIndex(of: UInt8(ascii: "'"))
            {
                encoding = TextEncoding(label: String(decoding: text[..<first], as: UTF8.self)) ?? .utf8
                text = text[(second + 1)...]
            }
            bytes += PercentEncoding.decoded(text)
        }
        return encoding.decode(bytes)
    }
}
