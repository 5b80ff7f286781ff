import Journeys

/// Single values with their traps.
enum Values {
    static let maximumLength = 64 * 1024

    /// - Parameter warnsOfComment: not where the text is parsed further, and a cut shows there.
    static func text(
        _ node: YAMLNode, of key: String, _ findings: Findings, warnsOfComment: Bool = true
    ) -> String? {
        if ValueTrap.reportUnquotedTemplate(node, findings) { return nil }
        guard let text = node.text, !node.isEmpty else {
            findings.error(
                node, "expected a text for '\(key)', found \(node.typeName)", hint: ValueTrap.hint(for: node, findings))
            return nil
        }
        guard text.utf8.count <= maximumLength else {
            findings.error(node, "the text of '\(key)' is longer than \(maximumLength) bytes")
            return nil
        }
        if warnsOfComment { ValueTrap.warnOfComment(after: node, findings) }
        return text
    }

    static func template(_ node: YAMLNode, of key: String, _ findings: Findings) -> Template? {
        guard let text = text(node, of: key, findings) else { return nil }
        do {
            return try Template(text, at: findings.location(of: node))
        } catch {
            findings.error(node, at: error.offset, width: 2, error.message, hint: Words.templateHint)
            return nil
        }
    }

    static func name(_ node: YAMLNode, of key: String, _ findings: Findings) -> String? {
        guard let text = text(node, of: key, findings) else { return nil }
        guard Name.isValid(text) else {
            findings.error(node, "'\(Words.short(text))' cannot be a name", hint: Words.nameHint)
            return nil
        }
        return text
    }

    static func flag(_ node: YAMLNode, of key: String, _ findings: Findings) -> Bool? {
        guard let text = text(node, of: key, findings) else { return nil }
        switch text.lowercased() {
        case "on", "true", "yes": return true
        case "off", "false", "no": return false
        default:
            findings.error(node, "'\(key)' is on or off, not '\(Words.short(text))'")
            return nil
        }
    }

    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: YAMLNode, of key: String, _ type: Choice.Type, _ findings: Findings
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(node, of: key, findings) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        findings.error(
            node, "'\(key)' cannot be '\(Words.short(text))'",
            hint: Words.suggestion(for: text, among: all) ?? "it is one of: \(all.joined(separator: ", "))")
        return nil
    }
}
