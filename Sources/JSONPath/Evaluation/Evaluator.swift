/// One query over one document.
///
/// Everything that costs time is charged to one account, so that a small query over a large document, a nested filter
/// and a comparison of large values all end at the same limit.
struct Evaluator {
    struct Found {
        var value: JSON
        var location: Location
    }

    static let maximumDepth = 1_024

    let document: JSON
    let matcher: any RegularExpressionMatcher
    let visitLimit: Int
    /// False inside filters and where nobody asks for paths: then locations stay at the root.
    var keepsLocations: Bool
    var visits = 0
    /// Translated I-Regexps; nil for texts that are none.
    var patterns: [ExactText: String?] = [:]

    init(document: JSON, matcher: any RegularExpressionMatcher, visitLimit: Int, keepsLocations: Bool) {
        self.document = document
        self.matcher = matcher
        self.visitLimit = visitLimit
        self.keepsLocations = keepsLocations
    }

    mutating func charge(_ cost: Int = 1) throws(JSONPathLimitExceeded) {
        visits += cost
        if visits > visitLimit { throw .visits(limit: visitLimit) }
    }

    mutating func evaluateWhole(_ query: Query) throws(JSONPathLimitExceeded) -> [Found] {
        try evaluate(query, at: document)
    }

    /// The nodelist of a query whose `@` is `current`.
    mutating func evaluate(_ query: Query, at current: JSON) throws(JSONPathLimitExceeded) -> [Found] {
        let root =
            switch query.root {
            case .document: document
            case .current: current
            }
        var nodes = [Found(value: root, location: .root)]
        for segment in query.segments {
            var selected: [Found] = []
            for node in nodes {
                switch segment.reach {
                case .children: try select(segment.selectors, from: node, into: &selected)
                case .descendants: try selectBelow(segment.selectors, from: node, into: &selected)
                }
            }
            nodes = selected
        }
        return nodes
    }

    /// The node itself and everything below it, parents first. A list of its own instead of recursion, so that nested
    /// filters cannot multiply the depth of the stack.
    private mutating func selectBelow(
        _ selectors: [Selector], from node: Found, into selected: inout [Found]
    ) throws(JSONPathLimitExceeded) {
        var waiting = [(node: node, depth: 0)]
        while let (node, depth) = waiting.popLast() {
            if depth > Self.maximumDepth { throw .depth(limit: Self.maximumDepth) }
            try select(selectors, from: node, into: &selected)
            var children: [Found] = []
            try selectAll(from: node, into: &children)
            for child in children.reversed() { waiting.append((child, depth + 1)) }
        }
    }

    private mutating func select(
        _ selectors: [Selector], from node: Found, into selected: inout [Found]
    ) throws(JSONPathLimitExceeded) {
        for selector in selectors {
            try charge()
            switch selector {
            case .name(let name):
                guard let value = node.value[name] else { continue }
                selected.append(member(name, value, of: node))
            case .index(let index):
                guard case .array(let elements) = node.value else { continue }
                let place = index < 0 ? elements.count + index : index
                guard elements.indices.contains(place) else { continue }
                selected.append(element(place, elements[place], of: node))
            case .slice(let slice):
                guard case .array(let elements) = node.value else { continue }
                for place in slice.indexes(count: elements.count) {
                    try charge()
                    selected.append(element(place, elements[place], of: node))
                }
            case .wildcard: try selectAll(from: node, into: &selected)
            case .filter(let condition):
                var children: [Found] = []
                try selectAll(from: node, into: &children)
                for child in children where try holds(condition, for: child.value) { selected.append(child) }
            }
        }
    }

    private mutating func selectAll(from node: Found, into selected: inout [Found]) throws(JSONPathLimitExceeded) {
        switch node.value {
        case .array(let elements):
            try charge(elements.count)
            for (place, value) in elements.enumerated() { selected.append(element(place, value, of: node)) }
        case .object(let object):
            try charge(object.count)
            for child in object.members { selected.append(member(child.name, child.value, of: node)) }
        case .null, .bool, .number, .string: break
        }
    }

    private func member(_ name: String, _ value: JSON, of parent: Found) -> Found {
        Found(value: value, location: keepsLocations ? .member(parent: parent.location, name: name) : .root)
    }

    private func element(_ index: Int, _ value: JSON, of parent: Found) -> Found {
        Found(value: value, location: keepsLocations ? .element(parent: parent.location, index: index) : .root)
    }
}
