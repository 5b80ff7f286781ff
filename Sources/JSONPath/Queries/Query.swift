/// The parsed form of a query, after RFC 9535 section 2; everything in it is well-typed.
struct Query: Sendable {
    enum Root: Sendable {
        /// `$`
        case document
        /// `@`
        case current
    }

    var root: Root
    var segments: [Segment]

    /// At most one node, because every segment is a single name or index of a child.
    var isSingular: Bool {
        segments.allSatisfy { segment in
            guard segment.reach == .children, segment.selectors.count == 1 else { return false }
            switch segment.selectors[0] {
            case .name, .index: return true
            case .wildcard, .slice, .filter: return false
            }
        }
    }
}

struct Segment: Sendable {
    enum Reach: Sendable {
        case children
        case descendants
    }

    var reach: Reach
    var selectors: [Selector]
}

enum Selector: Sendable {
    case name(String)
    case wildcard
    case index(Int)
    case slice(Slice)
    case filter(Condition)
}

/// What stands after `?` (logical-expr).
indirect enum Condition: Sendable {
    case any([Condition])
    case all([Condition])
    case not(Condition)
    /// The query finds at least one node.
    case exists(Query)
    case comparison(Operand, Comparison, Operand)
    case match(MatchCall)
}

enum Comparison: String, Sendable, CaseIterable {
    // Longer ones first: the parser takes the first that fits.
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
}

/// Something with a value, or with Nothing (ValueType).
indirect enum Operand: Sendable {
    case literal(JSON)
    /// A singular query.
    case singular(Query)
    case length(Operand)
    case count(Query)
    case value(Query)
}

/// `match` or `search`.
struct MatchCall: Sendable {
    var text: Operand
    var pattern: Operand
    /// `match`: the whole text.
    var whole: Bool
}
