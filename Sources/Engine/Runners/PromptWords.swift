import Journeys

/// The words of a prompt that stand around its values: heard with another value, the prompt came, and its content is wrong.
enum PromptWords {
    /// Whether all fixed words of a prompt were heard, although the prompt as a whole was not.
    static func areHeard(of prompt: Expectation, in heard: String) -> Bool {
        guard !prompt.isNegated else { return false }
        let parts: [String]
        switch prompt.predicate {
        case .contains(let template), .startsWith(let template):
            guard !template.references.isEmpty else { return false }
            parts = template.pieces.compactMap { if case .text(let text) = $0 { text } else { nil } }
        case .matches(let pattern): parts = Self.parts(of: pattern)
        default: return false
        }
        let words = parts.map { folded($0) }.filter { !$0.isEmpty }
        // A word or two stand in many prompts.
        guard words.contains(where: { $0.count >= 8 && $0.contains(" ") }) else { return false }
        let text = folded(heard)
        return words.filter { $0.count >= 3 }.allSatisfy { ByteSearch.contains(text, $0) }
    }

    /// What a pattern has of plain words in front of its first sign, where it has signs at all.
    private static func parts(of pattern: String) -> [String] {
        let plain = pattern.prefix { $0.isLetter || $0.isNumber || " ,:'’-".contains($0) }
        return plain.count < pattern.count ? [String(plain)] : []
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
