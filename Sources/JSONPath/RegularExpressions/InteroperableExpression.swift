/// An I-Regexp (RFC 9485), checked by its whole grammar and translated for PCRE2 after its section 5.4.
///
/// `^` and `$` are ordinary characters in the grammar, yet the translation of section 5.4 leaves them in place where
/// PCRE takes them as anchors, and the compliance suite of RFC 9535 expects anchors. So they are anchors here, and a
/// literal one is written `\^` or `[$]`.
struct InteroperableExpression {
    /// Why a text is no I-Regexp.
    struct Fault: Error {
        var message: String
    }

    /// The translation. Every character that is neither letter nor digit is written as a code point, so that none can
    /// have a meaning in whatever engine reads it.
    private(set) var pattern = ""
    private static let maximumDepth = 64
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    init(_ source: String) throws(Fault) {
        scalars = Array(source.unicodeScalars)
        try translateBranches()
        if let scalar = current { throw Fault(message: "'\(scalar)' has no partner") }
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func next() throws(Fault) -> Unicode.Scalar {
        guard let scalar = current else { throw Fault(message: "the pattern ends too early") }
        position += 1
        return scalar
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }

    private mutating func append(literal scalar: Unicode.Scalar) {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": pattern.unicodeScalars.append(scalar)
        default: pattern += "\\x{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }

    /// i-regexp: branches up to `)` or the end.
    private mutating func translateBranches() throws(Fault) {
        if depth == Self.maximumDepth { throw Fault(message: "parentheses are nested too deep") }
        depth += 1
        while let scalar = current, scalar != ")" {
            if skip("|") {
                pattern += "|"
            } else {
                try translateAtom()
                try translateQuantifier()
            }
        }
        depth -= 1
    }

    private mutating func translateAtom() throws(Fault) {
        let scalar = try next()
        switch scalar {
        case "(":
            pattern += "(?:"
            try translateBranches()
            if !skip(")") { throw Fault(message: "'(' is never closed") }
            pattern += ")"
        case ".": pattern += "[^\\n\\r]"
        // Groups, because an anchor alone takes no quantifier.
        case "^": pattern += "(?:\\A)"
        case "$": pattern += "(?:\\z)"
        case "[": try translateClass()
        case "\\": try translateEscape()
        case "*", "+", "?", "{": throw Fault(message: "'\(scalar)' repeats nothing; a literal one is '\\\(scalar)'")
        case "]", "}": throw Fault(message: "'\(scalar)' has no partner; a literal one is '\\\(scalar)'")
        default: append(literal: scalar)
        }
    }

    private mutating func translateQuantifier() throws(Fault) {
        guard let scalar = current else { return }
        switch scalar {
        case "*", "+", "?":
            position += 1
            pattern.unicodeScalars.append(scalar)
        case "{":
            position += 1
            let least = try readQuantity()
            var text = String(least)
            if skip(",") {
                text += ","
                if current != "}" {
                    let most = try readQuantity()
                    if most < least { throw Fault(message: "{\(least),\(most)} is upside down") }
                    text += String(most)
                }
            }
            if !skip("}") { throw Fault(message: "'{' takes {n}, {n,} or {n,m}") }
            pattern += "{\(text)}"
        default: return
        }
        if let scalar = current, ["*", "+", "?", "{"].contains(scalar) {
            throw Fault(message: "I-Regexp has no '\(scalar)' after a quantifier")
        }
    }

    private mutating func readQuantity() throws(Fault) -> Int {
        var digits = ""
        while let scalar = current, ("0"..."9").contains(scalar) {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        if digits.isEmpty { throw Fault(message: "'{' takes {n}, {n,} or {n,m}") }
        return Int(digits) ?? .max
    }
}

// MARK: - Classes and escapes

extension InteroperableExpression {
    /// SingleCharEsc or charClassEsc, after its `\`. Nil for a class, which is already appended.
    @discardableResult
    private mutating func readEscape() throws(Fault) -> Unicode.Scalar? {
        let letter = try next()
        switch letter {
        case "(", ")", "*", "+", "-", ".", "?", "[", "\\", "]", "^", "{", "|", "}": return letter
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "p", "P":
            try translateProperty(letter)
            return nil
        case "d": throw Fault(message: "I-Regexp has no '\\d'; write [0-9]")
        case "w": throw Fault(message: "I-Regexp has no '\\w'; write [0-9A-Za-z_]")
        case "s": throw Fault(message: "I-Regexp has no '\\s'; write [ \\t\\n\\r]")
        case "$": throw Fault(message: "I-Regexp has no '\\$'; write [$]")
        default: throw Fault(message: "I-Regexp has no '\\\(letter)'")
        }
    }

    private mutating func translateEscape() throws(Fault) {
        if let scalar = try readEscape() { append(literal: scalar) }
    }

    /// `\p{…}` with a general category of Unicode, after the letter.
    private mutating func translateProperty(_ letter: Unicode.Scalar) throws(Fault) {
        var name = ""
        if skip("{") {
            while let scalar = current, scalar != "}", name.unicodeScalars.count < 3 {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            if !skip("}") { name = "" }
        }
        let minors = ["L": "lmotu", "M": "cen", "N": "dlo", "P": "cdefios", "Z": "lps", "S": "ckmo", "C": "cfno"]
        let major = String(name.prefix(1))
        guard let allowed = minors[major], name.count < 2 || name.count == 2 && allowed.contains(name.suffix(1)) else {
            throw Fault(message: "'\\\(letter)' takes a general category of Unicode, such as \\p{L} or \\p{Nd}")
        }
        pattern += "\\\(letter){\(name)}"
    }

    /// charClassExpr, after its `[`.
    private mutating func translateClass() throws(Fault) {
        pattern += skip("^") ? "[^" : "["
        var isEmpty = true
        while !skip("]") {
            let scalar = try next()
            if scalar == "-" {
                // A hyphen of its own stands first or last.
                if !isEmpty, current != "]" { throw Fault(message: "a literal '-' stands first or last in [ ]") }
                append(literal: "-")
            } else if scalar == "[" {
                throw Fault(message: "a literal '[' inside [ ] is '\\['")
            } else if let lower = scalar == "\\" ? try readEscape() : scalar {
                append(literal: lower)
                try translateRange(from: lower)
            }
            isEmpty = false
        }
        if isEmpty { throw Fault(message: "[ ] is empty") }
        pattern += "]"
    }

    /// The rest of `a-z` after its `a`, if it is a range.
    private mutating func translateRange(from lower: Unicode.Scalar) throws(Fault) {
        guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { return }
        position += 1
        let scalar = try next()
        if scalar == "[" || scalar == "-" { throw Fault(message: "a range in [ ] ends with a character") }
        guard let upper = scalar == "\\" ? try readEscape() : scalar else {
            throw Fault(message: "a range in [ ] ends with a character")
        }
        if upper < lower { throw Fault(message: "[\(lower)-\(upper)] is upside down") }
        pattern += "-"
        append(literal: upper)
    }
}
