import Foundation

/// The waiting time that a line or a bot states: "your estimated wait is forty-five minutes".
enum StatedWait {
    /// The longest one, in seconds. Of a range ("five to ten minutes") the shorter end counts, so that what is said
    /// to be above a limit surely is.
    static func seconds(in text: String) -> Int? {
        sentences(Shortening.block(text, limit: 20_000)).compactMap { words in
            words.contains { word in
                cues.contains { word.hasPrefix($0) } || signs.contains { word.contains($0) }
            } ? longest(in: words) : nil
        }.max()
    }

    private static func sentences(_ text: String) -> [[String]] {
        // A full stop or comma between two digits is part of a number.
        var sentences: [String] = [""]
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let isEnd = ".!?;\n。！？".contains(character)
            let isInNumber =
                index > 0 && index + 1 < characters.count && characters[index - 1].isNumber
                && characters[index + 1].isNumber
            if isEnd, !isInNumber {
                sentences.append("")
            } else {
                sentences[sentences.count - 1].append(isInNumber && ".,".contains(character) ? "_" : character)
            }
        }
        return sentences.map(words)
    }

    private static func words(_ sentence: String) -> [String] {
        let folded = sentence.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
            .replacing("ß", with: "ss").replacing("ł", with: "l").replacing("ø", with: "o")
        var words: [String] = []
        for piece in folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
            // "45min" and "45分" are two words.
            var rest = piece
            while let first = rest.first {
                let isNumber = first.isNumber || first == "_"
                let run = rest.prefix { ($0.isNumber || $0 == "_") == isNumber }
                words.append(String(run))
                rest = rest.dropFirst(run.count)
            }
        }
        return words
    }

    private static func longest(in words: [String]) -> Int? {
        var best: Int?
        var index = 0
        while index < words.count {
            defer { index += 1 }
            guard let unit = unit(words[index]) else { continue }
            guard let number = NumberWords.value(endingBefore: index, in: words) ?? half(words, index) else { continue }
            var seconds = Int((number * Double(unit)).rounded())
            // "one hour and twenty minutes"
            if unit == 3600, let next = words[(index + 1)...].prefix(5).firstIndex(where: { self.unit($0) == 60 }),
                let minutes = NumberWords.value(endingBefore: next, in: words)
            {
                seconds += Int(minutes * 60)
                index = next
            }
            best = max(best ?? 0, min(seconds, 86_400))
        }
        return best
    }

    /// "half an hour", "eine halbe Stunde", "media hora", "mezz'ora"
    private static func half(_ words: [String], _ index: Int) -> Double? {
        let before = words[max(0, index - 2)..<index]
        if before.contains(where: { halves.contains($0) }) { return 0.5 }
        return before.last.map(articles.contains) ?? false ? 1 : nil
    }

    private static func unit(_ word: String) -> Int? {
        if minutes.contains(where: { word.hasPrefix($0) }) || word == "分" || word == "分钟" || word == "min" { return 60 }
        return hours.contains(word) ? 3600 : nil
    }

    private static let minutes = WordList.minutesBeginnings.words
    private static let hours = WordList.hours.words
    private static let halves = WordList.halves.words
    private static let articles = WordList.singleArticles.words
    /// What a sentence has that states how long somebody waits.
    private static let cues = WordList.waitBeginnings.words
    private static let signs = WordList.waitSigns.words
}
