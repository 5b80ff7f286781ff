/// Finds out in which encoding a page is written (HTML standard, "Determining the character encoding").
enum HTMLEncoding {
    static func decode(_ bytes: [UInt8], contentType: String?) -> (text: String, encoding: TextEncoding) {
        let (text, encoding) = decodeWithNulls(bytes, contentType: contentType)
        // NUL ends a C string; the HTML standard has it ignored.
        guard text.utf8.contains(0) else { return (text, encoding) }
        return (String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self), encoding)
    }

    private static func decodeWithNulls(_ bytes: [UInt8], contentType: String?) -> (String, TextEncoding) {
        // A byte order mark counts more than anything that is said about the page.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (TextEncoding.utf8.decode(bytes.dropFirst(3)), .utf8) }
        if bytes.starts(with: [0xFF, 0xFE]), let encoding = TextEncoding(label: "utf-16le") {
            return (encoding.decode(bytes.dropFirst(2)), encoding)
        }
        if bytes.starts(with: [0xFE, 0xFF]), let encoding = TextEncoding(label: "utf-16be") {
            return (encoding.decode(bytes.dropFirst(2)), encoding)
        }
        if let label = contentType.flatMap({ MediaType($0)?.parameters["charset"] }),
            let encoding = TextEncoding(label: label)
        {
            return (encoding.decode(bytes), encoding)
        }
        if let encoding = stated(in: bytes.prefix(4096)) { return (encoding.decode(bytes), encoding) }
        return TextEncoding.decodeUnlabelled(bytes)
    }

    /// `<meta charset=…>` or `<meta http-equiv=content-type content="…charset=…">` among the first bytes.
    private static func stated(in bytes: ArraySlice<UInt8>) -> TextEncoding? {
        let text = TextEncoding.windows1252.decode(bytes).lowercased()
        var rest = text[...]
        while let start = rest.firstRange(of: "<meta") {
            rest = rest[start.upperBound...]
            let tag = rest.prefix { $0 != ">" }
            guard let label = tag.firstRange(of: "charset") else { continue }
            let value = tag[label.upperBound...].drop { $0.isWhitespace }
            guard value.first == "=" else { continue }
            let name = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
                .prefix { !$0.isWhitespace && !"\"';/>".contains($0) }
            guard let encoding = TextEncoding(label: String(name)) else { continue }
            // A page that can be read as ASCII so far is not UTF-16, whatever it says.
            return encoding.name.hasPrefix("UTF-16") ? .utf8 : encoding
        }
        return nil
    }
}
