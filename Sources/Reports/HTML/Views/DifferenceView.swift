import Verdicts

/// What was different between the last good run and the first bad one.
struct DifferenceView {
    var differenceParts: [Part]
    var differenceNote: String?
    var goodRun: MomentView
    var badRun: MomentView

    /// What says most, and folded below it the rest.
    struct Part {
        var moreTitle: String?
        var differenceLines: [Line]
    }

    private static let first = 4

    struct Line {
        var label: String
        var good: String
        var bad: String
    }

    /// - Returns: nothing where nothing differs that was kept.
    init?(_ difference: RunDifference?, limit: Int, _ time: TimeWords) {
        guard let difference, !difference.lines.isEmpty else { return nil }
        let lines = difference.lines.prefix(limit).map { line in
            let step = line.step.map { "\(WireText.line($0, limit: 64)): " } ?? ""
            return Line(
                label: step + WireText.line(line.label, limit: 160),
                good: line.good.map { WireText.clean($0, limit: 400) } ?? Words.Page.nothing,
                bad: line.bad.map { WireText.clean($0, limit: 400) } ?? Words.Page.nothing)
        }
        let isLong = lines.count > Self.first + 1
        differenceParts = [Part(moreTitle: nil, differenceLines: isLong ? Array(lines.prefix(Self.first)) : lines)]
        if isLong {
            let rest = Array(lines.dropFirst(Self.first))
            differenceParts.append(Part(moreTitle: Words.moreDifferences(rest.count), differenceLines: rest))
        }
        goodRun = MomentView(difference.good.at, time)
        badRun = MomentView(difference.bad.at, time)
        differenceNote = Words.differenceNote(
            hidden: difference.lines.count - limit, isCut: difference.isCut,
            isTextCompared: difference.isTextCompared)
    }
}
