import Journeys

extension LineParser {
    /// What the predicate is said of, as far as it is known before the journey runs.
    struct SubjectOfPredicate {
        var word: QueryWord
        var kind: ValueKind
        var isFiltered: Bool
    }

    /// Words of other tools and languages for what is here called otherwise.
    private static let otherNames = [
        "equals": "==", "equal": "==", "is": "==", "eq": "==", "=": "==", "===": "==", "isNot": "!=", "notEquals": "!=",
        "!==": "!=", "<>": "!=", "=~": "matches", "~": "matches", "~=": "matches", "includes": "contains",
        "greaterThan": ">", "gt": ">", "lessThan": "<", "lt": "<", "=>": ">=", "=<": "<=", "isInteger": "isNumber",
        "isFloat": "isNumber", "isCollection": "isList", "isPresent": "exists", "present": "exists", "empty": "isEmpty",
        "!": "not", "isNull": "== null", "notExists": "not exists", "notContains": "not contains",
    ]

    mutating func predicate(
        startingWith first: ExpectationScanner.Token, subject: SubjectOfPredicate
    ) throws(ExpectationSyntaxError) -> (Predicate, isNegated: Bool) {
        guard case .word("not") = first.kind else { return (try predicate(first, subject), false) }
        guard let token = try scanner.next() else {
            throw ExpectationSyntaxError("nothing stands after 'not'", hint: Self.predicateHint, at: first.range)
        }
        return (try predicate(token, subject), true)
    }

    private mutating func predicate(
        _ token: ExpectationScanner.Token, _ subject: SubjectOfPredicate
    ) throws(ExpectationSyntaxError) -> Predicate {
        switch token.kind {
        case .sign(let sign): return try comparison(sign, token.range, subject)
        case .word(let text):
            guard let word = PredicateWord(rawValue: text) else { throw unknown(text, token.range) }
            return try predicate(word, token.range, subject)
        case .text, .pattern:
            throw ExpectationSyntaxError(
                "a comparison is missing before this", hint: "like == or contains or matches", at: token.range)
        }
    }

    private func unknown(_ text: String, _ range: Range<Int>) -> ExpectationSyntaxError {
        let all = PredicateWord.allCases.map(\.rawValue) + FilterWord.allCases.map(\.rawValue) + ["not"]
        let other = Self.otherNames[text].map { "write \($0)" }
        return ExpectationSyntaxError(
            "unknown predicate or filter '\(Words.short(text))'",
            hint: other ?? Words.suggestion(for: text, among: all) ?? Self.predicateHint, at: range)
    }

    private mutating func predicate(
        _ word: PredicateWord, _ range: Range<Int>, _ subject: SubjectOfPredicate
    ) throws(ExpectationSyntaxError) -> Predicate {
        switch word {
        case .exists: return .exists
        case .isNumber: return .isNumber
        case .isString: return .isString
        case .isBoolean: return .isBoolean
        case .isList: return .isList
        case .isEmpty:
            try requireText(word, range, subject, orList: true)
            return .isEmpty
        case .startsWith:
            try requireText(word, range, subject)
            return .startsWith(try textOperand(of: word, after: range))
        case .endsWith:
            try requireText(word, range, subject)
            return .endsWith(try textOperand(of: word, after: range))
        case .contains:
            try requireText(word, range, subject, orList: true)
            return .contains(try textOperand(of: word, after: range))
        case .matches:
            try requireText(word, range, subject)
            return .matches(try Self.compiledPattern(patternArgument(of: "matches", after: range)))
        case .newerThan:
            guard !(subject.kind == .number && !subject.isFiltered) else {
                throw ExpectationSyntaxError("'\(subject.word.rawValue)' is no date and time", at: range)
            }
            let token = try scanner.next()
            guard case .word(let text)? = token?.kind, let limit = Measure.duration(text) else {
                throw ExpectationSyntaxError(
                    "'newerThan' takes a duration", hint: "like newerThan 24h", at: token?.range ?? range)
            }
            return .newerThan(limit)
        }
    }

    private func requireText(
        _ word: PredicateWord, _ range: Range<Int>, _ subject: SubjectOfPredicate, orList: Bool = false
    ) throws(ExpectationSyntaxError) {
        if subject.kind.canBeText || (orList && subject.kind.canBeList) { return }
        let what = subject.kind == .list ? "a list" : "a number"
        throw ExpectationSyntaxError(
            "'\(word.rawValue)' is for texts, and this is \(what)",
            hint: subject.kind == .list ? "nth 0 takes the first" : "compare it with == != < <= > >=", at: range)
    }

    private mutating func textOperand(
        of word: PredicateWord, after range: Range<Int>
    ) throws(ExpectationSyntaxError) -> Template {
        guard let token = try scanner.next() else {
            throw ExpectationSyntaxError(
                "'\(word.rawValue)' takes a text", hint: "like \(word.rawValue) \"…\"", at: range)
        }
        switch token.kind {
        case .text(let quoted):
            guard !quoted.text.isEmpty else {
                throw ExpectationSyntaxError(
                    "an empty text says nothing", hint: "write what it must be", at: token.range)
            }
            return try template(quoted)
        case .pattern:
            throw ExpectationSyntaxError("a pattern goes with 'matches'", hint: "like matches /…/", at: token.range)
        case .word, .sign:
            throw ExpectationSyntaxError(
                "a text stands in double quotes", hint: "write \(word.rawValue) \"\(wholeRest(from: token))\"",
                at: token.range)
        }
    }

    private mutating func comparison(
        _ sign: String, _ range: Range<Int>, _ subject: SubjectOfPredicate
    ) throws(ExpectationSyntaxError) -> Predicate {
        guard ["==", "!=", "<", "<=", ">", ">="].contains(sign) else { throw unknown(sign, range) }
        guard let token = try scanner.next() else {
            throw ExpectationSyntaxError("a value is missing after '\(sign)'", at: range)
        }
        let operand = try operand(token, sign, subject)
        try check(operand, sign, token.range, subject)
        switch sign {
        case "==": return .equal(operand)
        case "!=": return .notEqual(operand)
        case "<": return .less(operand)
        case "<=": return .lessOrEqual(operand)
        case ">": return .greater(operand)
        default: return .greaterOrEqual(operand)
        }
    }

    private func operand(
        _ token: ExpectationScanner.Token, _ sign: String, _ subject: SubjectOfPredicate
    ) throws(ExpectationSyntaxError) -> Predicate.Operand {
        switch token.kind {
        case .text(let quoted): return .text(try template(quoted))
        case .pattern:
            throw ExpectationSyntaxError("a pattern goes with 'matches'", hint: "like matches /…/", at: token.range)
        case .sign(let other):
            throw ExpectationSyntaxError("'\(other)' is no value", at: token.range)
        case .word(let text):
            switch text {
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            case "null": return .null
            default: break
            }
            if let number = Self.number(text) { return .number(number) }
            if subject.word == .duration, !subject.isFiltered, let duration = Measure.duration(text) {
                return .number(duration / .milliseconds(1))
            }
            let isNumeric = subject.kind == .number
            let unit = subject.word == .duration ? "a number of milliseconds, or like 2s" : "a number"
            throw ExpectationSyntaxError(
                isNumeric ? "this is no number" : "a text stands in double quotes",
                hint: isNumeric ? "it is \(unit)" : "write \(sign) \"\(wholeRest(from: token))\"", at: token.range)
        }
    }

    /// Comparisons that can never hold are mistakes.
    private func check(
        _ operand: Predicate.Operand, _ sign: String, _ range: Range<Int>, _ subject: SubjectOfPredicate
    ) throws(ExpectationSyntaxError) {
        let isOrder = sign != "==" && sign != "!="
        switch operand {
        case .text(let template) where !subject.kind.canBeText:
            guard subject.kind == .number else { throw listCompared(range) }
            let hint = Self.number(template.source) != nil ? "write \(sign) \(template.source) without quotes" : nil
            throw ExpectationSyntaxError("this is a number, and never equals a text", hint: hint, at: range)
        case .number where !subject.kind.canBeNumber:
            guard subject.kind != .list else { throw listCompared(range) }
            throw ExpectationSyntaxError(
                "this is a text, and never equals a number",
                hint: "write \"\(scanner.string(range))\" with quotes, or toInt before \(sign)", at: range)
        case .boolean, .null:
            if isOrder { throw ExpectationSyntaxError("only numbers and texts have an order", at: range) }
            if subject.kind != .any {
                throw ExpectationSyntaxError(
                    "this is \(subject.kind == .number ? "a number" : "a text"), and never that",
                    hint: "'exists' asks whether it is there", at: range)
            }
        case .text, .number: return
        }
    }

    private func listCompared(_ range: Range<Int>) -> ExpectationSyntaxError {
        ExpectationSyntaxError("this is a list", hint: "nth 0 takes the first, count its length", at: range)
    }

    /// What the user meant as the text: from here to the end of the line.
    private func wholeRest(from token: ExpectationScanner.Token) -> String {
        let end = max(scanner.rest.upperBound, token.range.upperBound)
        return Words.short(scanner.string(token.range.lowerBound..<end).filter { $0 != "\"" })
    }

    /// A number as JSON writes it.
    static func number(_ text: String) -> Double? {
        guard JSONNumber.isValid(text), let number = Double(text), number.isFinite else { return nil }
        return number
    }

    /// Whether a prompt is written as a predicate rather than as bare words.
    var startsLikePredicate: Bool {
        var ahead = scanner
        guard let first = scanner.scalars.first(where: { $0 != " " }) else { return false }
        if first == "/" || first == "\"" { return true }
        guard let token = try? ahead.next(), case .word(let text) = token.kind,
            let next = ahead.rest.first.map({ scanner.scalars[$0] })
        else { return false }
        if text == "not" {
            return PredicateWord.allCases.contains { scanner.string(ahead.rest).hasPrefix($0.rawValue) }
        }
        return PredicateWord(rawValue: text) != nil && (next == "\"" || next == "/")
    }
}
