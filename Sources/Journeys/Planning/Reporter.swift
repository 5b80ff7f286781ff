/// Makes diagnostics that show the line they are about.
struct Reporter {
    let text: SourceText

    func error(at location: SourceLocation, width: Int = 1, _ message: String, hint: String? = nil) -> Diagnostic {
        make(.error, location, width, message, hint)
    }

    func warning(at location: SourceLocation, width: Int = 1, _ message: String, hint: String? = nil) -> Diagnostic {
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
        _ severity: Diagnostic.Severity, _ location: SourceLocation, _ width: Int, _ message: String, _ hint: String?
    ) -> Diagnostic {
        Diagnostic(severity, at: location, message, hint: hint, line: text.line(location.line), width: width)
    }
}
