import Documents
import JSONPath
import Journeys

/// One line of the grammar `QUERY FILTER* [not] PREDICATE`, read from left to right.
struct LineParser {
    static let maximumFilters = 16
    static let predicateHint =
        "it ends with == != < <= > >= and a value, or with \(PredicateWord.allCases.map(\.rawValue).joined(separator: ", "))"

    let location: SourceLocation
    var scanner: ExpectationScanner

    init(_ line: String, at location: SourceLocation) {
        scanner = ExpectationScanner(line)
        self.location = location
    }

    /// Behind the last character.
    var end: Range<Int> { scanner.scalars.count..<scanner.scalars.count }

    mutating func query(on surface: Surface) throws(ExpectationSyntaxError) -> (Query, ValueKind, QueryWord) {
        guard let token = try scanner.next() else { throw ExpectationSyntaxError("this line is empty", at: end) }
        guard case .word(let text) = token.kind else {
            throw ExpectationSyntaxError(
                "it starts with what is looked at", hint: "one of: \(Self.list(surface.queries))", at: token.range)
        }
        guard let word = QueryWord(rawValue: text) else {
            let hint = Words.suggestion(for: text, among: surface.queries.map(\.rawValue))
            throw ExpectationSyntaxError(
                "unknown query '\(Words.short(text))'", hint: hint ?? "one of: \(Self.list(surface.queries))",
                at: token.range)
        }
        guard surface.queries.contains(word) else {
            throw ExpectationSyntaxError(
                "'\(text)' has no value in \(surface.title)", hint: "one of: \(Self.list(surface.queries))",
                at: token.range)
        }
        return (try query(word, after: token.range), word.valueKind, word)
    }

    private mutating func query(_ word: QueryWord, after range: Range<Int>) throws(ExpectationSyntaxError) -> Query {
        switch word {
        case .status: return .status
        case .url: return .url
        case .body: return .body
        case .duration: return .duration
        case .redirects: return .redirects
        case .reply: return .reply
        case .prompt: return .prompt
        case .subject: return .subject
        case .sender: return .sender
        case .code: return .code
        case .header: return .header(try argument(of: "header", like: "\"Content-Type\"", after: range).string)
        case .cookie: return .cookie(try argument(of: "cookie", like: "\"session\"", after: range).string)
        case .xpath:
            return .xpath(try Self.compiledXPath(argument(of: "xpath", like: "\"string(//h1)\"", after: range)))
        case .jsonpath:
            return .jsonpath(try Self.compiledJSONPath(argument(of: "jsonpath", like: "\"$.items\"", after: range)))
        case .regex:
            return .regex(try Self.compiledPattern(patternArgument(of: "regex", after: range)))
        case .link:
            // `link` alone is the only link of the mail; `link matching /…/` the only one that fits.
            let before = scanner
            guard case .word("matching")? = try scanner.next()?.kind else {
                scanner = before
                return .link(nil)
            }
            return .link(try Self.compiledPattern(patternArgument(of: "link matching", after: range)))
        }
    }

    /// - Returns: the filters, what kind of value comes out, and the token after them.
    mutating func filters(
        of kind: ValueKind
    ) throws(ExpectationSyntaxError) -> ([Filter], ValueKind, ExpectationScanner.Token?) {
        var filters: [Filter] = []
        var kind = kind
        while let token = try scanner.next() {
            guard case .word(let text) = token.kind, let word = FilterWord(rawValue: text) else {
                return (filters, kind, token)
            }
            guard filters.count < Self.maximumFilters else {
                throw ExpectationSyntaxError("more than \(Self.maximumFilters) filters", at: token.range)
            }
            kind = try Self.kind(after: word, of: kind, at: token.range)
            filters.append(try filter(word, after: token.range))
        }
        return (filters, kind, nil)
    }

    private mutating func filter(_ word: FilterWord, after range: Range<Int>) throws(ExpectationSyntaxError) -> Filter {
        switch word {
        case .count: return .count
        case .toInt: return .toInt
        case .toFloat: return .toFloat
        case .urlDecode: return .urlDecode
        case .htmlUnescape: return .htmlUnescape
        case .split: return .split(try argument(of: "split", like: "\",\"", after: range).string)
        case .regex: return .regex(try Self.compiledPattern(patternArgument(of: "regex", after: range)))
        case .replace:
            let old = try argument(of: "replace", like: "\"old\" \"new\"", after: range)
            guard !old.text.isEmpty else { throw ExpectationSyntaxError("nothing is replaced", at: range) }
            return .replace(old.string, try argument(of: "replace", like: "\"old\" \"new\"", after: range).string)
        case .nth:
            let token = try scanner.next()
            guard case .word(let text)? = token?.kind, let index = Measure.integer(text) else {
                throw ExpectationSyntaxError(
                    "'nth' takes a number", hint: "nth 0 is the first, nth -1 the last", at: token?.range ?? range)
            }
            return .nth(index)
        }
    }

    private static func kind(
        after word: FilterWord, of kind: ValueKind, at range: Range<Int>
    ) throws(ExpectationSyntaxError) -> ValueKind {
        switch word {
        case .count:
            guard kind != .number else { throw ExpectationSyntaxError("a number cannot be counted", at: range) }
            return .number
        case .nth:
            guard kind.canBeList else {
                throw ExpectationSyntaxError(
                    "'nth' takes an element of a list, and this is no list", hint: "split \"…\" makes a list of a text",
                    at: range)
            }
            return kind == .any ? .any : .text
        case .split, .replace, .regex, .urlDecode, .htmlUnescape:
            guard kind != .number else {
                throw ExpectationSyntaxError("'\(word.rawValue)' takes a text, and this is a number", at: range)
            }
            return word == .split ? .list : (kind == .list ? .list : .text)
        case .toInt, .toFloat:
            return kind == .list ? .list : .number
        }
    }

    mutating func expectEnd() throws(ExpectationSyntaxError) {
        let rest = scanner.rest
        guard !rest.isEmpty else { return }
        throw ExpectationSyntaxError(
            "'\(Words.short(scanner.string(rest)))' is too much here", hint: "the line ends before it", at: rest)
    }

    func noPredicateHere(_ token: ExpectationScanner.Token) -> ExpectationSyntaxError {
        if case .word(let text) = token.kind, !PredicateWord.allCases.map(\.rawValue).contains(text), text != "not" {
            let known = FilterWord.allCases.map(\.rawValue) + ["secret"]
            return ExpectationSyntaxError(
                "unknown filter '\(Words.short(text))'",
                hint: Words.suggestion(for: text, among: known) ?? "one of: \(known.joined(separator: ", "))",
                at: token.range)
        }
        return ExpectationSyntaxError(
            "only what is taken stands here, without a condition", hint: "conditions go into expect:",
            at: token.range.lowerBound..<scanner.scalars.count)
    }

    static func list(_ words: [QueryWord]) -> String { words.map(\.rawValue).joined(separator: ", ") }
}
