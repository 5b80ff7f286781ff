/// Rectangles of one drawing, gathered by their look: one path for each look keeps pages small, however long the history.
struct Drawing {
    struct Path {
        var pathClass: String
        var outline: String
    }

    private(set) var paths: [Path] = []

    mutating func add(_ name: String, x: Double, width: Double, y: Double, height: Double) {
        // Both edges are rounded, so that neighbours still meet.
        let left = Self.whole(x)
        let right = max(Self.whole(x + width), left + 1)
        append(name, "M\(left) \(Self.whole(y))H\(right)v\(max(Self.whole(height), 1))H\(left)z")
    }

    /// A closed area between two edges, or an open line where there is one edge only.
    mutating func add(_ name: String, upper: [(x: Double, y: Double)], lower: [(x: Double, y: Double)] = []) {
        guard let first = upper.first else { return }
        let rest = upper.dropFirst() + lower.reversed()
        let lines = rest.map { "L\(Self.whole($0.x)) \(Self.whole($0.y))" }.joined()
        append(name, "M\(Self.whole(first.x)) \(Self.whole(first.y))\(lines)\(lower.isEmpty ? "" : "z")")
    }

    private mutating func append(_ name: String, _ outline: String) {
        if let place = paths.firstIndex(where: { $0.pathClass == name }) {
            paths[place].outline += outline
        } else {
            paths.append(Path(pathClass: name, outline: outline))
        }
    }

    /// Drawings are a thousand units wide and more: a whole one is less than a dot on the screen.
    private static func whole(_ value: Double) -> Int {
        value.isFinite ? Int(min(max(value, 0), 100_000).rounded()) : 0
    }
}
