/// Reads one escape at a place of a text.
struct EscapeReader {
    struct Escape {
        /// UTF-8, or the byte itself where the escape is one of bytes.
        var bytes: [UInt8]
        /// Bytes of the text that the escape takes.
        var length: Int
    }

    let bytes: [UInt8]

    func canBegin(_ byte: UInt8, _ escapes: DecodedText.Escapes) -> Bool {
        switch byte {
        case UInt8(ascii: "%"): escapes.contains(.percent)
        case UInt8(ascii: "+"): escapes.contains(.plus)
        case UInt8(ascii: "\\"): escapes.contains(.backslash)
        case UInt8(ascii: "&"): escapes.contains(.entity)
        case UInt8(ascii: "="): escapes.contains(.quotedPrintable)
        default: false
        }
    }

    /// Nil when no whole escape stands there.
    func read(at position: Int, _ escapes: DecodedText.Escapes) -> Escape? {
        switch bytes[position] {
        case UInt8(ascii: "%"): return readByte(after: position)
        case UInt8(ascii: "+"): return Escape(bytes: [0x20], length: 1)
        case UInt8(ascii: "\\"): return readBackslash(at: position)
        case UInt8(ascii: "&"): return readEntity(at: position)
        case UInt8(ascii: "="): return readByte(after: position) ?? readSoftBreak(at: position)
        default: return nil
        }
    }

    private func byte(at position: Int) -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private func number(at position: Int, digits: Int) -> UInt32? {
        var value: UInt32 = 0
        for offset in 0..<digits {
            guard let byte = byte(at: position + offset), let digit = PercentEncoding.hexadecimal(byte) else {
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private func escape(_ value: UInt32, length: Int) -> Escape? {
        guard let scalar = Unicode.Scalar(value) else { return nil }
        return Escape(bytes: Array(String(Character(scalar)).utf8), length: length)
    }

    private func readByte(after position: Int) -> Escape? {
        number(at: position + 1, digits: 2).map { Escape(bytes: [UInt8(truncatingIfNeeded: $0)], length: 3) }
    }

    private func readSoftBreak(at position: Int) -> Escape? {
        if byte(at: position + 1) == 0x0A { return Escape(bytes: [], length: 2) }
        if byte(at: position + 1) == 0x0D, byte(at: position + 2) == 0x0A { return Escape(bytes: [], length: 3) }
        return nil
    }

    private func readBackslash(at position: Int) -> Escape? {
        guard let letter = byte(at: position + 1) else { return nil }
        switch letter {
        case UInt8(ascii: "n"): return Escape(bytes: [0x0A], length: 2)
        case UInt8(ascii: "r"): return Escape(bytes: [0x0D], length: 2)
        case UInt8(ascii: "t"): return Escape(bytes: [0x09], length: 2)
        case UInt8(ascii: "b"): return Escape(bytes: [0x08], length: 2)
        case UInt8(ascii: "f"): return Escape(bytes: [0x0C], length: 2)
        case UInt8(ascii: "x"): return number(at: position + 2, digits: 2).flatMap { escape($0, length: 4) }
        case UInt8(ascii: "u"): return readUnit(at: position)
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Escape(bytes: [letter], length: 2)
        default: return nil
        }
    }

    /// `\uD83D\uDE00` is one character.
    private func readUnit(at position: Int) -> Escape? {
        guard let unit = number(at: position + 2, digits: 4) else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return escape(unit, length: 6) }
        guard byte(at: position + 6) == UInt8(ascii: "\\"), byte(at: position + 7) == UInt8(ascii: "u"),
            let trail = number(at: position + 8, digits: 4), (0xDC00..<0xE000).contains(trail)
        else { return nil }
        return escape(0x10000 + (unit - 0xD800) << 10 + (trail - 0xDC00), length: 12)
    }

    private func readEntity(at position: Int) -> Escape? {
        // The longest name in the table has six letters, the longest number seven digits.
        let body = bytes[(position + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
        guard byte(at: position + 1 + body.count) == UInt8(ascii: ";") else { return nil }
        let name = String(decoding: body, as: UTF8.self)
        let length = body.count + 2
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap { escape($0, length: length) }
        }
        if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap { escape($0, length: length) } }
        return NamedEntity.values[name].flatMap { escape($0, length: length) }
    }
}
