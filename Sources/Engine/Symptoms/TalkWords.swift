import Foundation

/// The words of what a bot or a phone says, so that two ways of saying one thing can be compared.
enum TalkWords {
    /// Words in lower case, without accents.
    static func all(_ text: String) -> [String] {
        let folded = Shortening.block(text, limit: 8000).folding(
            options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        return folded.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Without those that say nothing of what a sentence is about.
    static func content(_ text: String) -> Set<String> {
        Set(all(text).filter { !empty.contains($0) })
    }

    /// Whether a text asks for the same as an earlier question did, in whatever words.
    static func isAskedAgain(_ text: String, earlier question: String) -> Bool {
        let now = all(text)
        guard !now.isEmpty else { return false }
        let before = content(question)
        let shared = before.intersection(content(text))
        let isQuestion = text.contains("?") || text.contains("？") || now.contains(where: asking.contains)
        guard isQuestion else { return false }
        if !shared.isDisjoint(with: proofs) { return true }
        let smaller = min(before.count, content(text).count)
        return shared.count >= 2 && shared.count * 2 > smaller
    }

    private static let proofs = WordList.proofs.words
    private static let asking = WordList.asking.words
    private static let empty = asking.union(WordList.fillers.words)
}
