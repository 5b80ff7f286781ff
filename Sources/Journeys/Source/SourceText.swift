/// A file of the user's, cut into lines for diagnostics.
package struct SourceText: Sendable {
    /// As the user would type it.
    package let file: String
    package let text: String
    /// Lines without their ends. YAML counts the ends that Unicode knows as line ends too, and so does this.
    package let lines: [[Unicode.Scalar]]

    package init(file: String, text: String) {
        self.file = file
        self.text = text
        lines = Self.split(text)
    }

    /// The whole line, counted from 1; absent past the end of the file.
    package func line(_ number: Int) -> String? {
        guard lines.indices.contains(number - 1) else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: lines[number - 1])
        return String(view)
    }

    /// Where `{{name}}` stands at or after a place.
    package func reference(_ name: String, from start: SourceLocation) -> SourceLocation? {
        let wanted = Array(name.unicodeScalars)
        var number = max(start.line, 1)
        // A template that spans more lines than this gets its caret at its start.
        let last = min(lines.count, number + 500)
        while number <= last {
            let line = lines[number - 1]
            var index = number == start.line ? max(start.column - 1, 0) : 0
            while index + 1 < line.count {
                if line[index] == "{", line[index + 1] == "{" {
                    var first = index + 2
                    while first < line.count, line[first] == " " { first += 1 }
                    var end = first + wanted.count
                    if end < line.count, Array(line[first..<end]) == wanted {
                        while end < line.count, line[end] == " " { end += 1 }
                        if end < line.count, line[end] == "}" {
                            return SourceLocation(file: file, line: number, column: first + 1)
                        }
                    }
                }
                index += 1
            }
            number += 1
        }
        return nil
    }

    private static func split(_ text: String) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = []
        var line: [Unicode.Scalar] = []
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(line)
                line = []
            default: line.append(scalar)
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
