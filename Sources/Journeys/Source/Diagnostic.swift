/// Something the user can act on: where, what, and how to fix it. It never holds the value of a secret.
package struct Diagnostic: Hashable, Sendable, Error {
    package enum Severity: String, Sendable { case error, warning }

    package var severity: Severity
    /// Absent where no file is at fault (an empty folder, an unwritable output).
    package var location: SourceLocation?
    /// What is wrong, as half a sentence in lower case: `unknown step 'htpp'`.
    package var message: String
    /// What to do about it: `did you mean 'http'?`.
    package var hint: String?
    /// The whole source line, for the caret.
    package var line: String?
    /// How many characters the caret underlines; at least 1.
    package var width: Int

    package init(
        _ severity: Severity = .error, at location: SourceLocation? = nil, _ message: String, hint: String? = nil,
        line: String? = nil, width: Int = 1
    ) {
        self.severity = severity
        self.location = location
        self.message = Self.visible(message)
        self.hint = hint.map(Self.visible)
        self.line = line.map(Self.visible)
        self.width = width
    }
}

extension Diagnostic {
    /// Files come from elsewhere: what steers a terminal, or turns the direction of writing, becomes a mark of the same width.
    private static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSteering) else { return text }
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(isSteering(scalar) ? "\u{FFFD}" : scalar) }
        return String(view)
    }

    private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9: false
        case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069: true
        default: false
        }
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The form printed to people:
    ///
    ///     probes/clinic.yaml:14:7: error: unknown step 'htpp'
    ///     14 |     - htpp: https://clinic.example/book
    ///        |       ^^^^ did you mean 'http'?
    package var description: String {
        guard let location else {
            return "\(severity.rawValue): \(message)" + (hint.map { "\n  \($0)" } ?? "")
        }
        let head = "\(location.file):\(location.line):\(location.column): \(severity.rawValue): \(message)"
        guard let line else { return head + (hint.map { "\n  \($0)" } ?? "") }
        let number = String(location.line)
        let shown = String(line.prefix(200).map { $0 == "\t" ? " " : $0 })
        let margin = String(repeating: " ", count: number.count)
        let indent = String(repeating: " ", count: min(max(location.column - 1, 0), 200))
        let caret = String(repeating: "^", count: min(max(width, 1), 80))
        return "\(head)\n\(number) | \(shown)\n\(margin) | \(indent)\(caret)\(hint.map { " " + $0 } ?? "")"
    }
}
