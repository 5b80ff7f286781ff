import Foundation
import Journeys

/// Words that name the reason of a step that failed. They never fail one.
struct Phrases: Sendable {
    private let phrases: [String]

    init(_ phrases: [String]) { self.phrases = phrases.map(Self.folded) }

    /// The first phrase that a text says, whatever its case. `link … expired` holds where its parts follow each other
    /// in one sentence, near to each other. What stands between quotation marks is only talked about.
    ///
    /// - Parameter known: phrases that say nothing, since they stood there before (``said(in:)``).
    func first(in text: String, besides known: Set<String> = []) -> String? {
        let folded = Self.folded(text)
        let isPlain = { (phrase: String) in !phrase.contains(Self.gap) && !known.contains(phrase) }
        if let phrase = phrases.first(where: { isPlain($0) && Self.says($0, folded) }) { return phrase }
        for phrase in phrases where phrase.contains(Self.gap) && !known.contains(phrase) {
            if let words = Self.words(of: phrase, in: folded) { return words }
        }
        return nil
    }

    /// All phrases that a text says, for ``first(in:besides:)``: a help text in the footer, a notice at the top.
    func said(in text: String) -> Set<String> {
        let folded = Self.folded(text)
        return Set(
            phrases.filter { phrase in
                phrase.contains(Self.gap) ? Self.words(of: phrase, in: folded) != nil : Self.says(phrase, folded)
            })
    }

    private static let gap = " … "
    /// Bytes between two parts of a phrase.
    private static let reach = 60

    /// Whether a phrase stands somewhere in a text outside of quotation marks.
    private static func says(_ phrase: String, _ text: String) -> Bool {
        guard ByteSearch.contains(text, phrase) else { return false }
        var rest = text[...]
        while let found = rest.range(of: phrase) {
            if !Quotation.holds(found, in: text) { return true }
            rest = text[found.upperBound...]
        }
        return false
    }

    /// The words that were found, from the first part to the last.
    private static func words(of phrase: String, in text: String) -> String? {
        let parts = phrase.split(separator: gap).map(String.init)
        guard let first = parts.first, parts.count > 1, parts.allSatisfy({ ByteSearch.contains(text, $0) }) else {
            return nil
        }
        var rest = text[...]
        while let start = rest.range(of: first) {
            var end = start.upperBound
            let isWhole = parts.dropFirst().allSatisfy { part in
                let after = text[end...].utf8.prefix(reach + part.utf8.count)
                let sentence = Substring(after.prefix { !sentenceEnds.contains($0) })
                guard let next = sentence.range(of: part) else { return false }
                end = next.upperBound
                return true
            }
            if isWhole, !Quotation.holds(start.lowerBound..<end, in: text) {
                return String(text[start.lowerBound..<end])
            }
            rest = text[start.upperBound...]
        }
        return nil
    }

    private static let sentenceEnds: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]

    func adding(_ more: [String]) -> Phrases { more.isEmpty ? self : Phrases(phrases + more) }

    /// Lower case, plain apostrophes, white space as one space.
    private static func folded(_ text: String) -> String {
        Shortening.line(text.lowercased().replacing("’", with: "'"), limit: 20_000)
    }

    static let cannotVerify = known(.cannotVerify)
    static let maintenance = known(.maintenance)
    static let lockedOut = known(.lockedOut)

    /// Those that are known without a site's own, all languages together.
    static func known(_ group: PhraseGroup) -> Phrases { builtIn[group] ?? Phrases([]) }

    /// `phrases.json`: group → language → phrases.
    private static let builtIn: [PhraseGroup: Phrases] = {
        let lists = LanguageFile.lists(PackageResources.phrases_json)
        return Dictionary(uniqueKeysWithValues: PhraseGroup.allCases.map { ($0, Phrases(lists[$0.rawValue] ?? [])) })
    }()
}

extension Walk {
    /// What is known, and what the site adds to it.
    func phrases(_ group: PhraseGroup) -> Phrases {
        Phrases.known(group).adding(plan.site.phrases[group] ?? [])
    }
}
