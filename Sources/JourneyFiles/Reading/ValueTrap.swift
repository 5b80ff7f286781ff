import Journeys

/// Values that YAML read in another way than they were meant.
enum ValueTrap {
    /// `open: {{base}}` is, to YAML, a map with a map as its key.
    ///
    /// - Returns: whether it was one, and was reported.
    static func reportUnquotedTemplate(_ node: YAMLNode, _ findings: Findings) -> Bool {
        guard isUnquotedTemplate(node, findings) else { return false }
        let line = findings.source.lines[node.line - 1]
        var end = node.column - 1
        while end < line.count, line[end] != "}" { end += 1 }
        while end < line.count, line[end] == "}" { end += 1 }
        let written = string(line[(node.column - 1)..<end])
        findings.report(
            .error, line: node.line, column: node.column, width: max(end - node.column + 1, 1),
            "a value that starts with '{{' needs quotes", hint: "write \"\(Words.short(written))\"")
        return true
    }

    /// Why something is a map or a list that was meant as a text.
    static func hint(for node: YAMLNode, _ findings: Findings) -> String? {
        switch node.content {
        case .map(let entries):
            guard let entry = entries.first, entries.count == 1, entry.keyNode.text != nil else { return nil }
            guard isBlock(node, findings) else { return "text with { } in it stands in quotes" }
            let line = findings.source.lines[node.line - 1]
            let written = string(line[min(node.column - 1, line.count)...])
            return "': ' makes a map of it; put the whole text in single quotes: '\(Words.short(written))'"
        case .list: return isFlow(node, findings) ? "text with [ ] in it stands in quotes" : nil
        case .text: return nil
        }
    }

    /// Why nothing stands behind a key.
    static func emptyHint(for entry: YAMLNode.Entry, _ findings: Findings) -> String? {
        guard findings.source.lines.indices.contains(entry.keyNode.line - 1) else { return nil }
        let line = findings.source.lines[entry.keyNode.line - 1]
        guard let hash = commentStart(in: line, from: entry.keyNode.column - 1) else { return nil }
        return "'#' starts a comment; write \"\(Words.short(string(line[hash...])))\""
    }

    /// `say: Ticket #5`: what follows the `#` is not sent.
    static func warnOfComment(after node: YAMLNode, _ findings: Findings) {
        guard let hash = cut(after: node, findings), hash + 1 < findings.source.lines[node.line - 1].count else {
            return
        }
        let line = findings.source.lines[node.line - 1]
        // A comment has a space after its sign; what has none was probably meant.
        guard line[hash + 1] != " ", line[hash + 1] != "#" else { return }
        findings.report(
            .warning, line: node.line, column: hash + 1, width: line.count - hash,
            "' #' starts a comment, so this is no part of the value",
            hint: "put the whole value in quotes if it should be")
    }

    /// The index of the `#` that cut a plain value short, if one did.
    static func cut(after node: YAMLNode, _ findings: Findings) -> Int? {
        guard case .text(let text, .plain) = node.content, !text.isEmpty,
            findings.source.lines.indices.contains(node.line - 1), findings.source.lines[node.line - 1].contains("#")
        else { return nil }
        let placement = ScalarPlacement(of: node, in: findings.source)
        guard let end = placement.position(at: text.unicodeScalars.count), end.line == node.line else { return nil }
        return commentStart(in: findings.source.lines[node.line - 1], from: end.column - 1)
    }

    /// Whether a list is written as `[ … ]`.
    static func isFlow(_ node: YAMLNode, _ findings: Findings) -> Bool { first(of: node, findings) == "[" }

    private static func isBlock(_ node: YAMLNode, _ findings: Findings) -> Bool { first(of: node, findings) != "{" }

    private static func isUnquotedTemplate(_ node: YAMLNode, _ findings: Findings) -> Bool {
        guard case .map(let entries) = node.content, let key = entries.first?.keyNode, case .map = key.content else {
            return false
        }
        return first(of: node, findings) == "{"
    }

    private static func first(of node: YAMLNode, _ findings: Findings) -> Unicode.Scalar? {
        let lines = findings.source.lines
        guard lines.indices.contains(node.line - 1), lines[node.line - 1].indices.contains(node.column - 1) else {
            return nil
        }
        return lines[node.line - 1][node.column - 1]
    }

    private static func commentStart(in line: [Unicode.Scalar], from start: Int) -> Int? {
        line.indices.first { $0 >= max(start, 1) && line[$0] == "#" && (line[$0 - 1] == " " || line[$0 - 1] == "\t") }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
