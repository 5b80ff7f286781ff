extension Redactor {
    /// An address, whole or relative, as it may be shown: without user information, and without the values of query
    /// and fragment parameters whose names sound like secrets (`token`, `code`, `key`, `password`, `signature`, …),
    /// also in an address inside a parameter. Text that is no address comes out as
    /// ``redact(_:includingShort:isCut:)`` leaves it.
    package func redactURL(_ url: String) -> String {
        redact(Self.withoutParameters(Self.withoutUser(Array(url.utf8)), isForm: false))
    }

    /// A form body (application/x-www-form-urlencoded) as it may be shown; see ``redactURL(_:)``.
    package func redactForm(_ body: String) -> String {
        redact(Self.withoutParameters(Array(body.utf8), isForm: true))
    }

    // Bytes, because a combining mark after a separator would hide it from `Character`.
    private static func withoutUser(_ url: [UInt8]) -> [UInt8] {
        guard url.contains(UInt8(ascii: "@")) else { return url }
        let slash = UInt8(ascii: "/")
        guard let start = url.indices.dropLast().first(where: { url[$0] == slash && url[$0 + 1] == slash }) else {
            return url
        }
        let ends = Array("/?#\\".utf8)
        let authority = url[(start + 2)...].prefix { !ends.contains($0) }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return url }
        return Array(url[..<(start + 2)]) + Array("‹userinfo›".utf8) + Array(url[at...])
    }

    /// Goes through the text once and drops the values between `=` and the next separator. The separators are also
    /// known percent-encoded, once or twice, as they stand in an address inside a parameter.
    private static func withoutParameters(_ text: [UInt8], isForm: Bool) -> String {
        // Most addresses give nothing a value.
        guard text.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "%") }) else {
            return String(decoding: text, as: UTF8.self)
        }
        var output: [UInt8] = []
        var name: [UInt8] = []
        var isName = isForm
        // While a value is hidden: its separators are encoded at most that often.
        var hiddenLevel: Int?
        var position = 0
        func ends(_ separator: AddressSeparator, _ level: Int) -> Bool {
            separator.level <= level && (separator.kind == .divides || separator.kind == .dividesFragment && !isForm)
        }
        while position < text.count {
            let separator = AddressSeparator(at: position, in: text)
            let next = position + (separator?.length ?? 1)
            defer { position = next }
            if let level = hiddenLevel {
                guard let separator, ends(separator, level) else { continue }
                hiddenLevel = nil
            }
            output += text[position..<next]
            switch separator?.kind {
            case nil: if isName { name.append(text[position]) }
            case .begins, .divides, .dividesFragment:
                isName = true
                name = []
            case .equals:
                let level = separator?.level ?? 0
                let isEmpty =
                    next == text.count || AddressSeparator(at: next, in: text).map { ends($0, level) } ?? false
                let shown = String(decoding: name, as: UTF8.self)
                if isName, !isEmpty, SensitiveName.matches(PercentEncoding.decode(shown, plusIsSpace: true)) {
                    output += "‹\(shown)›".utf8
                    hiddenLevel = level
                }
                isName = false
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
