import Verdicts

/// What was different between the last good run and the first bad one.
struct DifferenceView {
    var differenceLines: [Line]
    var differenceNote: String?
    var goodRun: MomentView
    var badRun: MomentView

    struct Line {
        var label: String
        var good: String
        var bad: String
    }

    /// - Returns: nothing where nothing differs that was kept.
    init?(_ difference: RunDifference?, limit: Int, _ time: TimeWords) {
        guard let difference, !difference.lines.isEmpty else { return nil }
        differenceLines = difference.lines.prefix(limit).map { line in
            let step = line.step.map { "\(WireText.line($0, limit: 64)): " } ?? ""
            return Line(
                label: step + WireText.line(line.label, limit: 160),
                good: line.good.map { WireText.clean($0, limit: 400) } ?? Words.Page.nothing,
                bad: line.bad.map { WireText.clean($0, limit: 400) } ?? Words.Page.nothing)
        }
        goodRun = MomentView(difference.good.at, time)
        badRun = MomentView(difference.bad.at, time)
        let left = difference.lines.count - limit
        var notes: [String] = []
        if left > 0 { notes.append("\(Words.count(left, "more difference")) on the page of the channel.") }
        if difference.isCut { notes.append("There were more than are kept.") }
        if !difference.isTextCompared { notes.append("The texts are no longer stored: only facts were compared.") }
        differenceNote = notes.isEmpty ? nil : notes.joined(separator: " ")
    }
}
