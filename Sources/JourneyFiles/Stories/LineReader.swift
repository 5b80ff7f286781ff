import Journeys

/// Lists of expectations, and captures, with the traps of YAML in front of their grammar.
struct LineReader {
    static let maximumLines = 200

    let findings: Findings
    let surface: Surface

    func expectations(_ reader: MappingReader, _ key: String) -> [Expectation] {
        guard reader.has(key), let elements = reader.list(key) else { return [] }
        if elements.isEmpty, let node = reader.key(key) { findings.error(node, "'\(key)' has no entry") }
        guard elements.count <= Self.maximumLines else {
            findings.error(elements[Self.maximumLines], "more than \(Self.maximumLines) entries")
            return []
        }
        let isFlow = reader.entryValue(key).map { ValueTrap.isFlow($0, findings) } ?? false
        return elements.compactMap { node in
            parse(node, key, isInFlow: isFlow) { text, location throws(ExpectationSyntaxError) in
                try ExpectationParser.expectation(text, at: location, on: surface)
            }
        }
    }

    /// A single line, not a list.
    func expectation(_ reader: MappingReader, _ key: String) -> Expectation? {
        reader.value(key).flatMap { node in
            parse(node, key, isInFlow: false) { text, location throws(ExpectationSyntaxError) in
                try ExpectationParser.expectation(text, at: location, on: surface)
            }
        }
    }

    func captures(_ reader: MappingReader, _ key: String) -> [Capture] {
        guard reader.has(key), let map = reader.map(key, subject: "captures") else { return [] }
        return map.keys.compactMap { name in
            guard let keyNode = map.key(name), Values.name(keyNode, of: key, findings) != nil,
                let node = map.value(name)
            else {
                return nil
            }
            return capture(node, named: name)
        }
    }

    func owner(_ reader: MappingReader) -> Capture? {
        reader.value("owner").flatMap { capture($0, named: "owner") }
    }

    func prompt(_ node: YAMLNode) -> Expectation? {
        parse(node, "prompt", isInFlow: false) { text, location throws(ExpectationSyntaxError) in
            try ExpectationParser.promptPredicate(text, at: location)
        }
    }

    func capture(_ node: YAMLNode, named name: String) -> Capture? {
        parse(node, name, isInFlow: false) { text, location throws(ExpectationSyntaxError) in
            try ExpectationParser.capture(text, named: name, at: location, on: surface)
        }
    }

    private func parse<Line>(
        _ node: YAMLNode, _ key: String, isInFlow: Bool,
        _ body: (String, SourceLocation) throws(ExpectationSyntaxError) -> Line
    ) -> Line? {
        guard let text = Values.text(node, of: key, findings, warnsOfComment: false) else { return nil }
        do {
            let line = try body(text, findings.location(of: node))
            ValueTrap.warnOfComment(after: node, findings)
            return line
        } catch {
            // What YAML did to the line before is the likelier mistake than what is left of it.
            var hint = error.hint
            if ValueTrap.cut(after: node, findings) != nil {
                hint = "' #' starts a comment in YAML and cut this line; put the whole line in single quotes: '…'"
            } else if isInFlow, error.message.hasSuffix("is not closed"), case .text(_, .plain) = node.content {
                hint = "inside of [ … ] a comma ends the entry; put each one in single quotes: '…'"
            }
            findings.error(node, at: error.offset, width: error.width, error.message, hint: hint)
            return nil
        }
    }
}
