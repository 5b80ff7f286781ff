import Journeys

/// What a request sends: `json`, `form`, `multipart` or `body`.
struct BodyReader {
    static let keys = ["json", "form", "multipart", "body"]

    private static let otherReading = [
        "yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false",
    ]

    let findings: Findings

    func body(_ reader: MappingReader) -> RequestStep.Body {
        let present = Self.keys.filter(reader.has)
        if present.count > 1, let node = reader.key(present[1]) {
            findings.error(node, "a request has one body, and this one has '\(present[0])' and '\(present[1])'")
        }
        switch present.first {
        case "json": return reader.entryValue("json").flatMap(json).map(RequestStep.Body.json) ?? .none
        case "form": return .form(NamedReader(findings: findings).fields(reader, "form", subject: "form fields"))
        case "multipart": return .multipart(multipart(reader))
        case "body": return reader.template("body").map(RequestStep.Body.text) ?? .none
        default: return .none
        }
    }

    /// YAML's plain `true`, `null` and numbers are those of JSON; everything in quotes is a text.
    private func json(_ node: YAMLNode) -> JSONTemplate? {
        if ValueTrap.reportUnquotedTemplate(node, findings) { return nil }
        switch node.content {
        case .text(let text, let style): return scalar(text, style, node)
        case .list(let elements): return .array(elements.compactMap(json))
        case .map(let entries):
            return .object(
                entries.compactMap { entry in
                    guard entry.keyNode.text != nil else {
                        findings.error(entry.keyNode, "a key is a word, and this is \(entry.keyNode.typeName)")
                        return nil
                    }
                    return json(entry.value).map { JSONTemplate.Member(name: entry.key, value: $0) }
                })
        }
    }

    private func scalar(_ text: String, _ style: YAMLNode.Style, _ node: YAMLNode) -> JSONTemplate? {
        if style == .plain {
            switch text {
            case "", "~", "null": return .null
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            case _ where Self.otherReading[text.lowercased()] != nil || text.lowercased() == "null":
                let other = Self.otherReading[text.lowercased()] ?? "null"
                findings.error(
                    node, "'\(text)' is a text for some readers of YAML and \(other) for others",
                    hint: "write \"\(text)\" for the text, or \(other)")
                return nil
            case _ where JSONNumber.isValid(text): return .number(text)
            default: break
            }
        }
        if text.isEmpty { return .text(Template(literal: "", at: findings.location(of: node))) }
        return Values.template(node, of: "json", findings).map(JSONTemplate.text)
    }

    private func multipart(_ reader: MappingReader) -> [MultipartField] {
        guard let map = reader.map("multipart", subject: "fields") else { return [] }
        return map.keys.compactMap { name in
            guard let node = map.entryValue(name) else { return nil }
            guard case .map(let entries) = node.content, entries.contains(where: { $0.keyNode.text != nil }) else {
                return Values.template(node, of: name, findings).map { MultipartField(name: name, content: .text($0)) }
            }
            guard let file = MappingReader(node, allowed: ["file", "type"], subject: "a file field", findings),
                file.required("file") != nil, let path = file.text("file")
            else { return nil }
            return MultipartField(name: name, content: .file(path: path, type: file.text("type")))
        }
    }
}
