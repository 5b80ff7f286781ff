/// Finds the addresses that a mail leads to.
enum MailLinks {
    static let maximumCount = 1_000

    /// The targets of links, as the mail has them: resolved against nothing but a `<base>`, entities decoded.
    static func inHTML(_ html: String) -> [String] {
        let page = HTMLDocument(html)
        return page.elements(named: "a", "area").prefix(maximumCount).compactMap { element in
            guard let reference = element.attribute("href")?.strippingASCIIWhiteSpace else { return nil }
            return isWeb(reference) ? reference : page.absolute(reference).flatMap { isWeb($0) ? $0 : nil }
        }
    }

    /// Everything that begins like a web address, up to white space or a closing bracket, without the punctuation of the sentence.
    static func inText(_ text: String) -> [String] {
        var found: [String] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count, found.count < maximumCount {
            guard isStart(bytes, index) else {
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, !stops(bytes[end]) { end += 1 }
            let link = trimmed(bytes[index..<end])
            if URLReference.host(of: link) != nil { found.append(link) }
            index = max(end, index + 1)
        }
        return found
    }

    private static func isWeb(_ text: String) -> Bool {
        let lowercase = text.prefix(8).lowercased()
        return lowercase.hasPrefix("http://") || lowercase.hasPrefix("https://")
    }

    private static func isStart(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index] | 0x20 == UInt8(ascii: "h") else { return false }
        if index > 0, bytes[index - 1].isASCIIAlphanumeric { return false }
        return isWeb(String(decoding: bytes[index..<min(index + 8, bytes.count)], as: UTF8.self))
    }

    private static func stops(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"")
    }

    /// A full stop, a quotation mark or a bracket at the end belongs to the sentence, unless the bracket was opened in the address.
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var link = bytes
        // For each closing bracket, how many more there are than opening ones.
        var surplus: [UInt8: Int] = [:]
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] as [(Unicode.Scalar, Unicode.Scalar)] {
            surplus[UInt8(ascii: close)] = bytes.reduce(0) {
                $0 + ($1 == UInt8(ascii: close) ? 1 : 0) - ($1 == UInt8(ascii: open) ? 1 : 0)
            }
        }
        while let last = link.last {
            if let unopened = surplus[last], unopened > 0 {
                surplus[last] = unopened - 1
            } else if !".,;:!?'*|\\".utf8.contains(last) {
                break
            }
            link = link.dropLast()
        }
        return String(decoding: link, as: UTF8.self)
    }
}
