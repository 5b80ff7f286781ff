extension QueryParser {
    /// logical-or-expr
    mutating func parseCondition() throws(JSONPathSyntaxError) -> Condition {
        var branches = [try parseConjunction()]
        while skipOperator("||") {
            branches.append(try parseConjunction())
        }
        return branches.count == 1 ? branches[0] : .any(branches)
    }

    private mutating func parseConjunction() throws(JSONPathSyntaxError) -> Condition {
        var parts = [try parseBasic()]
        while skipOperator("&&") {
            parts.append(try parseBasic())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    /// The operator with white space around it; without one the position stays.
    private mutating func skipOperator(_ symbol: StaticString) -> Bool {
        let start = position
        skipWhiteSpace()
        guard skip(symbol) else {
            position = start
            return false
        }
        skipWhiteSpace()
        return true
    }

    /// basic-expr: parentheses, a comparison, or a test.
    private mutating func parseBasic() throws(JSONPathSyntaxError) -> Condition {
        if skip("!") {
            skipWhiteSpace()
            if current == "(" { return .not(try parseParentheses()) }
            let start = position
            let term = try parseTerm()
            if try parseComparison() != nil {
                throw fault("'!' before a comparison needs parentheses: !(…)", at: start)
            }
            return .not(try test(term, at: start))
        }
        if current == "(" { return try parseParentheses() }
        let start = position
        let left = try parseTerm()
        guard let comparison = try parseComparison() else { return try test(left, at: start) }
        let leftOperand = try operand(left, at: start)
        skipWhiteSpace()
        let rightStart = position
        let right = try parseTerm()
        return .comparison(leftOperand, comparison, try operand(right, at: rightStart))
    }

    private mutating func parseParentheses() throws(JSONPathSyntaxError) -> Condition {
        let start = position
        position += 1
        skipWhiteSpace()
        let condition = try nested { (parser) throws(JSONPathSyntaxError) in try parser.parseCondition() }
        skipWhiteSpace()
        if current == nil { throw fault("'(' is never closed", at: start) }
        guard skip(")") else { throw fault("expected ')', '&&' or '||', found \(found)") }
        return condition
    }

    /// A comparison operator, possibly after white space; nil without having moved.
    private mutating func parseComparison() throws(JSONPathSyntaxError) -> Comparison? {
        let start = position
        skipWhiteSpace()
        for comparison in Comparison.allCases
        where scalars[position...].starts(with: comparison.rawValue.unicodeScalars) {
            position += comparison.rawValue.unicodeScalars.count
            return comparison
        }
        if current == "=" {
            let isRegularExpression = peek(1) == "~"
            throw fault(isRegularExpression ? "RFC 9535 has no '=~'; write match(…) or search(…)" : "equality is '=='")
        }
        position = start
        return nil
    }

    /// A term as a condition of its own.
    private func test(_ term: Term, at start: Int) throws(JSONPathSyntaxError) -> Condition {
        switch term {
        case .query(let query): return .exists(query)
        case .logical(let call): return .match(call)
        case .value(.literal): throw fault("a literal is no condition; compare it with something", at: start)
        case .value: throw fault("this function has a value; compare it with something", at: start)
        }
    }

    /// A term as one side of a comparison.
    func operand(_ term: Term, at start: Int) throws(JSONPathSyntaxError) -> Operand {
        switch term {
        case .value(let operand): return operand
        case .query(let query) where query.isSingular: return .singular(query)
        case .query:
            throw fault("this query can find several nodes; only names and indexes can be compared", at: start)
        case .logical: throw fault("match and search are true or false already; they are not compared", at: start)
        }
    }
}
