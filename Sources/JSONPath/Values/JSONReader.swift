/// A recursive descent over bytes. Its recursion is bounded by ``JSON/maximumDepth``.
struct JSONReader {
    let bytes: [UInt8]
    var position = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The byte at the position, nil at the end.
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func readText() throws(JSONParsingError) -> JSON {
        skipWhiteSpace()
        if current == nil { throw fault(.empty) }
        let value = try readValue()
        skipWhiteSpace()
        if current != nil { throw fault(.trailingContent) }
        return value
    }

    func fault(_ reason: JSONParsingError.Reason) -> JSONParsingError {
        let before = bytes[..<position]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return JSONParsingError(
            reason: reason, offset: position, line: before.count { $0 == 0x0A } + 1, column: position - lineStart + 1)
    }

    /// A character is missing: at the end of the text that means that the text was cut.
    private func missing(_ what: String) -> JSONParsingError {
        fault(current == nil ? .unexpectedEnd : .expected(what))
    }

    private mutating func skipWhiteSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func readValue() throws(JSONParsingError) -> JSON {
        guard let byte = current else { throw missing("a value") }
        switch byte {
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "{"):
            return .object(try nested { (reader) throws(JSONParsingError) in try reader.readObject() })
        case UInt8(ascii: "["):
            return .array(try nested { (reader) throws(JSONParsingError) in try reader.readArray() })
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
        default: throw missing("a value")
        }
    }

    private mutating func nested<Value>(
        _ read: (inout JSONReader) throws(JSONParsingError) -> Value
    ) throws(JSONParsingError) -> Value {
        if depth == JSON.maximumDepth { throw fault(.tooDeep) }
        depth += 1
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    /// After `[`.
    private mutating func readArray() throws(JSONParsingError) -> [JSON] {
        var elements: [JSON] = []
        skipWhiteSpace()
        if skip("]") { return elements }
        while true {
            skipWhiteSpace()
            elements.append(try readValue())
            skipWhiteSpace()
            if skip("]") { return elements }
            if !skip(",") { throw missing("',' or ']'") }
        }
    }

    /// After `{`.
    private mutating func readObject() throws(JSONParsingError) -> JSON.Object {
        var object = JSON.Object()
        skipWhiteSpace()
        if skip("}") { return object }
        while true {
            skipWhiteSpace()
            if current != UInt8(ascii: "\"") { throw missing("a member name in double quotes") }
            let name = try readString()
            skipWhiteSpace()
            if !skip(":") { throw missing("':'") }
            skipWhiteSpace()
            object.set(JSON.Member(name: name, value: try readValue()))
            skipWhiteSpace()
            if skip("}") { return object }
            if !skip(",") { throw missing("',' or '}'") }
        }
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func readWord(_ word: String, _ value: JSON) throws(JSONParsingError) -> JSON {
        for expected in word.utf8 {
            if current != expected { throw missing(word) }
            position += 1
        }
        return value
    }

    private mutating func readNumber() throws(JSONParsingError) -> JSON.Number {
        let start = position
        _ = skip("-")
        if !skip("0") {
            try readDigits()
        } else if let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            throw fault(.invalidNumber)
        }
        if skip(".") { try readDigits() }
        if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if !skip("+") { _ = skip("-") }
            try readDigits()
        }
        return JSON.Number(literal: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func readDigits() throws(JSONParsingError) {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw fault(current == nil ? .unexpectedEnd : .invalidNumber) }
    }
}
