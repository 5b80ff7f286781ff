/// Makes diagnostics that show the line they are about.
struct Reporter {
    let text: SourceText

    func error(at location: SourceLocation, width: Int? = nil, _ message: String, hint: String? = nil) -> Diagnostic {
        make(.error, location, width, message, hint)
    }

    func warning(at location: SourceLocation, width: Int? = nil, _ message: String, hint: String? = nil) -> Diagnostic {
        make(.warning, location, width, message, hint)
    }

    /// `did you mean 'x'?`, or the list, or that there is none.
    static func hint(for name: String, among known: [String], none: String) -> String {
        if let nearest = Name.nearest(to: name, among: known) { return "did you mean '\(nearest)'?" }
        guard !known.isEmpty else { return none }
        let shown = known.sorted().prefix(12).joined(separator: ", ")
        return "there is: \(shown)\(known.count > 12 ? ", …" : "")"
    }

    private func make(
        _ severity: Diagnostic.Severity, _ location: SourceLocation, _ width: Int?, _ message: String, _ hint: String?
    ) -> Diagnostic {
        Diagnostic(
            severity, at: location, message, hint: hint, line: text.shownLine(location.line),
            width: width ?? self.width(at: location))
    }

    /// The word or the quoted text that stands there.
    private func width(at location: SourceLocation) -> Int {
        guard text.lines.indices.contains(location.line - 1) else { return 1 }
        let rest = text.lines[location.line - 1].dropFirst(max(location.column - 1, 0))
        guard let first = rest.first else { return 1 }
        if first == "\"" || first == "'" {
            return rest.dropFirst().firstIndex(of: first).map { $0 - rest.startIndex + 1 } ?? 1
        }
        return max(
            rest.prefix { $0.properties.isAlphabetic || $0 == "_" || $0 == "-" || ("0"..."9").contains($0) }.count, 1)
    }
}
