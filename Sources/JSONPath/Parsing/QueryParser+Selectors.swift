extension QueryParser {
    /// bracketed-selection, at its `[`.
    mutating func parseBrackets() throws(JSONPathSyntaxError) -> [Selector] {
        let start = position
        position += 1
        var selectors: [Selector] = []
        while true {
            skipWhiteSpace()
            selectors.append(try parseSelector(isFirst: selectors.isEmpty))
            skipWhiteSpace()
            if skip("]") { return selectors }
            if current == nil { throw fault("'[' is never closed", at: start) }
            if !skip(",") { throw fault("expected ',' or ']', found \(found)") }
        }
    }

    private mutating func parseSelector(isFirst: Bool) throws(JSONPathSyntaxError) -> Selector {
        switch current {
        case "'", "\"": return .name(try parseString())
        case "*":
            position += 1
            return .wildcard
        case "?":
            position += 1
            skipWhiteSpace()
            return .filter(try nested { (parser) throws(JSONPathSyntaxError) in try parser.parseCondition() })
        case ":", "-", "+", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return try parseIndexOrSlice()
        case "]": throw fault(isFirst ? "'[]' selects nothing; all children are '[*]'" : "no ',' before ']'")
        case "@", "$": throw fault("a filter starts with '?': [?\(found.dropFirst().dropLast())…]")
        default: throw fault("expected a quoted name, an index, a slice, '*' or '?', found \(found)")
        }
    }

    private mutating func parseIndexOrSlice() throws(JSONPathSyntaxError) -> Selector {
        let start: Int? = current == ":" ? nil : try parseInteger()
        let afterStart = position
        skipWhiteSpace()
        guard skip(":") else {
            position = afterStart
            // Only a missing colon brings us here, and without one there was an integer.
            return .index(start ?? 0)
        }
        var slice = Slice(start: start)
        skipWhiteSpace()
        if startsInteger { slice.end = try parseInteger() }
        skipWhiteSpace()
        if skip(":") {
            skipWhiteSpace()
            if startsInteger { slice.step = try parseInteger() }
        }
        return .slice(slice)
    }

    private var startsInteger: Bool {
        guard let scalar = current else { return false }
        return scalar == "-" || scalar == "+" || ("0"..."9").contains(scalar)
    }

    /// int: no leading zero, no `-0`, within the range that every implementation holds exactly.
    private mutating func parseInteger() throws(JSONPathSyntaxError) -> Int {
        let start = position
        if current == "+" { throw fault("an index has no '+'") }
        let isNegative = skip("-")
        let digits = skipDigits()
        if digits.isEmpty { throw fault("expected a digit after '-', found \(found)") }
        if digits.first == "0", digits.count > 1 || isNegative {
            throw fault(digits.count > 1 ? "an index has no leading zero" : "an index is not '-0'", at: start)
        }
        guard let magnitude = Int(digits), magnitude <= 9_007_199_254_740_991 else {
            throw fault("an index is between -(2^53 - 1) and 2^53 - 1", at: start)
        }
        return isNegative ? -magnitude : magnitude
    }

    mutating func skipDigits() -> String {
        var digits = ""
        while let scalar = current, ("0"..."9").contains(scalar) {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        return digits
    }
}
