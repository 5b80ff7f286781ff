/// Where the lines and sentences of a text are, and which of them hold a mark.
struct TextLayout {
    private var lineOf: [Int] = []
    private var sentenceOf: [Int] = []
    private var lines: [Range<Int>] = []
    private var markedLines: Set<Int> = []
    private var markedSentences: Set<Int> = []
    /// For each line the one before it that is not blank.
    private var lineBefore: [Int?] = []

    /// - Parameter marks: places in the text, each below its count.
    init(_ text: [Character], marks: [Int]) {
        lineOf.reserveCapacity(text.count)
        sentenceOf.reserveCapacity(text.count)
        var (line, sentence, start) = (0, 0, 0)
        var isBlank = true
        var before: Int?
        func ends(_ index: Int) -> Bool {
            guard ".!?。！？".contains(text[index]) else { return false }
            // A full stop within a number or an address ends nothing.
            return index + 1 >= text.count || text[index + 1].isWhitespace || !text[index].isASCII
        }
        for index in text.indices {
            lineOf.append(line)
            sentenceOf.append(sentence)
            if text[index].isNewline {
                lines.append(start..<index)
                lineBefore.append(before)
                if !isBlank { before = line }
                (line, sentence, start, isBlank) = (line + 1, sentence + 1, index + 1, true)
            } else {
                if !text[index].isWhitespace { isBlank = false }
                if ends(index) { sentence += 1 }
            }
        }
        lines.append(start..<text.count)
        lineBefore.append(before)
        for mark in marks {
            markedLines.insert(lineOf[mark])
            markedSentences.insert(sentenceOf[mark])
        }
    }

    /// Whether a mark stands in the sentence of a place.
    func isSaid(_ index: Int) -> Bool { markedSentences.contains(sentenceOf[index]) }

    /// Whether a range has its lines to itself, and the text above them holds a mark.
    func isAloneBehindMark(_ range: Range<Int>, in text: [Character]) -> Bool {
        let line = lineOf[range.lowerBound]
        guard let above = lineBefore[line], markedLines.contains(above) else { return false }
        let around = [
            lines[line].lowerBound..<range.lowerBound,
            range.upperBound..<lines[lineOf[range.upperBound - 1]].upperBound,
        ]
        return around.allSatisfy { part in
            part.count <= 20 && text[part].allSatisfy { !$0.isLetter && !$0.isNumber }
        }
    }
}
