import Journeys

/// What only guards have: `compare:` and `injections:`.
struct GuardReader {
    let findings: Findings

    func comparison(_ node: YAMLNode) -> Comparison? {
        let keys = ["known", "unknown", "by", "tries"]
        guard let reader = MappingReader(node, allowed: keys, subject: "compare:", findings),
            reader.required("known", because: "values for somebody whom the service knows") != nil,
            reader.required("unknown", because: "the same names for somebody whom it does not know") != nil,
            let known = values(reader, "known"), let unknown = values(reader, "unknown")
        else { return nil }
        for (name, other, key)
            in (known.keys.map { ($0, unknown, "unknown") } + unknown.keys.map { ($0, known, "known") })
            .sorted(by: { $0.0 < $1.0 }) where other[name] == nil
        {
            if let place = reader.key(key) {
                findings.error(place, "'\(name)' has no value in '\(key)'", hint: "both sides have the same names")
            }
        }
        var comparison = Comparison(known: known, unknown: unknown, location: findings.location(of: node))
        if reader.has("by"), let words = reader.texts("by") {
            comparison.aspects = Set(
                words.compactMap { Values.choice($0.node, of: "by", Comparison.Aspect.self, findings) })
        }
        comparison.tries = reader.integer("tries", in: 2...20) ?? comparison.tries
        return comparison
    }

    private func values(_ reader: MappingReader, _ key: String) -> [String: Template]? {
        guard let map = reader.map(key, subject: key) else { return nil }
        var values: [String: Template] = [:]
        for name in map.keys {
            guard let keyNode = map.key(name), Values.name(keyNode, of: key, findings) != nil else { continue }
            values[name] = map.template(name)
        }
        return values
    }

    /// `injections: all`, or a list of groups; with `canaries:`.
    func injections(_ reader: MappingReader) -> Injections? {
        guard let node = reader.value("injections") else {
            if let key = reader.key("canaries") { findings.error(key, "'canaries' goes with 'injections'") }
            return nil
        }
        var groups: Set<Injections.Group> = []
        if node.text == "all" {
            groups = Set(Injections.Group.allCases)
        } else if case .list(let elements) = node.content {
            groups = Set(elements.compactMap { Values.choice($0, of: "injections", Injections.Group.self, findings) })
            if elements.isEmpty { findings.error(node, "at least one group is needed", hint: "or write all") }
        } else if let group = Values.choice(node, of: "injections", Injections.Group.self, findings) {
            groups = [group]
        }
        let canaries = (reader.has("canaries") ? reader.list("canaries") : nil) ?? []
        return Injections(
            groups: groups, canaries: canaries.compactMap { Values.template($0, of: "canaries", findings) })
    }
}
