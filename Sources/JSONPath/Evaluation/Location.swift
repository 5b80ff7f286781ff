/// Where a node stands, as a list that shares its tail with its parent's.
indirect enum Location: Sendable {
    case root
    case member(parent: Location, name: String)
    case element(parent: Location, index: Int)

    /// RFC 9535 section 2.7.
    var normalizedPath: String {
        var steps: [String] = []
        var location = self
        while true {
            switch location {
            case .root: return "$" + steps.reversed().joined()
            case .member(let parent, let name):
                steps.append("['\(Self.escaped(name))']")
                location = parent
            case .element(let parent, let index):
                steps.append("[\(index)]")
                location = parent
            }
        }
    }

    private static func escaped(_ name: String) -> String {
        var output = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "'", "\\": output.append(contentsOf: ["\\", scalar])
            case "\u{08}": output.append(contentsOf: "\\b".unicodeScalars)
            case "\t": output.append(contentsOf: "\\t".unicodeScalars)
            case "\n": output.append(contentsOf: "\\n".unicodeScalars)
            case "\u{0C}": output.append(contentsOf: "\\f".unicodeScalars)
            case "\r": output.append(contentsOf: "\\r".unicodeScalars)
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                output.append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".unicodeScalars)
            default: output.append(scalar)
            }
        }
        return String(output)
    }
}
