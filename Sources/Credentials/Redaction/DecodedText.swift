/// A text as some reader would decode it, with the place in the original that every byte comes from.
struct DecodedText {
    /// Ways of writing a character with others.
    struct Escapes: OptionSet {
        let rawValue: Int

        /// `%2F` (RFC 3986)
        static let percent = Escapes(rawValue: 1)
        /// `+` for a space (application/x-www-form-urlencoded)
        static let plus = Escapes(rawValue: 2)
        /// `\u002F`, `\/`, `\x2F`, `\n` (JSON, JavaScript)
        static let backslash = Escapes(rawValue: 4)
        /// `&amp;`, `&#47;`, `&#x2F;` (HTML, XML)
        static let entity = Escapes(rawValue: 8)
        /// `=2F` and a line's end after `=` (RFC 2045 section 6.7)
        static let quotedPrintable = Escapes(rawValue: 16)
        /// Those that stand inside each other.
        static let nested: Escapes = [.percent, .backslash, .entity]
    }

    private(set) var bytes: [UInt8]
    /// Where a byte's origin begins and ends; both empty for the original itself.
    private var starts: [Int32] = []
    private var ends: [Int32] = []

    init(plain bytes: [UInt8]) { self.bytes = bytes }

    private init() { bytes = [] }

    /// The range of the original that a range of bytes comes from.
    func origin(of range: Range<Int>) -> Range<Int> {
        if starts.isEmpty || range.isEmpty { return range }
        let lower = Int(starts[range.lowerBound])
        return lower..<max(lower, Int(ends[range.upperBound - 1]))
    }

    private mutating func append(_ byte: UInt8, from range: Range<Int>, of text: DecodedText) {
        let origin = text.origin(of: range)
        bytes.append(byte)
        starts.append(Int32(truncatingIfNeeded: origin.lowerBound))
        ends.append(Int32(truncatingIfNeeded: origin.upperBound))
    }

    /// The text with these escapes decoded once, or nil when it has none. What is no whole escape stays.
    func decoded(_ escapes: Escapes) -> DecodedText? {
        let reader = EscapeReader(bytes: bytes)
        guard let first = bytes.firstIndex(where: { reader.canBegin($0, escapes) }) else { return nil }
        var output = DecodedText()
        output.bytes.reserveCapacity(bytes.count)
        output.starts.reserveCapacity(bytes.count)
        output.ends.reserveCapacity(bytes.count)
        var changed = false
        var position = 0
        while position < bytes.count {
            if position >= first, reader.canBegin(bytes[position], escapes),
                let escape = reader.read(at: position, escapes)
            {
                changed = true
                let end = position + escape.length
                for byte in escape.bytes { output.append(byte, from: position..<end, of: self) }
                position = end
            } else {
                output.append(bytes[position], from: position..<(position + 1), of: self)
                position += 1
            }
        }
        return changed ? output : nil
    }

    /// What base64 (either alphabet, over line ends) in the text may stand for, if every run of it began that many
    /// characters later. Runs that are too short for a secret are left out; 0xFF, which UTF-8 never has, stands
    /// between runs.
    ///
    /// - Parameter skipped: 0 to 3. One of the four is the alignment that the writer had, whatever stands before.
    func base64Decoded(skipping skipped: Int) -> DecodedText {
        var output = DecodedText()
        var position = 0
        while position < bytes.count {
            let start = position
            var digits: [(place: Int, value: UInt8)] = []
            while position < bytes.count {
                if let value = Base64.value(of: bytes[position]) {
                    digits.append((position, value))
                } else if digits.isEmpty || bytes[position] != 0x0A && bytes[position] != 0x0D {
                    break
                }
                position += 1
            }
            if digits.count >= Self.shortestBase64 {
                output.append(group: digits, skipping: skipped, of: self)
                // No separator at the very end: there a cut secret may begin.
                if position < bytes.count { output.append(0xFF, from: start..<start, of: self) }
            }
            position = max(position, start + 1)
        }
        return output
    }

    /// Characters that the shortest value worth finding (three bytes) takes.
    private static let shortestBase64 = 4

    private mutating func append(
        group digits: [(place: Int, value: UInt8)], skipping skipped: Int, of text: DecodedText
    ) {
        var first = skipped
        while first + 1 < digits.count {
            let group = digits[first..<min(first + 4, digits.count)]
            // Three bytes lie in four characters; each byte comes from the two that hold its bits.
            for offset in 0..<(group.count - 1) {
                let (left, right) = (group[first + offset], group[first + offset + 1])
                let bits = UInt16(left.value) << 6 | UInt16(right.value)
                let byte = UInt8(truncatingIfNeeded: bits >> UInt16(4 - 2 * offset))
                append(byte, from: left.place..<(right.place + 1), of: text)
            }
            first += 4
        }
    }
}
