/// Takes `Anna <anna@example.test>, bob@example.test` apart (RFC 5322 section 3.4).
enum MailAddressList {
    static let maximumCount = 500

    static func parse(_ text: String) -> [MailMessage.Address] {
        split(text).prefix(maximumCount).compactMap(address)
    }

    /// Splits at commas and semicolons outside of quotes, comments and angle brackets, and drops comments and group names.
    private static func split(_ text: String) -> [String] {
        var items: [String] = []
        var current = ""
        var comments = 0
        var isQuoted = false
        var isEscaped = false
        var isAngled = false
        for character in text {
            if isEscaped {
                isEscaped = false
                if comments == 0 { current.append(character) }
                continue
            }
            if character == "\\" {
                isEscaped = isQuoted || comments > 0
                if comments == 0 { current.append(character) }
                continue
            }
            if character == "\"", comments == 0 { isQuoted.toggle() }
            if !isQuoted {
                switch character {
                case "(": comments += 1
                case ")" where comments > 0:
                    comments -= 1
                    continue
                case "<" where comments == 0: isAngled = true
                case ">" where comments == 0: isAngled = false
                case ",", ";":
                    guard comments == 0, !isAngled else { break }
                    items.append(current)
                    current = ""
                    continue
                case ":" where comments == 0 && !isAngled:
                    // The name of a group.
                    current = ""
                    continue
                default: break
                }
            }
            if comments == 0 { current.append(character) }
        }
        items.append(current)
        return items
    }

    private static func address(_ item: String) -> MailMessage.Address? {
        let item = item.strippingASCIIWhiteSpace
        guard !item.isEmpty else { return nil }
        guard let open = item.lastIndex(of: "<") else {
            return item.contains("@") ? MailMessage.Address(address: item, name: nil) : nil
        }
        let address = item[item.index(after: open)...].prefix { $0 != ">" }
        guard !address.isEmpty else { return nil }
        var name = String(item[..<open]).strippingASCIIWhiteSpace
        if name.hasPrefix("\""), name.hasSuffix("\""), name.count >= 2 {
            name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        }
        let decoded = EncodedWords.decode(name)
        return MailMessage.Address(
            address: String(address).strippingASCIIWhiteSpace, name: decoded.isEmpty ? nil : decoded)
    }
}
