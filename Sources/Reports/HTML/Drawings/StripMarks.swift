import Verdicts

/// How a state looks in a strip. Height tells it apart as well as colour does: thin is well, tall is not.
///
/// What is always as tall as its kind is drawn as a line, whose width the style sheet knows: half the bytes.
enum StripMarks {
    static let height = 38.0

    private struct Mark {
        var name: String
        var y, height: Double
    }

    static func addReach(_ isReachable: Bool?, x: Double, width: Double, to drawing: inout Drawing) {
        guard isReachable != nil else { return lineReach(nil, x: x, width: width, to: &drawing) }
        let mark = reach(isReachable)
        drawing.add(mark.name, x: x, width: width, y: mark.y, height: mark.height)
    }

    static func lineReach(_ isReachable: Bool?, x: Double, width: Double, to drawing: inout Drawing) {
        let mark = reach(isReachable)
        drawing.line(mark.name, x: x, width: width, y: mark.y + mark.height / 2)
    }

    private static func reach(_ isReachable: Bool?) -> Mark {
        switch isReachable {
        case true: Mark(name: "b-up", y: 8, height: 3)
        case false: Mark(name: "b-away", y: 0, height: 11)
        case nil: Mark(name: "b-unknown", y: 9, height: 1)
        }
    }

    /// - Parameter share: of the time in which it was so, for what is bad.
    static func add(_ verdict: Verdict, share: Double = 1, x: Double, width: Double, to drawing: inout Drawing) {
        guard verdict != .unknown else { return line(verdict, x: x, width: width, to: &drawing) }
        let mark = mark(verdict, share)
        drawing.add(mark.name, x: x, width: width, y: mark.y, height: mark.height)
    }

    static func line(_ verdict: Verdict, x: Double, width: Double, to drawing: inout Drawing) {
        let mark = mark(verdict, 1)
        drawing.line(mark.name, x: x, width: width, y: mark.y + mark.height / 2)
    }

    private static func mark(_ verdict: Verdict, _ share: Double) -> Mark {
        let name = "b-\(verdict.rawValue)"
        return switch verdict {
        case .usable: Mark(name: name, y: 14, height: 3)
        case .safelyDegraded: Mark(name: name, y: 14, height: 9)
        case .softDown, .down, .unsafe: Mark(name: name, y: 14, height: 6 + 18 * share)
        case .unknown: Mark(name: name, y: 15, height: 1)
        }
    }
}
