import Engine
import Foundation
import Testing

/// The words that rules look for, as the data file has them.
@Suite struct WordListTests {
    @Test(arguments: WordList.allCases) func holdsWordsAsTheRulesCompareThem(list: WordList) {
        #expect(!list.words.isEmpty)
        for word in list.words {
            #expect(word == word.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased())
            #expect(!word.contains(where: \.isWhitespace) && !word.isEmpty)
        }
    }
}
