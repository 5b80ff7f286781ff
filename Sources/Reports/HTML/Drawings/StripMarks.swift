import Verdicts

/// How a state looks in a strip. Height tells it apart as well as colour does: thin is well, tall is not.
enum StripMarks {
    static let height = 38.0

    static func addReach(_ isReachable: Bool?, x: Double, width: Double, to drawing: inout Drawing) {
        switch isReachable {
        case true: drawing.add("b-up", x: x, width: width, y: 8, height: 3)
        case false: drawing.add("b-away", x: x, width: width, y: 0, height: 11)
        case nil: drawing.add("b-unknown", x: x, width: width, y: 9, height: 1)
        }
    }

    /// - Parameter share: of the time in which it was so, for what is bad.
    static func add(_ verdict: Verdict, share: Double = 1, x: Double, width: Double, to drawing: inout Drawing) {
        let name = "b-\(verdict.rawValue)"
        switch verdict {
        case .usable: drawing.add(name, x: x, width: width, y: 14, height: 3)
        case .safelyDegraded: drawing.add(name, x: x, width: width, y: 14, height: 9)
        case .softDown, .down, .unsafe: drawing.add(name, x: x, width: width, y: 14, height: 6 + 18 * share)
        case .unknown: drawing.add("b-unknown", x: x, width: width, y: 15, height: 1)
        }
    }
}
