/// Reads the targets out of a manifest: text, since building it again only to ask would take long.
enum Manifest {
    /// Names of dependencies by target, for plain and executable targets.
    static func dependencies(_ text: String) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for part in pieces(of: text, after: [".target(", ".executableTarget("]) {
            guard let name = quoted(after: "name:", in: part) else { continue }
            guard let start = part.firstRange(of: "dependencies:") else {
                result[name] = []
                continue
            }
            let list = bracketed(part[start.upperBound...])
            var names: Set<String> = []
            var rest = list[...]
            while let open = rest.firstIndex(of: "\"") {
                let from = rest.index(after: open)
                guard let close = rest[from...].firstIndex(of: "\"") else { break }
                let isPackage = rest[..<open].hasSuffix("package: ")
                if !isPackage { names.insert(String(rest[from..<close])) }
                rest = rest[rest.index(after: close)...]
            }
            result[name] = names
        }
        return result
    }

    private static func pieces(of text: String, after starts: [String]) -> [String] {
        starts.flatMap { start in
            var found: [String] = []
            var rest = text[...]
            while let range = rest.firstRange(of: start) {
                rest = rest[range.upperBound...]
                var depth = 1
                let piece = rest.prefix { character in
                    if character == "(" { depth += 1 }
                    if character == ")" { depth -= 1 }
                    return depth > 0
                }
                found.append(String(piece))
            }
            return found
        }
    }

    private static func quoted(after key: String, in text: String) -> String? {
        guard let range = text.firstRange(of: key) else { return nil }
        let parts = text[range.upperBound...].split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count > 1 ? String(parts[1]) : nil
    }

    private static func bracketed(_ text: Substring) -> String {
        guard let open = text.firstIndex(of: "[") else { return "" }
        var depth = 0
        return String(
            text[open...].prefix { character in
                if character == "[" { depth += 1 }
                if character == "]" { depth -= 1 }
                return depth > 0
            })
    }
}
