import Journeys

/// Puts what the YAML library says into words for people who write journeys, with the trap they stepped into.
enum YAMLTrap {
    /// What the library reported.
    struct Report {
        var problem: String
        var line: Int
        var column: Int
        var context: String?
        var contextLine: Int?
        var contextColumn: Int?
    }

    static func problem(for report: Report, in source: SourceText) -> YAMLProblem {
        // At the end of the file the library points behind it.
        let line = min(max(report.line, 1), max(source.lines.count, 1))
        let column = line == report.line ? max(report.column, 1) : (source.lines.last?.count ?? 0) + 1
        var problem = YAMLProblem(line: line, column: column, message: report.problem)
        if report.problem.contains("undefined alias") { return alias(line: line, column: column) }
        if report.problem.contains("but found another document") {
            problem.message = "a second document starts here"
            problem.hint = "one file holds one journey; put the second one into a file of its own"
            return problem
        }
        if report.problem.contains("nesting level") {
            problem.message = "nested deeper than \(YAMLComposer.maximumDepth) levels"
            return problem
        }
        if let placed = unquotedTemplate(near: line, in: source) { return placed }
        if report.context?.contains("quoted scalar") == true { return quoted(report, problem, in: source) }
        if let placed = badStart(line: line, column: column, in: source) { return placed }
        if report.problem.contains("mapping values are not allowed") {
            return secondColon(problem, in: source)
        }
        return plain(report, problem, in: source)
    }

    private static func secondColon(_ problem: YAMLProblem, in source: SourceText) -> YAMLProblem {
        var problem = problem
        let isInFile = source.lines.indices.contains(problem.line - 1)
        let before = isInFile ? source.lines[problem.line - 1].prefix(problem.column - 1) : []
        if before.contains(":") {
            problem.message = "a second ': ' in one line"
            problem.hint = "put the value in quotes: \"…: …\""
        } else {
            problem.message = "'key: value' cannot stand here"
            problem.hint = "in the line above, is a space missing after its ':', or a value too much?"
        }
        return problem
    }

    static func alias(line: Int, column: Int) -> YAMLProblem {
        YAMLProblem(
            line: line, column: column, message: "aliases ('*name') are not read here",
            hint: "a value that starts with '*' stands in quotes; repeated values go into variables:")
    }

    /// The library names a key that stands twice, and the place of its first occurrence.
    static func duplicate(_ key: String, firstLine: Int, firstColumn: Int, in source: SourceText) -> YAMLProblem {
        let place = secondKey(key, firstLine: firstLine, firstColumn: firstColumn, in: source)
        return YAMLProblem(
            line: place?.line ?? firstLine, column: place?.column ?? firstColumn,
            width: max(key.unicodeScalars.count, 1),
            message: "'\(key)' stands here twice", hint: "the first is in line \(firstLine)")
    }

    /// Control characters, which YAML forbids and the library only counts in bytes.
    static func unreadableCharacter(in source: SourceText) -> YAMLProblem? {
        for (number, line) in source.lines.enumerated() {
            for (index, scalar) in line.enumerated() {
                let value = scalar.value
                guard
                    value < 0x20 && value != 9 || (0x7F...0x9F).contains(value) || value == 0xFEFF || value == 0xFFFE
                        || value == 0xFFFF
                else { continue }
                return YAMLProblem(
                    line: number + 1, column: index + 1,
                    message: "a control character (U+\(hexadecimal(value))) stands here",
                    hint: "delete it; inside of \"…\" it is written \\u\(hexadecimal(value))")
            }
        }
        return nil
    }

    static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
