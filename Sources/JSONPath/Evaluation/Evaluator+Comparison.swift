extension Evaluator {
    /// RFC 9535 section 2.3.5.2.2. Nil is Nothing: equal to Nothing only, and neither smaller nor larger.
    mutating func compare(
        _ left: JSON?, _ comparison: Comparison, _ right: JSON?
    ) throws(JSONPathLimitExceeded) -> Bool {
        switch comparison {
        case .equal: try areEqual(left, right)
        case .notEqual: try !areEqual(left, right)
        case .less: try isLess(left, right)
        case .greater: try isLess(right, left)
        // Not `||`: its autoclosure would widen the type of the error.
        case .lessOrEqual: try isLess(left, right) ? true : areEqual(left, right)
        case .greaterOrEqual: try isLess(right, left) ? true : areEqual(left, right)
        }
    }

    private mutating func areEqual(_ left: JSON?, _ right: JSON?) throws(JSONPathLimitExceeded) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return try areEqual(left, right, depth: 0)
    }

    private mutating func isLess(_ left: JSON?, _ right: JSON?) throws(JSONPathLimitExceeded) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): return left < right
        case (.string(let left), .string(let right)):
            try charge(readingCost(left))
            return left.precedesInScalars(right)
        default: return false
        }
    }

    /// The equality of ``JSON``, with every compared value charged.
    private mutating func areEqual(_ left: JSON, _ right: JSON, depth: Int) throws(JSONPathLimitExceeded) -> Bool {
        if depth > Self.maximumDepth { throw .depth(limit: Self.maximumDepth) }
        try charge()
        switch (left, right) {
        case (.string(let left), .string(let right)):
            try charge(readingCost(left))
            return left.hasSameScalars(as: right)
        case (.array(let left), .array(let right)):
            if left.count != right.count { return false }
            for (left, right) in zip(left, right) where try !areEqual(left, right, depth: depth + 1) { return false }
            return true
        case (.object(let left), .object(let right)):
            if left.count != right.count { return false }
            for member in left.members {
                guard let other = right[member.name] else { return false }
                if try !areEqual(member.value, other, depth: depth + 1) { return false }
            }
            return true
        default: return left == right
        }
    }
}
