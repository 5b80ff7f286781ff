import Documents
import JSONPath
import Journeys

extension LineParser {
    /// A text in double quotes that is taken as it is.
    mutating func argument(
        of word: String, like example: String, after range: Range<Int>
    ) throws(ExpectationSyntaxError) -> ExpectationScanner.QuotedText {
        guard let token = try scanner.next() else {
            throw ExpectationSyntaxError("'\(word)' takes a text", hint: "like \(word) \(example)", at: range)
        }
        guard case .text(let text) = token.kind else {
            throw ExpectationSyntaxError(
                "'\(word)' takes a text in double quotes", hint: "like \(word) \(example)", at: token.range)
        }
        try Self.rejectPlaces(in: text, of: word)
        guard word == "replace" || !text.text.isEmpty else {
            throw ExpectationSyntaxError("'\(word)' takes a text, and this one is empty", at: token.range)
        }
        return text
    }

    mutating func patternArgument(
        of word: String, after range: Range<Int>
    ) throws(ExpectationSyntaxError) -> ExpectationScanner.QuotedText {
        guard let token = try scanner.next() else {
            throw ExpectationSyntaxError("'\(word)' takes a pattern", hint: "like \(word) /[0-9]+/", at: range)
        }
        switch token.kind {
        case .text(let text), .pattern(let text):
            try Self.rejectPlaces(in: text, of: word)
            guard !text.text.isEmpty else {
                throw ExpectationSyntaxError("an empty pattern matches everything", at: token.range)
            }
            return text
        case .word, .sign:
            throw ExpectationSyntaxError(
                "'\(word)' takes a pattern: /…/ or \"…\"", hint: "like \(word) /[0-9]+/", at: token.range)
        }
    }

    func template(_ quoted: ExpectationScanner.QuotedText) throws(ExpectationSyntaxError) -> Template {
        do {
            return try Template(quoted.string, at: location)
        } catch {
            let place = quoted.offset(ofScalar: error.offset)
            throw ExpectationSyntaxError(error.message, hint: Words.templateHint, at: place..<(place + 2))
        }
    }

    static func compiledXPath(_ quoted: ExpectationScanner.QuotedText) throws(ExpectationSyntaxError) -> String {
        do {
            return try XPath(quoted.string).source
        } catch {
            let place = quoted.offset(ofByte: error.offset)
            throw ExpectationSyntaxError("this is no XPath: \(error.message)", at: place..<(place + 1))
        }
    }

    static func compiledJSONPath(_ quoted: ExpectationScanner.QuotedText) throws(ExpectationSyntaxError) -> JSONPath {
        let path: JSONPath
        do {
            path = try JSONPath(quoted.string)
        } catch {
            let place = quoted.offset(ofScalar: error.offset)
            throw ExpectationSyntaxError("this is no JSONPath: \(error.message)", at: place..<(place + 1))
        }
        // Such a query is valid and never finds anything.
        if let warning = path.warnings.first {
            let place = quoted.offset(ofScalar: 0)
            throw ExpectationSyntaxError(
                "a pattern in this JSONPath never matches: \(warning.message)", at: place..<(place + quoted.text.count))
        }
        return path
    }

    static func compiledPattern(_ quoted: ExpectationScanner.QuotedText) throws(ExpectationSyntaxError) -> String {
        do {
            return try RegularExpression(quoted.string).pattern
        } catch {
            let place = quoted.offset(ofByte: error.offset)
            throw ExpectationSyntaxError("this pattern is not valid: \(error.message)", at: place..<(place + 1))
        }
    }

    /// Places are filled in what is compared, not in what is looked up: a value from outside must not become a query.
    private static func rejectPlaces(
        in quoted: ExpectationScanner.QuotedText, of word: String
    ) throws(ExpectationSyntaxError) {
        let text = quoted.string
        guard let open = text.firstRange(of: "{{"), let close = text[open.upperBound...].firstRange(of: "}}") else {
            return
        }
        let name = text[open.upperBound..<close.lowerBound]
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || " .-_".contains($0) }), name.contains(where: \.isLetter)
        else { return }
        let start = quoted.offset(ofScalar: text.unicodeScalars.distance(from: text.startIndex, to: open.lowerBound))
        throw ExpectationSyntaxError(
            "places are not filled in inside of '\(word)'",
            hint: "look the value up and compare it: … == \"{{\(name)}}\" or … contains \"{{\(name)}}\"",
            at: start..<(start + name.unicodeScalars.count + 4))
    }
}
