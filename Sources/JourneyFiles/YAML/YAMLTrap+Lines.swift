import Journeys

extension YAMLTrap {
    /// `key: {{name}}/path` without quotes: YAML takes the braces for maps.
    static func unquotedTemplate(near line: Int, in source: SourceText) -> YAMLProblem? {
        for number in [line, line - 1] where source.lines.indices.contains(number - 1) {
            let scalars = source.lines[number - 1]
            let start = valueStart(of: scalars)
            guard start + 1 < scalars.count, scalars[start] == "{", scalars[start + 1] == "{" else { continue }
            return YAMLProblem(
                line: number, column: start + 1, width: 2, message: "a value that starts with '{{' needs quotes",
                hint: "write \"\(shown(scalars[start...]))\"")
        }
        return nil
    }

    /// A quotation mark that is not closed, or a backslash that means something.
    static func quoted(_ report: Report, _ problem: YAMLProblem, in source: SourceText) -> YAMLProblem {
        var problem = problem
        if report.problem.contains("escape") || report.problem.contains("hexdecimal") {
            problem.message = "a backslash inside of \"…\" starts an escape, and this is none"
            problem.hint = "write '…' instead, where a backslash is a backslash, or double it"
            return problem
        }
        problem.line = report.contextLine ?? problem.line
        problem.column = report.contextColumn ?? problem.column
        problem.message = "this quotation mark is not closed"
        problem.hint = "close it, or put the whole value in the other kind of quotes"
        return problem
    }

    private static let flowHint =
        "values with , [ ] { } @ or ': ' in them stand in quotes, or each on a line of its own: '- …', 'key: …'"

    /// Values that start with a character that YAML keeps for itself.
    static func badStart(line: Int, column: Int, in source: SourceText) -> YAMLProblem? {
        guard source.lines.indices.contains(line - 1) else { return nil }
        let scalars = source.lines[line - 1]
        if let tab = scalars.firstIndex(where: { $0 != " " }), scalars[tab] == "\t" {
            return YAMLProblem(
                line: line, column: tab + 1, message: "a tab indents this line", hint: "indent with spaces")
        }
        let start = valueStart(of: scalars)
        guard start < scalars.count, "@`%".unicodeScalars.contains(scalars[start]) else { return nil }
        return YAMLProblem(
            line: line, column: start + 1, message: "a value that starts with '\(scalars[start])' needs quotes",
            hint: "write \"\(shown(scalars[start...]))\"")
    }

    static func plain(_ report: Report, _ problem: YAMLProblem, in source: SourceText) -> YAMLProblem {
        var problem = problem
        if let open = openQuote(before: problem.line, in: source) { return open }
        let afterQuotes = textAfterQuotes(line: problem.line, in: source)
        switch report.problem {
        case _ where afterQuotes != nil:
            problem.column = afterQuotes ?? problem.column
            problem.message = "there is more after the closing quotation mark"
            problem.hint = "put the whole value in the other kind of quotes: '\"…\" …'"
        case "could not find expected ':'", "did not find expected key":
            if report.context == "while scanning a simple key" { problem.point(to: report) }
            problem.message = "'key: value' is missing here, or the indentation does not fit the lines above"
            if let colon = colonInText(line: problem.line, in: source) {
                problem.column = colon
                problem.message = "': ' in a line without quotes makes a map of it"
                problem.hint = "put all of it in quotes: '… \": \" …'"
            }
        case "did not find expected ',' or ']'":
            problem.point(to: report)
            problem.message = "this [ … ] is not closed, or a ',' is missing"
            problem.hint = flowHint
        case "did not find expected ',' or '}'":
            problem.point(to: report)
            problem.message = "this { … } is not closed, or a ',' is missing"
            problem.hint = flowHint
        case "did not find expected '-' indicator":
            problem.message = "the next entry of the list, '- …', is missing, or the indentation does not fit"
        case "block sequence entries are not allowed in this context":
            problem.message = "a list cannot start here"
            problem.hint = "begin it on the next line, each entry with '- '"
        case "did not find expected node content":
            problem.message = "a value is missing here"
        case "found character that cannot start any token" where beginsWithBracket(problem.line, in: source):
            problem.message = "between [ ] or { }, YAML takes marks such as @ and , for its own"
            problem.hint = flowHint
        default:
            problem.message = "this is no YAML: \(report.problem)"
        }
        return problem
    }

    private static func beginsWithBracket(_ line: Int, in source: SourceText) -> Bool {
        guard source.lines.indices.contains(line - 1) else { return false }
        let scalars = source.lines[line - 1]
        return scalars[valueStart(of: scalars)...].first.map { "[{".unicodeScalars.contains($0) } ?? false
    }

    /// A value that begins with a quotation mark which is closed, if at all, by that of a later value.
    private static func openQuote(before last: Int, in source: SourceText) -> YAMLProblem? {
        for number in stride(from: last, through: max(1, last - 20), by: -1) {
            guard source.lines.indices.contains(number - 1) else { continue }
            let scalars = source.lines[number - 1]
            let start = valueStart(of: scalars)
            guard start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" else { continue }
            guard !scalars[(start + 1)...].contains(scalars[start]) else { continue }
            return YAMLProblem(
                line: number, column: start + 1, message: "this quotation mark is not closed",
                hint: "close it, or put the whole value in the other kind of quotes")
        }
        return nil
    }

    /// `- "a" == "b"`: the value ends, for YAML, with the second quotation mark.
    private static func textAfterQuotes(line: Int, in source: SourceText) -> Int? {
        guard source.lines.indices.contains(line - 1) else { return nil }
        let scalars = source.lines[line - 1]
        let start = valueStart(of: scalars)
        guard start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" else { return nil }
        guard let end = scalars[(start + 1)...].firstIndex(of: scalars[start]) else { return nil }
        let rest = scalars[(end + 1)...]
        guard let next = rest.firstIndex(where: { $0 != " " && $0 != "\t" }),
            !",]}:#".unicodeScalars.contains(scalars[next])
        else { return nil }
        return next + 1
    }

    /// `- body contains "Total: {{sum}}"`: for YAML all up to the colon is a key.
    private static func colonInText(line: Int, in source: SourceText) -> Int? {
        guard source.lines.indices.contains(line - 1) else { return nil }
        let scalars = source.lines[line - 1]
        let text = scalars[valueStart(of: scalars)...]
        guard let quote = text.firstIndex(where: { $0 == "\"" || $0 == "'" }), quote > text.startIndex else {
            return nil
        }
        return text[quote...].indices.dropLast().first { text[$0] == ":" && text[$0 + 1] == " " }.map { $0 + 1 }
    }

    /// Where the same key stands again in the same mapping: same column in block style, or later on the line in flow style.
    static func secondKey(
        _ key: String, firstLine: Int, firstColumn: Int, in source: SourceText
    ) -> (line: Int, column: Int)? {
        guard source.lines.indices.contains(firstLine - 1) else { return nil }
        let wanted = Array(key.unicodeScalars)
        for number in firstLine...source.lines.count {
            let scalars = source.lines[number - 1]
            let indentation = scalars.firstIndex { $0 != " " } ?? scalars.count
            if number > firstLine, indentation < scalars.count, scalars[indentation] != "#" {
                if indentation < firstColumn - 1 { break }
                if keyStands(wanted, at: firstColumn - 1, in: scalars) { return (number, firstColumn) }
            }
            let begin = number == firstLine ? firstColumn : indentation
            for index in scalars.indices where index >= begin {
                let isAfterComma = index > 0 && ", {".unicodeScalars.contains(scalars[index - 1])
                if isAfterComma, number == firstLine, keyStands(wanted, at: index, in: scalars) {
                    return (number, index + 1)
                }
            }
        }
        return nil
    }

    private static func keyStands(_ key: [Unicode.Scalar], at start: Int, in line: [Unicode.Scalar]) -> Bool {
        var start = start
        if line.indices.contains(start), line[start] == "\"" || line[start] == "'" { start += 1 }
        let end = start + key.count
        guard end <= line.count, Array(line[start..<end]) == key else { return false }
        return line[end...].first { $0 != " " && $0 != "\"" && $0 != "'" } == ":"
    }

    /// The index at which the value of a line begins: after dashes, and after the first `: `.
    static func valueStart(of line: [Unicode.Scalar]) -> Int {
        var index = 0
        while index < line.count,
            line[index] == " " || line[index] == "-" && (index + 1 == line.count || line[index + 1] == " ")
        {
            index += 1
        }
        let start = index
        while index < line.count, isKeyCharacter(line[index]) { index += 1 }
        guard index > start, index < line.count, line[index] == ":" else { return start }
        index += 1
        guard index == line.count || line[index] == " " else { return start }
        while index < line.count, line[index] == " " { index += 1 }
        return index
    }

    private static func isKeyCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
    }

    /// The rest of a line for a hint, short, without a comment.
    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars.prefix(60) {
            if scalar == "#", view.last == " " { break }
            view.append(scalar)
        }
        return String(String(view).drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension YAMLProblem {
    /// Where the thing began that is not as it should be.
    fileprivate mutating func point(to report: YAMLTrap.Report) {
        line = report.contextLine ?? line
        column = report.contextColumn ?? column
    }
}
