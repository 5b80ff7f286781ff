import Verdicts

/// Colour for a terminal, or none. It never says anything that a word does not say too.
struct Ink {
    var isColoured: Bool

    func state(_ verdict: Verdict, _ text: String) -> String {
        switch verdict {
        case .unsafe: wrap(text, "1;35")
        case .down: wrap(text, "1;31")
        case .softDown: wrap(text, "1;33")
        case .unknown: wrap(text, "2")
        case .safelyDegraded: wrap(text, "36")
        case .usable: wrap(text, "32")
        }
    }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func quiet(_ text: String) -> String { wrap(text, "2") }
    func good(_ text: String) -> String { wrap(text, "32") }
    func bad(_ text: String) -> String { wrap(text, "1;33") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
