/// Numbers from 1 to 99 as they are said in several languages, without accents.
enum NumberWords {
    /// The number that stands right before a position: digits, one word or several. Of a range the first one.
    static func value(endingBefore index: Int, in words: [String]) -> Double? {
        guard let (last, begin) = single(endingBefore: index, in: words) else { return nil }
        // "40 to 50", "cinq à dix": the shorter end of the range.
        if begin > 1, ranges.contains(words[begin - 1]), let first = single(endingBefore: begin - 1, in: words)?.value {
            return min(first, last)
        }
        return last
    }

    private static func single(endingBefore index: Int, in words: [String]) -> (value: Double, begin: Int)? {
        guard index > 0 else { return nil }
        let word = words[index - 1]
        if let first = word.first, first.isASCII, first.isNumber {
            return Double(word.replacing("_", with: ".")).map { ($0, index - 1) }
        }
        for length in [4, 3, 2, 1] where index >= length {
            let joined = words[(index - length)..<index].joined(separator: " ")
            if let value = known[joined] { return (Double(value), index - length) }
        }
        return nil
    }

    private static let ranges = WordList.rangeWords.words

    private struct Language: Sendable {
        /// 1 to 19.
        var small: [String]
        /// 20 to 90.
        var tens: [String]
        /// Of tens and ones; several spellings.
        var compounds: @Sendable (String, String) -> [String]
    }

    private static let known: [String: Int] = {
        var known: [String: Int] = [:]
        for language in languages {
            for (index, word) in language.small.enumerated() where !word.isEmpty { known[word] = index + 1 }
            for (index, ten) in language.tens.enumerated() {
                known[ten] = (index + 2) * 10
                for one in 1...9 where one <= language.small.count {
                    for word in language.compounds(ten, language.small[one - 1]) {
                        known[word] = (index + 2) * 10 + one
                    }
                }
            }
        }
        return known
    }()

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static let languages = [
        Language(
            small: words(
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            ), tens: words("twenty thirty forty fifty sixty seventy eighty ninety"),
            compounds: { ["\($0) \($1)", $0 + $1] }),
        Language(
            small: words(
                "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"
            ), tens: words("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"),
            compounds: { ["\($1)und\($0)"] }),
        Language(
            small: words(
                "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
            tens: words("vingt trente quarante cinquante soixante"), compounds: { ["\($0) \($1)", "\($0) et \($1)"] }),
        Language(
            small: words(
                "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve"
            ), tens: words("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
            compounds: { $0 == "veinte" ? ["veinti\($1)"] : ["\($0) y \($1)"] }),
        Language(
            small: words(
                "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
            ), tens: words("venti trenta quaranta cinquanta sessanta settanta ottanta novanta"),
            compounds: { [$0 + $1] }),
        Language(
            small: words(
                "um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove"
            ), tens: words("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"),
            compounds: { ["\($0) e \($1)"] }),
        Language(
            small: words(
                "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
            ), tens: words("twintig dertig veertig vijftig zestig zeventig tachtig negentig"),
            compounds: { ["\($1)en\($0)"] }),
        Language(
            small: words(
                "jeden dwie trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie dziewietnascie"
            ),
            tens: words(
                "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat"
            ), compounds: { ["\($0) \($1)"] }),
        Language(
            small: words(
                "ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
            ), tens: words("tjugo trettio fyrtio femtio sextio sjuttio attio nittio"), compounds: { [$0 + $1] }),
    ]
}
