import Foundation
import Verdicts

/// A journey run by run: which step each run came to.
struct HeatView {
    var heatTitle: String
    var heatSpan: ProseView
    var heatRows: [Row]

    struct Row {
        var rowName: String
        var rowText: String
        var rowNote: String?
        var paths: [Drawing.Path]
    }

    private static let width = 960.0

    init?(_ journey: JourneySummary, _ time: TimeWords) {
        let marks = Array(journey.marks.suffix(96))
        guard let first = marks.first, marks.count > 1 else { return nil }
        heatTitle = WireText.line(journey.title, limit: 160)
        heatSpan = ProseView(Words.runs(marks.count, since: first.at), time)
        let steps = journey.steps.prefix(40).map(\.id)
        let ends = marks.map { mark in Self.end(of: mark, in: steps) }
        heatRows = steps.enumerated().map { row, step in
            var drawing = Drawing()
            let looks = ends.map { Self.look($0, row) }
            let unit = Self.width / Double(looks.count)
            var index = 0
            while index < looks.count {
                let look = looks[index]
                let same = looks[index...].prefix { $0 == look }.count
                // Done steps run together to a line; each failure stays a mark of its own.
                let length = look.isFailed ? 1 : same
                let (x, wide) = (Double(index) * unit, Double(length) * unit - (look.isFailed ? unit * 0.14 : 0))
                switch look {
                case .passed: drawing.add("b-usable", x: x, width: wide, y: 9, height: 3)
                case .failed(let verdict): drawing.add("b-\(verdict.rawValue)", x: x, width: wide, y: 0, height: 20)
                case .unjudged: drawing.line("b-unknown", x: x, width: wide, y: 10.5)
                case .notReached: break
                }
                index += length
            }
            let failed = looks.count(where: \.isFailed)
            let name = WireText.line(step, limit: 64)
            let note = failed > 0 ? Words.timesEnded(failed, of: looks.count) : nil
            return Row(
                rowName: name, rowText: Words.heatRow(name, note), rowNote: note,
                paths: drawing.paths)
        }
    }

    private enum Look: Equatable {
        case passed, notReached, unjudged
        case failed(Verdict)

        var isFailed: Bool {
            if case .failed = self { true } else { false }
        }
    }

    /// How far a run came: the place of the step that it failed at, or beyond the last one; absent where it is not known.
    private static func end(of mark: RunMark, in steps: [String]) -> (step: Int, verdict: Verdict)? {
        let verdict = mark.reason.verdict
        if verdict == .unknown { return nil }
        if verdict.isGood { return (steps.count, verdict) }
        guard let failing = mark.failingStep else { return nil }
        return steps.firstIndex(of: failing).map { ($0, verdict) }
    }

    private static func look(_ end: (step: Int, verdict: Verdict)?, _ row: Int) -> Look {
        guard let end else { return .unjudged }
        return row < end.step ? .passed : row == end.step ? .failed(end.verdict) : .notReached
    }
}
