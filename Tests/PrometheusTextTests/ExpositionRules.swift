/// What a reader demands of an exposition, and what promtool does not notice: the textfile collector drops the second of
/// two equal series without a word, and a whole file for one timestamp.
enum ExpositionRules {
    static func findings(_ text: String) -> [String] {
        var found: [String] = []
        var series: Set<String> = []
        var declared: [String: Set<String>] = [:]
        var order: [String] = []
        if !text.hasSuffix("# EOF\n") { found.append("no end marker") }
        for line in lines(text).dropLast() where line != "# EOF" {
            let family: String
            if line.hasPrefix("#") {
                let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
                guard parts.count == 4, parts[1] == "TYPE" || parts[1] == "HELP" else {
                    found.append("comment: \(line)")
                    continue
                }
                family = String(parts[2])
                if !declared[family, default: []].insert(String(parts[1])).inserted {
                    found.append("declared twice: \(line)")
                }
            } else {
                guard let sample = parse(String(line)) else {
                    found.append("malformed: \(line)")
                    continue
                }
                family = sample.name
                if declared[family]?.count != 2 { found.append("not declared before: \(line)") }
                if !series.insert(sample.series).inserted { found.append("twice: \(line)") }
                if Double(sample.value) == nil && !["NaN", "+Inf", "-Inf"].contains(sample.value) {
                    found.append("no number, or a timestamp: \(line)")
                }
            }
            if order.last != family {
                if order.contains(family) { found.append("interleaved: \(line)") }
                order.append(family)
            }
        }
        if order != order.sorted() { found.append("not sorted") }
        return found
    }

    /// By bytes: an accent must not hide a line feed either.
    private static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// By Unicode scalars: an accent must not hide the quotation mark that it sits on.
    private static func parse(_ line: String) -> (name: String, series: String, value: String)? {
        let scalars = Array(line.unicodeScalars)
        var index = scalars.firstIndex { !($0.isASCII && $0.properties.isAlphabetic) && $0 != "_" } ?? scalars.count
        let name = text(scalars[..<index])
        if index < scalars.count, scalars[index] == "{" {
            var isQuoted = false
            var isEscaped = false
            var closing: Int?
            for position in index..<scalars.count where closing == nil {
                let scalar = scalars[position]
                if isEscaped {
                    guard ["\\", "\"", "n"].contains(scalar) else { return nil }
                    isEscaped = false
                } else if isQuoted, scalar == "\\" {
                    isEscaped = true
                } else if scalar == "\"" {
                    isQuoted.toggle()
                } else if scalar == "}", !isQuoted {
                    closing = position
                }
            }
            guard let closing else { return nil }
            index = closing + 1
        }
        guard index < scalars.count, scalars[index] == " ", !name.isEmpty else { return nil }
        return (name, text(scalars[..<index]), text(scalars[(index + 1)...]))
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
