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

    /// Whether an amount was heard where another one was expected, whatever words stand around it.
    ///
    /// - Parameter expected: what the prompt was to contain, its values filled in.
    static func isAmountHeard(insteadOf expected: String, in heard: String) -> Bool {
        guard isAmount(expected) else { return false }
        return heard.split(whereSeparator: \.isWhitespace).contains { word in
            let amount = word.drop { !$0.isNumber }.reversed().drop { !$0.isNumber }.reversed()
            return isAmount(String(amount)) && String(amount) != expected
        }
    }

    /// Digits, and two more of them behind the last point or comma: `2,310.05`.
    private static func isAmount(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        return parts.count > 1 && parts.last?.count == 2
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
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
