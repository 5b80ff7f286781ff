import Journeys

/// Everything that is wrong in one file, collected instead of stopping at the first.
final class Findings {
    /// One file has no more than these; what comes after them is rarely of its own making.
    static let maximum = 100

    let source: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(source: SourceText) { self.source = source }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    func location(of node: YAMLNode) -> SourceLocation {
        SourceLocation(file: source.file, line: node.line, column: node.column)
    }

    /// The caret underlines the value.
    func error(_ node: YAMLNode, _ message: String, hint: String? = nil) {
        let place = visiblePlace(of: node)
        report(.error, line: place.line, column: place.column, width: place.width, message, hint: hint)
    }

    func warning(_ node: YAMLNode, _ message: String, hint: String? = nil) {
        let place = visiblePlace(of: node)
        report(.warning, line: place.line, column: place.column, width: place.width, message, hint: hint)
    }

    /// The caret underlines a part of a text, given in Unicode scalars; the start of the text where it cannot be followed.
    func error(_ node: YAMLNode, at offset: Int, width: Int = 1, _ message: String, hint: String? = nil) {
        let placement = ScalarPlacement(of: node, in: source)
        guard let start = placement.position(at: offset) else { return error(node, message, hint: hint) }
        let end = placement.position(at: offset + width)
        let shown = end.map { $0.line == start.line ? $0.column - start.column : 1 } ?? 1
        report(.error, line: start.line, column: start.column, width: max(shown, 1), message, hint: hint)
    }

    /// For values that may be secrets: the line is not shown.
    func errorWithoutLine(_ node: YAMLNode, _ message: String, hint: String? = nil) {
        append(Diagnostic(.error, at: location(of: node), message, hint: hint))
    }

    func warningWithoutLine(_ node: YAMLNode, _ message: String, hint: String? = nil) {
        append(Diagnostic(.warning, at: location(of: node), message, hint: hint))
    }

    func report(
        _ severity: Diagnostic.Severity, line: Int, column: Int, width: Int = 1, _ message: String, hint: String? = nil
    ) {
        append(
            Diagnostic(
                severity, at: SourceLocation(file: source.file, line: line, column: column), message, hint: hint,
                line: source.shownLine(line), width: width))
    }

    func add(_ diagnostic: Diagnostic) { append(diagnostic) }

    private func append(_ diagnostic: Diagnostic) {
        guard diagnostics.count < Self.maximum else { return }
        diagnostics.append(diagnostic)
    }

    private func visiblePlace(of node: YAMLNode) -> (line: Int, column: Int, width: Int) {
        guard case .text(let text, let style) = node.content, style != .literal, style != .folded else {
            return (node.line, node.column, 1)
        }
        let placement = ScalarPlacement(of: node, in: source)
        let count = text.unicodeScalars.count
        guard count > 0, let last = placement.position(at: count), last.line == node.line else {
            return (node.line, node.column, 1)
        }
        let closing = style == .plain ? 0 : 1
        return (node.line, node.column, max(last.column - node.column + closing, 1))
    }
}
