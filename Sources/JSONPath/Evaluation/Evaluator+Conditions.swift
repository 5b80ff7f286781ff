extension Evaluator {
    mutating func holds(_ condition: Condition, for current: JSON) throws(JSONPathLimitExceeded) -> Bool {
        switch condition {
        case .any(let branches):
            for branch in branches where try holds(branch, for: current) { return true }
            return false
        case .all(let parts):
            for part in parts where try !holds(part, for: current) { return false }
            return true
        case .not(let part): return try !holds(part, for: current)
        case .exists(let query): return try !inner(query, at: current).isEmpty
        case .comparison(let left, let comparison, let right):
            let leftValue = try value(of: left, for: current)
            let rightValue = try value(of: right, for: current)
            return try compare(leftValue, comparison, rightValue)
        case .match(let call): return try matches(call, for: current)
        }
    }

    /// A query inside a filter: nobody sees its paths.
    private mutating func inner(_ query: Query, at current: JSON) throws(JSONPathLimitExceeded) -> [Found] {
        let kept = keepsLocations
        keepsLocations = false
        let nodes = try evaluate(query, at: current)
        keepsLocations = kept
        return nodes
    }

    /// Nil is Nothing (RFC 9535 section 2.4.1).
    private mutating func value(of operand: Operand, for current: JSON) throws(JSONPathLimitExceeded) -> JSON? {
        switch operand {
        case .literal(let value): return value
        case .singular(let query): return try inner(query, at: current).first?.value
        case .count(let query): return .number(JSON.Number(try inner(query, at: current).count))
        case .value(let query):
            let nodes = try inner(query, at: current)
            return nodes.count == 1 ? nodes[0].value : nil
        case .length(let argument):
            switch try value(of: argument, for: current) {
            case .string(let text):
                try chargeReading(text)
                return .number(JSON.Number(text.unicodeScalars.count))
            case .array(let elements): return .number(JSON.Number(elements.count))
            case .object(let object): return .number(JSON.Number(object.count))
            case .null, .bool, .number, nil: return nil
            }
        }
    }

    private mutating func matches(_ call: MatchCall, for current: JSON) throws(JSONPathLimitExceeded) -> Bool {
        guard case .string(let text) = try value(of: call.text, for: current),
            case .string(let source) = try value(of: call.pattern, for: current)
        else { return false }
        try chargeReading(text)
        guard let pattern = try translation(of: source) else { return false }
        guard let matched = matcher.matches(pattern, text, whole: call.whole) else {
            throw .regularExpression(source)
        }
        return matched
    }

    private mutating func translation(of source: String) throws(JSONPathLimitExceeded) -> String? {
        let key = ExactText(text: source)
        if let known = patterns[key] { return known }
        try charge(1 + source.utf8.count)
        let pattern = try? InteroperableExpression(source).pattern
        patterns[key] = .some(pattern)
        return pattern
    }

    /// Long texts cost more than one visit.
    func readingCost(_ text: String) -> Int { text.utf8.count / 256 }

    private mutating func chargeReading(_ text: String) throws(JSONPathLimitExceeded) {
        try charge(1 + readingCost(text))
    }
}
