/// A recursive descent over Unicode scalars after the grammar of RFC 9535 appendix A. Its recursion is bounded by
/// `maximumDepth`.
struct QueryParser {
    static let maximumDepth = 64
    static let maximumLength = 65_536

    let scalars: [Unicode.Scalar]
    var position = 0
    var depth = 0
    var warnings: [JSONPathSyntaxError] = []

    init(source: String) {
        scalars = Array(source.unicodeScalars)
    }

    mutating func parseWhole() throws(JSONPathSyntaxError) -> Query {
        if scalars.count > Self.maximumLength {
            position = Self.maximumLength
            throw fault("a query has at most \(Self.maximumLength) characters")
        }
        if scalars.isEmpty { throw fault("a query is empty; the whole document is '$'") }
        if isWhiteSpace(scalars[0]) { throw fault("no white space before '$'") }
        guard skip("$") else { throw fault("a query starts with '$', found \(found)") }
        let segments = try parseSegments()
        if let scalar = current {
            let message =
                isWhiteSpace(scalar)
                ? "no white space after the query" : "expected '.', '..', '[' or the end, found \(found)"
            throw fault(message)
        }
        return Query(root: .document, segments: segments)
    }
}

// MARK: - Characters

extension QueryParser {
    var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// The scalar that many places further, nil beyond the end.
    func peek(_ distance: Int) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    /// What stands at the position, for a message.
    var found: String {
        guard let scalar = current else { return "the end of the query" }
        return isPrintable(scalar) ? "'\(scalar)'" : "U+\(String(scalar.value, radix: 16, uppercase: true))"
    }

    private func isPrintable(_ scalar: Unicode.Scalar) -> Bool { scalar.value > 0x20 && scalar.value != 0x7F }

    func fault(_ message: String, at offset: Int? = nil) -> JSONPathSyntaxError {
        JSONPathSyntaxError(offset: offset ?? position, message: message)
    }

    mutating func skip(_ text: StaticString) -> Bool {
        let wanted = Array("\(text)".unicodeScalars)
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    mutating func skipWhiteSpace() {
        while let scalar = current, isWhiteSpace(scalar) { position += 1 }
    }

    /// Runs a part that can contain itself.
    mutating func nested<Value>(
        _ parse: (inout QueryParser) throws(JSONPathSyntaxError) -> Value
    ) throws(JSONPathSyntaxError) -> Value {
        if depth == Self.maximumDepth { throw fault("nested deeper than \(Self.maximumDepth) levels") }
        depth += 1
        let value = try parse(&self)
        depth -= 1
        return value
    }
}

// MARK: - Segments

extension QueryParser {
    /// `*(S segment)`; white space that no segment follows is left alone.
    mutating func parseSegments() throws(JSONPathSyntaxError) -> [Segment] {
        var segments: [Segment] = []
        while true {
            let start = position
            skipWhiteSpace()
            if current == "[" {
                segments.append(Segment(reach: .children, selectors: try parseBrackets()))
            } else if skip("..") {
                segments.append(Segment(reach: .descendants, selectors: try parseAfterDots("..")))
            } else if skip(".") {
                segments.append(Segment(reach: .children, selectors: try parseAfterDots(".")))
            } else {
                position = start
                return segments
            }
        }
    }

    private mutating func parseAfterDots(_ dots: String) throws(JSONPathSyntaxError) -> [Selector] {
        if skip("*") { return [.wildcard] }
        if let name = skipShorthandName() { return [.name(name)] }
        if dots == "..", current == "[" { return try parseBrackets() }
        if let scalar = current, isWhiteSpace(scalar) { throw fault("no white space after '\(dots)'") }
        if let scalar = current, ("0"..."9").contains(scalar) {
            throw fault("a name after '\(dots)' does not start with a digit; an index is written [\(scalar)]")
        }
        if current == "'" || current == "\"" { throw fault("a quoted name stands in brackets: ['name']") }
        let choices = dots == ".." ? "a name, '*' or '['" : "a name or '*'"
        throw fault("expected \(choices) after '\(dots)', found \(found); other names are written ['name']")
    }

    /// member-name-shorthand, or nil without having moved.
    private mutating func skipShorthandName() -> String? {
        let start = position
        while let scalar = current {
            switch scalar {
            case "a"..."z", "A"..."Z", "_", "\u{80}"..."\u{10FFFF}": position += 1
            case "0"..."9" where position > start: position += 1
            default: return name(from: start)
            }
        }
        return name(from: start)
    }

    private func name(from start: Int) -> String? {
        if position == start { return nil }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[start..<position])
        return String(name)
    }
}
