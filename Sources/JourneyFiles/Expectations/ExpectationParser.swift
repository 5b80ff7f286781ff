import Documents
import JSONPath
import Journeys

/// Parses one line of `expect:`, a capture or a prompt. Queries are compiled here, so that a journey with a wrong XPath never runs.
package enum ExpectationParser {
    /// - Parameter surface: what the step shows; queries that have no value there are errors.
    package static func expectation(
        _ text: String, at location: SourceLocation, on surface: Surface
    ) throws(ExpectationSyntaxError) -> Expectation {
        var parser = LineParser(text, at: location)
        let (query, kind, word) = try parser.query(on: surface)
        let (filters, resultKind, token) = try parser.filters(of: kind)
        guard let token else {
            throw ExpectationSyntaxError(
                "nothing says what it must be", hint: LineParser.predicateHint, at: parser.end)
        }
        let (predicate, isNegated) = try parser.predicate(
            startingWith: token, subject: .init(word: word, kind: resultKind, isFiltered: !filters.isEmpty))
        try parser.expectEnd()
        return Expectation(
            query: query, filters: filters, isNegated: isNegated, predicate: predicate, source: text, location: location
        )
    }

    /// `QUERY FILTER*`, with `secret` at the end perhaps.
    package static func capture(
        _ text: String, named name: String, at location: SourceLocation, on surface: Surface
    ) throws(ExpectationSyntaxError) -> Capture {
        var parser = LineParser(text, at: location)
        let (query, kind, _) = try parser.query(on: surface)
        let (filters, _, token) = try parser.filters(of: kind)
        var isSecret = surface == .inbox
        if let token {
            guard case .word("secret") = token.kind else {
                throw parser.noPredicateHere(token)
            }
            isSecret = true
            try parser.expectEnd()
        }
        return Capture(
            name: name, query: query, filters: filters, isSecret: isSecret, source: text, location: location)
    }

    /// `/pattern/`, a predicate such as `contains "…"`, a text in quotes or a bare text: what the phone says contains it.
    package static func promptPredicate(
        _ text: String, at location: SourceLocation
    ) throws(ExpectationSyntaxError) -> Expectation {
        func expectation(_ predicate: Predicate, isNegated: Bool = false) -> Expectation {
            Expectation(
                query: .prompt, isNegated: isNegated, predicate: predicate, source: "prompt \(text)", location: location
            )
        }
        var parser = LineParser(text, at: location)
        if parser.startsLikePredicate {
            guard let token = try parser.scanner.next() else {
                throw ExpectationSyntaxError("nothing says what is heard", at: parser.end)
            }
            switch token.kind {
            case .pattern(let pattern):
                try parser.expectEnd()
                return expectation(.matches(try LineParser.compiledPattern(pattern)))
            case .text(let quoted):
                try parser.expectEnd()
                return expectation(.contains(try parser.template(quoted)))
            case .word, .sign:
                let (predicate, isNegated) = try parser.predicate(
                    startingWith: token, subject: .init(word: .prompt, kind: .text, isFiltered: false))
                try parser.expectEnd()
                return expectation(predicate, isNegated: isNegated)
            }
        }
        let rest = parser.scanner.rest
        if let quote = parser.scanner.scalars.firstIndex(of: "\"") {
            if let token = try parser.scanner.next(), case .word(let text) = token.kind,
                let hint = Words.suggestion(for: text, among: PredicateWord.allCases.map(\.rawValue))
            {
                throw ExpectationSyntaxError("unknown predicate '\(Words.short(text))'", hint: hint, at: token.range)
            }
            throw ExpectationSyntaxError(
                "a quotation mark in the middle of what must be heard",
                hint: "write /pattern/, contains \"…\", or the words without quotes", at: quote..<(quote + 1))
        }
        guard !rest.isEmpty else { throw ExpectationSyntaxError("nothing says what is heard", at: rest) }
        do {
            return expectation(.contains(try Template(parser.scanner.string(rest), at: location)))
        } catch {
            let place = rest.lowerBound + error.offset
            throw ExpectationSyntaxError(error.message, hint: Words.templateHint, at: place..<(place + 2))
        }
    }
}
