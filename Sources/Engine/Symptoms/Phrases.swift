import JSONPath
import Journeys

/// Words that name the reason of a step that failed. They never fail one.
struct Phrases: Sendable {
    private let phrases: [String]

    init(_ phrases: [String]) { self.phrases = phrases.map(Self.folded) }

    /// The first phrase that stands in a text, whatever its case.
    func first(in text: String) -> String? {
        let folded = Self.folded(text)
        return phrases.first { ByteSearch.contains(folded, $0) }
    }

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
        guard let json = try? JSON(parsing: PackageResources.phrases_json), case .object(let groups) = json else {
            return [:]
        }
        var result: [PhraseGroup: Phrases] = [:]
        for member in groups.members {
            guard let group = PhraseGroup(rawValue: member.name), case .object(let languages) = member.value else {
                continue
            }
            result[group] = Phrases(
                languages.members.flatMap { language -> [String] in
                    guard case .array(let texts) = language.value else { return [] }
                    return texts.compactMap { if case .string(let text) = $0 { text } else { nil } }
                })
        }
        return result
    }()
}

extension Walk {
    /// What is known, and what the site adds to it.
    func phrases(_ group: PhraseGroup) -> Phrases {
        Phrases.known(group).adding(plan.site.phrases[group] ?? [])
    }
}
