/// A Swift source file, read just far enough to tell code from comments and text.
struct SwiftCode {
    struct Line: Equatable {
        /// Without comments and without what stands between quotation marks.
        var code: String
        var comment: String
    }

    var lines: [Line]

    init(_ text: String) {
        var reader = Reader(Array(text.unicodeScalars))
        lines = reader.read()
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        var position = 0
        var lines: [Line] = []
        var current = Line(code: "", comment: "")

        init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

        mutating func read() -> [Line] {
            while position < scalars.count { step() }
            lines.append(current)
            return lines
        }

        private func sees(_ text: String, at offset: Int = 0) -> Bool {
            var index = position + offset
            for scalar in text.unicodeScalars {
                guard index < scalars.count, scalars[index] == scalar else { return false }
                index += 1
            }
            return true
        }

        private mutating func endLine() {
            lines.append(current)
            current = Line(code: "", comment: "")
        }

        private mutating func step() {
            if sees("//") {
                while position < scalars.count, scalars[position] != "\n" { takeComment() }
            } else if sees("/*") {
                skipBlockComment()
            } else if sees("\"") || sees("#") {
                skipText()
            } else {
                takeCode()
            }
        }

        private mutating func takeCode() {
            if scalars[position] == "\n" { endLine() } else { current.code.unicodeScalars.append(scalars[position]) }
            position += 1
        }

        private mutating func takeComment() {
            if scalars[position] == "\n" { endLine() } else { current.comment.unicodeScalars.append(scalars[position]) }
            position += 1
        }

        private mutating func skipBlockComment() {
            var depth = 0
            repeat {
                if sees("/*") {
                    depth += 1
                    takeComment()
                } else if sees("*/") {
                    depth -= 1
                    takeComment()
                }
                takeComment()
            } while depth > 0 && position < scalars.count
        }

        /// A literal of any kind: plain, raw, of several lines, with code put into it. A lone `#` is code.
        private mutating func skipText() {
            var hashes = 0
            while sees("#", at: hashes) { hashes += 1 }
            guard sees("\"", at: hashes) else { return takeCode() }
            let marks = String(repeating: "#", count: hashes)
            let quotes = sees("\"\"\"", at: hashes) ? "\"\"\"" : "\""
            position += hashes + quotes.count
            current.code += "\"\""
            while position < scalars.count {
                if sees(quotes + marks) {
                    position += quotes.count + hashes
                    return
                }
                if sees("\\" + marks + "(") {
                    position += 2 + hashes
                    skipInterpolation()
                } else if sees("\\" + marks) {
                    position += 1 + hashes
                    skipOne()
                } else {
                    if quotes == "\"", scalars[position] == "\n" { return }
                    skipOne()
                }
            }
        }

        private mutating func skipOne() {
            guard position < scalars.count else { return }
            if scalars[position] == "\n" { endLine() }
            position += 1
        }

        /// Code within a literal counts as code: `\(value!)`.
        private mutating func skipInterpolation() {
            var depth = 1
            while position < scalars.count, depth > 0 {
                if sees("(") { depth += 1 }
                if sees(")") { depth -= 1 }
                if depth > 0 { step() } else { position += 1 }
            }
        }
    }
}

extension SwiftCode {
    /// Modules that are imported, with the line's number, whatever stands before the word.
    var imports: [(module: String, line: Int)] {
        let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
        return lines.enumerated().flatMap { index, line in
            line.code.split(separator: ";").compactMap { statement in
                var words = statement.split(whereSeparator: \.isWhitespace).map(String.init)[...]
                while let first = words.first, first.hasPrefix("@") || Self.accessWords.contains(first) {
                    words = words.dropFirst()
                }
                guard words.first == "import" else { return nil }
                words = words.dropFirst()
                if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
                guard let module = words.first?.split(separator: ".").first else { return nil }
                return (String(module), index + 1)
            }
        }
    }

    private static let accessWords: Set<String> = ["internal", "private", "fileprivate", "package", "public"]

    /// Functions, initialisers and accessors-with-a-body of a declaration, with the lines that each takes up.
    var functions: [(line: Int, length: Int)] {
        var found: [(line: Int, length: Int)] = []
        var open: [(line: Int, depth: Int)] = []
        var announced: Int?
        var depth = 0
        var parentheses = 0
        for (index, line) in lines.enumerated() {
            if Self.declaresFunction(line.code), parentheses == 0 { announced = index + 1 }
            for character in line.code {
                switch character {
                case "(", "[": parentheses += 1
                case ")", "]": parentheses -= 1
                case "{":
                    if parentheses == 0, let line = announced {
                        open.append((line, depth))
                        announced = nil
                    }
                    depth += 1
                case "}":
                    depth -= 1
                    // A requirement of a protocol has no body.
                    announced = parentheses == 0 ? nil : announced
                    if let last = open.last, last.depth == depth {
                        found.append((last.line, index + 2 - last.line))
                        open.removeLast()
                    }
                default: break
                }
            }
        }
        return found
    }

    private static func declaresFunction(_ code: String) -> Bool {
        let words = code.split { !($0.isLetter || $0 == "_" || $0 == "?" || $0 == "(") }
        return words.contains("func")
            || words.contains { word in
                ["init", "deinit", "subscript"].contains {
                    word == $0 || word.hasPrefix("\($0)(") || word.hasPrefix("\($0)?(")
                }
            }
            || code.contains("var ") && code.hasSuffix("{") && code.contains(":")
    }
}
