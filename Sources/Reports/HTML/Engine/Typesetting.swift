/// A text that stays as it is, byte for byte: what the wire said, what is copied into a shell, an address, a drawing.
struct Verbatim {
    var text: String

    init(_ text: String) { self.text = text }
}

/// Keeps a number and its unit on one line. Every text of a page passes here on its way into the markup, and only there:
/// terminals and documents for machines keep plain spaces.
enum Typesetting {
    private static let units: Set<String> = ["ms", "s", "min", "h", "d", "%", "kB", "MB"]
    private static let space = UInt8(ascii: " ")
    private static let plusMinus: [UInt8] = Array("±".utf8)

    /// `2 h 5 min ± 10` with no-break spaces.
    static func unbroken(_ text: String) -> String {
        guard mayHold(text) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        // Where the unit ends that was bound last: what follows it may be the rest of the same span.
        var bound = 0
        for (index, byte) in bytes.enumerated() {
            guard byte == space, index > 0 else {
                result.append(byte)
                continue
            }
            var isBound = bytes[(index + 1)...].starts(with: plusMinus) || bytes[..<index].suffix(2) == plusMinus[...]
            if isDigit(bytes[index - 1]), let end = unitEnd(bytes, after: index) {
                (isBound, bound) = (true, end)
            } else if index == bound, continues(bytes, after: index) {
                isBound = true
            }
            result += isBound ? [0xC2, 0xA0] : [space]
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Few texts have a number before a space.
    private static func mayHold(_ text: String) -> Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            if byte == space, isDigit(last) || last == plusMinus[1] { return true }
            last = byte
        }
        return false
    }

    /// - Returns: the place behind the unit that stands after a space.
    private static func unitEnd(_ bytes: [UInt8], after place: Int) -> Int? {
        let word = bytes[(place + 1)...].prefix(4).prefix { isLetter($0) || $0 == UInt8(ascii: "%") }
        let goesOn = word.endIndex < bytes.count && bytes[word.endIndex] >= 0x80
        return !goesOn && units.contains(String(decoding: word, as: UTF8.self)) ? word.endIndex : nil
    }

    /// Whether a number with a unit of its own follows, as in `2 h 5 min`.
    private static func continues(_ bytes: [UInt8], after place: Int) -> Bool {
        let number = bytes[(place + 1)...].prefix(3).prefix(while: isDigit)
        guard !number.isEmpty, number.endIndex < bytes.count, bytes[number.endIndex] == space else { return false }
        return unitEnd(bytes, after: number.endIndex) != nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}
