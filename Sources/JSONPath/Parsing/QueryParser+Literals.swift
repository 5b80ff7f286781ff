extension QueryParser {
    /// string-literal, at its opening quote.
    mutating func parseString() throws(JSONPathSyntaxError) -> String {
        let start = position
        let quote = scalars[position]
        position += 1
        var content = String.UnicodeScalarView()
        while let scalar = current {
            switch scalar {
            case quote:
                position += 1
                return String(content)
            case "\\": content.append(try parseEscape(quote: quote))
            case "\u{0}"..<"\u{20}":
                throw fault("a control character in a string is written \\u00\(twoDigits(scalar.value))")
            default:
                content.append(scalar)
                position += 1
            }
        }
        throw fault("the string that starts here has no closing \(quote)", at: start)
    }

    private func twoDigits(_ value: UInt32) -> String {
        (value < 0x10 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }

    private mutating func parseEscape(quote: Unicode.Scalar) throws(JSONPathSyntaxError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let letter = current else { throw fault("unfinished escape", at: start) }
        position += 1
        switch letter {
        case quote, "\\", "/": return letter
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try parseUnicodeEscape(from: start)
        case "'", "\"": throw fault("\(letter) needs no '\\' inside \(quote)", at: start)
        default: throw fault("unknown escape '\\\(letter)'; a backslash is written '\\\\'", at: start)
        }
    }

    /// After `\u`; `start` is the place of the backslash.
    private mutating func parseUnicodeEscape(from start: Int) throws(JSONPathSyntaxError) -> Unicode.Scalar {
        let unit = try parseHexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard UTF16.isLeadSurrogate(unit) else { throw fault("a low surrogate without its high one", at: start) }
        guard skip("\\u") else { throw fault("a high surrogate without its low one", at: start) }
        let trail = try parseHexadecimal()
        guard UTF16.isTrailSurrogate(trail),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
        else { throw fault("a high surrogate without its low one", at: start) }
        return scalar
    }

    private mutating func parseHexadecimal() throws(JSONPathSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let scalar = current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw fault("'\\u' takes four hexadecimal digits, found \(found)")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    /// number: (int / "-0") [ frac ] [ exp ].
    mutating func parseNumber() throws(JSONPathSyntaxError) -> JSON {
        let start = position
        var literal = skip("-") ? "-" : ""
        let whole = skipDigits()
        if whole.isEmpty { throw fault("expected a digit, found \(found)") }
        if whole.first == "0", whole.count > 1 { throw fault("a number has no leading zero", at: start) }
        literal += whole
        if skip(".") { literal += "." + (try parseDigits(after: "'.'")) }
        if current == "e" || current == "E" {
            position += 1
            literal += skip("-") ? "e-" : (skip("+") ? "e+" : "e")
            literal += try parseDigits(after: "the exponent's 'e'")
        }
        return .number(JSON.Number(literal: literal))
    }

    private mutating func parseDigits(after place: String) throws(JSONPathSyntaxError) -> String {
        let digits = skipDigits()
        if digits.isEmpty { throw fault("expected a digit after \(place), found \(found)") }
        return digits
    }
}
