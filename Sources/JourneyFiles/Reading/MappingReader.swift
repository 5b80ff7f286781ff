import Journeys

/// Reads a map whose keys are known. Every wrong key and value is reported, and the rest is read on.
struct MappingReader {
    let node: YAMLNode
    let findings: Findings
    private let entries: [String: YAMLNode.Entry]
    let keys: [String]

    /// - Parameters:
    ///   - allowed: all keys that may stand there; others are reported with the nearest, or with the list. Absent: any name.
    ///   - subject: what the map describes, for messages: `a channel`.
    init?(_ node: YAMLNode, allowed: [String]?, subject: String, _ findings: Findings) {
        guard case .map(let entries) = node.content else {
            findings.error(
                node, "expected \(subject) as 'key: value' lines, found \(node.typeName)",
                hint: ValueTrap.hint(for: node, findings))
            return nil
        }
        self.node = node
        self.findings = findings
        var known: [String: YAMLNode.Entry] = [:]
        var keys: [String] = []
        if ValueTrap.reportUnquotedTemplate(node, findings) { return nil }
        for entry in entries {
            guard case .text = entry.keyNode.content else {
                findings.error(entry.keyNode, "a key is a word, and this is \(entry.keyNode.typeName)")
                continue
            }
            if let allowed, !allowed.contains(entry.key) {
                Self.reportUnknown(entry, allowed: allowed, subject: subject, findings)
                continue
            }
            // The YAML library compares `a` and `"a"` by more than their letters.
            guard known[entry.key] == nil else {
                findings.error(entry.keyNode, "'\(entry.key)' stands here twice")
                continue
            }
            known[entry.key] = entry
            keys.append(entry.key)
        }
        self.entries = known
        self.keys = keys
    }

    static func reportUnknown(_ entry: YAMLNode.Entry, allowed: [String], subject: String, _ findings: Findings) {
        let hint =
            Words.suggestion(for: entry.key, among: allowed) ?? "allowed here: \(allowed.joined(separator: ", "))"
        findings.error(entry.keyNode, "unknown key '\(Words.short(entry.key))' in \(subject)", hint: hint)
    }

    /// The value of a key; a key without one is reported and counts as absent.
    func value(_ key: String) -> YAMLNode? {
        guard let entry = entries[key] else { return nil }
        if entry.value.isEmpty {
            findings.error(
                entry.keyNode, "'\(key)' has no value",
                hint: ValueTrap.emptyHint(for: entry, findings) ?? Words.example(of: key))
            return nil
        }
        return entry.value
    }

    func has(_ key: String) -> Bool { entries[key] != nil }

    /// The value of a key without any report.
    func entryValue(_ key: String) -> YAMLNode? { entries[key]?.value }

    func key(_ key: String) -> YAMLNode? { entries[key]?.keyNode }

    func required(_ key: String, because reason: String? = nil) -> YAMLNode? {
        guard entries[key] != nil else {
            findings.report(
                .error, line: node.line, column: node.column, "'\(key)' is missing", hint: reason)
            return nil
        }
        return value(key)
    }
}
