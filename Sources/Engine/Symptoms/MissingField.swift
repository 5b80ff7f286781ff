import Journeys
import Observations

/// A page that arrives without the field that the journey looks for on it: nobody can go on there.
enum MissingField {
    /// Signed in or not, pages have buttons and forms of other kinds. What is typed into or chosen from is the way on.
    private static let elements = ["//input", "//select", "//textarea"]

    static func sign(in step: Step, _ checks: [Check]) -> Sign? {
        guard let failing = checks.first(where: \.isFailing),
            let line = step.requiredLines.first(where: { $0.source == failing.source }), !line.isNegated,
            case .xpath(let path) = line.query, isAskedFor(line),
            let element = elements.first(where: { path.lowercased().contains($0) })
        else { return nil }
        return Sign(.noWayOn, "the page has no \(element.dropFirst(2)) as in \(Shortening.line(failing.source))")
    }

    private static func isAskedFor(_ line: Expectation) -> Bool {
        switch line.predicate {
        case .exists: true
        default: false
        }
    }
}
