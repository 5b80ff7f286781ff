/// Cuts a line into words, numbers, texts in double quotes, `/patterns/` and comparison signs, each with its place.
struct ExpectationScanner {
    struct Token {
        enum Kind {
            case word(String)
            case text(QuotedText)
            case pattern(QuotedText)
            case sign(String)
        }

        var kind: Kind
        var range: Range<Int>
    }

    /// What stands between quotation marks or slashes, with the place of each of its characters.
    struct QuotedText {
        var text = String.UnicodeScalarView()
        /// Offsets in the line, one for each scalar of the text, and one past its end.
        var offsets: [Int] = []

        var string: String { String(text) }

        /// The place in the line of a scalar of the text.
        func offset(ofScalar index: Int) -> Int {
            offsets.indices.contains(index) ? offsets[index] : (offsets.last ?? 0)
        }

        /// The place in the line of a byte of the text.
        func offset(ofByte index: Int) -> Int {
            var bytes = 0
            for (number, scalar) in text.enumerated() {
                if bytes >= index { return offset(ofScalar: number) }
                bytes += UTF8.width(scalar)
            }
            return offset(ofScalar: text.count)
        }
    }

    let scalars: [Unicode.Scalar]
    private(set) var index = 0

    init(_ line: String) { scalars = Array(line.unicodeScalars) }

    /// The next token; nothing at the end of the line.
    mutating func next() throws(ExpectationSyntaxError) -> Token? {
        while index < scalars.count, Self.isSpace(scalars[index]) { index += 1 }
        guard index < scalars.count else { return nil }
        let start = index
        switch scalars[index] {
        case "\"":
            let text = try quoted()
            return Token(kind: .text(text), range: start..<index)
        case "/":
            let pattern = try pattern()
            return Token(kind: .pattern(pattern), range: start..<index)
        case "'", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}":
            throw ExpectationSyntaxError(
                "texts stand in double quotes: \"…\"", hint: "write \" instead of \(scalars[index])",
                at: start..<(start + 1))
        case let sign where Self.isSign(sign):
            while index < scalars.count, Self.isSign(scalars[index]) { index += 1 }
            return Token(kind: .sign(string(start..<index)), range: start..<index)
        default:
            while index < scalars.count, !Self.isSpace(scalars[index]), scalars[index] != "\"",
                !Self.isSign(scalars[index])
            {
                index += 1
            }
            return Token(kind: .word(string(start..<index)), range: start..<index)
        }
    }

    /// Everything that is left, without spaces at its ends.
    var rest: Range<Int> {
        var start = index
        var end = scalars.count
        while start < end, Self.isSpace(scalars[start]) { start += 1 }
        while end > start, Self.isSpace(scalars[end - 1]) { end -= 1 }
        return start..<end
    }

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    /// A text with the escapes of JSON.
    private mutating func quoted() throws(ExpectationSyntaxError) -> QuotedText {
        let start = index
        var result = QuotedText()
        index += 1
        while index < scalars.count {
            let place = index
            switch scalars[index] {
            case "\"":
                result.offsets.append(index)
                index += 1
                return result
            case "\\":
                result.text.append(try escape())
            default:
                result.text.append(scalars[index])
                index += 1
            }
            result.offsets.append(place)
        }
        throw ExpectationSyntaxError("this '\"' is not closed", at: start..<(start + 1))
    }

    private mutating func escape() throws(ExpectationSyntaxError) -> Unicode.Scalar {
        let start = index
        guard index + 1 < scalars.count else {
            throw ExpectationSyntaxError("'\\' at the end of the line", at: start..<(start + 1))
        }
        let letter = scalars[index + 1]
        index += 2
        switch letter {
        case "\"", "\\", "/": return letter
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u":
            let unit = try codeUnit(from: start)
            if let scalar = Unicode.Scalar(unit) { return scalar }
            return try secondHalf(of: unit, from: start)
        default:
            throw ExpectationSyntaxError(
                "unknown escape '\\\(letter)'",
                hint: "write \\\\ for a backslash; known are \\\" \\\\ \\/ \\n \\t \\r \\b \\f \\uXXXX",
                at: start..<(start + 2))
        }
    }

    /// Characters outside of the basic plane are written as two units, as in JSON.
    private mutating func secondHalf(of first: UInt32, from start: Int) throws(ExpectationSyntaxError) -> Unicode.Scalar
    {
        let failure = ExpectationSyntaxError(
            "half of a character", hint: "write the character itself, or both halves: \\uD83D\\uDE00",
            at: start..<(start + 6))
        guard (0xD800...0xDBFF).contains(first), index + 1 < scalars.count, scalars[index] == "\\",
            scalars[index + 1] == "u"
        else { throw failure }
        index += 2
        let second = try codeUnit(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw failure }
        return scalar
    }

    private mutating func codeUnit(from start: Int) throws(ExpectationSyntaxError) -> UInt32 {
        let end = index + 4
        guard end <= scalars.count, scalars[index..<end].allSatisfy({ $0.isASCII && $0.properties.isASCIIHexDigit }),
            let unit = UInt32(string(index..<end), radix: 16)
        else {
            throw ExpectationSyntaxError(
                "\\u takes four hexadecimal digits", at: start..<min(start + 2, scalars.count))
        }
        index = end
        return unit
    }

    /// `/…/`, where `\/` is a slash and every other backslash belongs to the pattern.
    private mutating func pattern() throws(ExpectationSyntaxError) -> QuotedText {
        let start = index
        var result = QuotedText()
        index += 1
        while index < scalars.count {
            let place = index
            if scalars[index] == "/" {
                result.offsets.append(index)
                index += 1
                return result
            }
            if scalars[index] == "\\", index + 1 < scalars.count {
                if scalars[index + 1] != "/" {
                    result.text.append("\\")
                    result.offsets.append(place)
                }
                result.text.append(scalars[index + 1])
                result.offsets.append(place + 1)
                index += 2
            } else {
                result.text.append(scalars[index])
                result.offsets.append(place)
                index += 1
            }
        }
        throw ExpectationSyntaxError(
            "this '/' is not closed",
            hint: "a pattern is written /…/, with \\/ for a slash in it; a text stands in double quotes",
            at: start..<(start + 1))
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{A0}"
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "=" || scalar == "!" || scalar == "<" || scalar == ">" || scalar == "~"
    }
}
