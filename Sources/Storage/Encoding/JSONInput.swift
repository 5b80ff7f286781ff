/// JSON text that values are read from where they stand, without a tree of it first: the other side of ``JSONOutput``.
///
/// The text is our own. That it may have been spoilt on the disk is why nothing here trusts it: whatever does not fit is
/// thrown, and nothing is read beyond its end.
final class JSONInput {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    struct Malformed: Error {}

    /// A member of an object: where its name begins (behind the quote) and ends, and where its value begins.
    struct Member {
        var name: Range<Int>
        var isEscaped: Bool
        var value: Int
    }

    /// The first byte from a position on that is no white space.
    func start(_ position: Int) throws -> Int {
        var position = position
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        guard position < bytes.count else { throw Malformed() }
        return position
    }

    /// Whether nothing but white space follows.
    func isEnd(_ position: Int) -> Bool { (try? start(position)) == nil }

    func byte(_ position: Int) -> UInt8? { position < bytes.count ? bytes[position] : nil }

    /// What an object holds.
    func members(_ position: Int) throws -> [Member] {
        guard bytes[position] == UInt8(ascii: "{") else { throw Malformed() }
        var members: [Member] = []
        var next = try start(position + 1)
        if bytes[next] == UInt8(ascii: "}") { return members }
        while true {
            let (name, isEscaped, end) = try string(next)
            let colon = try start(end)
            guard bytes[colon] == UInt8(ascii: ":") else { throw Malformed() }
            let value = try start(colon + 1)
            members.append(Member(name: name, isEscaped: isEscaped, value: value))
            let separator = try start(try self.end(of: value))
            if bytes[separator] == UInt8(ascii: "}") { return members }
            guard bytes[separator] == UInt8(ascii: ",") else { throw Malformed() }
            next = try start(separator + 1)
        }
    }

    /// The content of a string without its quotes, whether there are escapes in it, and what is behind it.
    func string(_ position: Int) throws -> (content: Range<Int>, isEscaped: Bool, end: Int) {
        guard byte(position) == UInt8(ascii: "\"") else { throw Malformed() }
        var isEscaped = false
        var next = position + 1
        while next < bytes.count {
            switch bytes[next] {
            case UInt8(ascii: "\""): return (position + 1..<next, isEscaped, next + 1)
            case UInt8(ascii: "\\"):
                isEscaped = true
                next += 2
            default: next += 1
            }
        }
        throw Malformed()
    }

    /// What is behind a value.
    func end(of position: Int) throws -> Int {
        var next = position
        var depth = 0
        repeat {
            next = try start(next)
            switch bytes[next] {
            case UInt8(ascii: "\""): next = try string(next).end
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                next += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                next += 1
                guard depth >= 0 else { throw Malformed() }
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { throw Malformed() }
                next += 1
            default: next = word(next).upperBound
            }
        } while depth > 0
        return next
    }

    /// A number, or one of the three names.
    func word(_ position: Int) -> Range<Int> {
        var end = position
        while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
        // Never empty, so that whoever goes on does go on.
        return position..<max(end, position + 1)
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }

    func text(_ range: Range<Int>, isEscaped: Bool) throws -> String {
        guard isEscaped else { return String(decoding: bytes[range], as: UTF8.self) }
        var output: [UInt8] = []
        output.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            guard bytes[position] == UInt8(ascii: "\\") else {
                output.append(bytes[position])
                position += 1
                continue
            }
            guard let plain = Self.escapes[bytes[position + 1]] else {
                position = try unicode(position, in: range, into: &output)
                continue
            }
            output.append(plain)
            position += 2
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// By the byte behind the backslash.
    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]

    /// `\u00e9`, or the two of them that one character beyond the first 65,536 takes.
    private func unicode(_ position: Int, in range: Range<Int>, into output: inout [UInt8]) throws -> Int {
        var unit = try codeUnit(position, in: range)
        var end = position + 6
        if 0xD800..<0xDC00 ~= unit {
            let second = try codeUnit(end, in: range)
            guard 0xDC00..<0xE000 ~= second else { throw Malformed() }
            unit = 0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)
            end += 6
        }
        guard let scalar = Unicode.Scalar(unit) else { throw Malformed() }
        output += String(Character(scalar)).utf8
        return end
    }

    private func codeUnit(_ position: Int, in range: Range<Int>) throws -> UInt32 {
        guard position + 6 <= range.upperBound, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u"),
            let unit = UInt32(String(decoding: bytes[position + 2..<position + 6], as: UTF8.self), radix: 16)
        else { throw Malformed() }
        return unit
    }
}
