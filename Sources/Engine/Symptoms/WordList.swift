/// Single words that rules look for, kept in `words.json` by language: lower case, without accents.
package enum WordList: String, CaseIterable, Sendable {
    /// Parts of addresses that end a session, without hyphens.
    case signOut = "sign_out"
    /// What customers prove their identity with.
    case proofs
    /// Words that ask for something to be entered or said.
    case asking
    /// Words that say nothing of what a sentence is about.
    case fillers
    /// Beginnings of the words with which somebody states how long a customer waits.
    case waitBeginnings = "wait_beginnings"
    /// The same in scripts that put no spaces between words.
    case waitSigns = "wait_signs"
    case minutesBeginnings = "minutes_beginnings"
    case hours
    /// "half an hour", "mezz'ora"
    case halves
    /// "an hour", "eine Stunde"
    case singleArticles = "single_articles"
    /// What stands between the ends of a range: "five to ten".
    case rangeWords = "range_words"

    /// Days of the week, in the forms in which notices name them.
    case weekdays

    package var words: Set<String> { Self.all[self] ?? [] }

    private static let all: [WordList: Set<String>] = {
        let lists = LanguageFile.lists(PackageResources.words_json)
        return Dictionary(uniqueKeysWithValues: allCases.map { ($0, Set(lists[$0.rawValue] ?? [])) })
    }()
}
