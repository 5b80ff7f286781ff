/// Rectangles of one drawing, gathered by their look: one path for each look keeps pages small, however long the history.
struct Drawing {
    struct Path {
        var pathClass: String
        var outline: String
    }

    private(set) var paths: [Path] = []

    mutating func add(_ name: String, x: Double, width: Double, y: Double, height: Double) {
        let right = Self.number(max(width, 0.5))
        append(name, "M\(Self.number(x)) \(Self.number(y))h\(right)v\(Self.number(height))h-\(right)z")
    }

    /// A closed area between two edges, or an open line where there is one edge only.
    mutating func add(_ name: String, upper: [(x: Double, y: Double)], lower: [(x: Double, y: Double)] = []) {
        guard let first = upper.first else { return }
        let rest = upper.dropFirst() + lower.reversed()
        let lines = rest.map { "L\(Self.number($0.x)) \(Self.number($0.y))" }.joined()
        append(name, "M\(Self.number(first.x)) \(Self.number(first.y))\(lines)\(lower.isEmpty ? "" : "z")")
    }

    private mutating func append(_ name: String, _ outline: String) {
        if let place = paths.firstIndex(where: { $0.pathClass == name }) {
            paths[place].outline += outline
        } else {
            paths.append(Path(pathClass: name, outline: outline))
        }
    }

    /// One decimal, never an exponent: numbers are written the same everywhere.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let tenths = Int((min(max(value, 0), 100_000) * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
