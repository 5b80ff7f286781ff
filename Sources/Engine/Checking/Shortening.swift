/// Cuts texts for people.
enum Shortening {
    /// One line of at most 200 characters.
    static func line(_ text: String, limit: Int = 200) -> String {
        asciiLine(text, limit: limit) ?? characterLine(text, limit: limit)
    }

    /// At most so many bytes of UTF-8, line breaks kept. Bytes and not characters: what is counted must not cost more than
    /// what is kept.
    static func block(_ text: String, limit: Int = 2000) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count > limit else { return nil }
            var end = limit
            // Not in the middle of a scalar.
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[..<end]), as: UTF8.self) + "…"
        } ?? text
    }

    private static func characterLine(_ text: String, limit: Int) -> String {
        var result = ""
        var count = 0
        var pendingSpace = false
        for character in text {
            if character.isWhitespace {
                pendingSpace = !result.isEmpty
                continue
            }
            if pendingSpace {
                result.append(" ")
                count += 1
                pendingSpace = false
            }
            if count >= limit { return result + "…" }
            result.append(character)
            count += 1
        }
        return result
    }

    /// The same for a text whose beginning is ASCII, byte for byte; nothing where it is not.
    private static func asciiLine(_ text: String, limit: Int) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var line: [UInt8] = []
            line.reserveCapacity(min(limit + 1, bytes.count))
            var pendingSpace = false
            for (index, byte) in bytes.enumerated() {
                // What is not ASCII may also be a part of the character before.
                guard byte < 0x80, index + 1 == bytes.count || bytes[index + 1] < 0x80 else { return nil }
                if byte == 0x20 || (0x09...0x0D).contains(byte) {
                    pendingSpace = !line.isEmpty
                    continue
                }
                if pendingSpace {
                    line.append(0x20)
                    pendingSpace = false
                }
                if line.count >= limit { return String(decoding: line, as: UTF8.self) + "…" }
                line.append(byte)
            }
            return String(decoding: line, as: UTF8.self)
        }
    }
}
