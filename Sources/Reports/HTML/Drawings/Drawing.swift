/// Marks of one drawing, gathered by their look: one path for each look keeps pages small, however long the history.
struct Drawing {
    struct Path {
        var pathClass: String
        var outline: Verbatim
    }

    private struct Look {
        var name: String
        var outline: String
        /// Where its last line ended.
        var pen: (x: Int, y: Double)?
    }

    private var looks: [Look] = []

    var paths: [Path] { looks.map { Path(pathClass: $0.name, outline: Verbatim($0.outline)) } }

    /// An area with straight edges.
    mutating func add(_ name: String, x: Double, width: Double, y: Double, height: Double) {
        let (left, right) = Self.edges(x, width)
        looks[place(name)].outline += "M\(left) \(Self.whole(y))H\(right)v\(max(Self.whole(height), 1))H\(left)z"
    }

    /// A level line, each from where the last one of its look ended.
    mutating func line(_ name: String, x: Double, width: Double, y: Double) {
        let (left, right) = Self.edges(x, width)
        let place = place(name)
        if let pen = looks[place].pen {
            let (across, down) = (left - pen.x, Self.short(y - pen.y))
            // Neighbours at one height are one line.
            if across != 0 || down != "0" {
                looks[place].outline += "m\(across)\(down.hasPrefix("-") ? "" : " ")\(down)"
            }
        } else {
            looks[place].outline += "M\(left) \(Self.short(y))"
        }
        looks[place].outline += "h\(right - left)"
        looks[place].pen = (right, y)
    }

    /// A closed area between two edges, or an open line where there is one edge only.
    mutating func add(_ name: String, upper: [(x: Double, y: Double)], lower: [(x: Double, y: Double)] = []) {
        guard let first = upper.first else { return }
        let rest = upper.dropFirst() + lower.reversed()
        let lines = rest.map { "L\(Self.whole($0.x)) \(Self.whole($0.y))" }.joined()
        let start = "M\(Self.whole(first.x)) \(Self.whole(first.y))"
        looks[place(name)].outline += start + lines + (lower.isEmpty ? "" : "z")
    }

    private mutating func place(_ name: String) -> Int {
        if let place = looks.firstIndex(where: { $0.name == name }) { return place }
        looks.append(Look(name: name, outline: ""))
        return looks.count - 1
    }

    /// Both edges are rounded, so that neighbours still meet.
    private static func edges(_ x: Double, _ width: Double) -> (left: Int, right: Int) {
        let left = whole(x)
        return (left, max(whole(x + width), left + 1))
    }

    /// Drawings are a thousand units wide and more: a whole one is less than a dot on the screen.
    private static func whole(_ value: Double) -> Int {
        value.isFinite ? Int(min(max(value, 0), 100_000).rounded()) : 0
    }

    /// `15.5`, `6`: heights of lines lie on whole or half units.
    private static func short(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : "\(value)"
    }
}
