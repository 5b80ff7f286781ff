import Foundation
import Verdicts

/// A journey run by run: which step each run came to.
struct HeatView {
    var heatTitle: String
    var heatSpan: String
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
        heatSpan = "\(Words.count(marks.count, "run")) since \(time.moment(first.at))"
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
                let length = look == .failed ? 1 : same
                let (x, wide) = (Double(index) * unit, Double(length) * unit - (look == .failed ? unit * 0.14 : 0))
                switch look {
                case .passed: drawing.add("b-usable", x: x, width: wide, y: 9, height: 3)
                case .failed: drawing.add("b-soft_down", x: x, width: wide, y: 0, height: 20)
                case .unjudged: drawing.add("b-unknown", x: x, width: wide, y: 10, height: 1)
                case .notReached: break
                }
                index += length
            }
            let failed = looks.count { $0 == .failed }
            let name = WireText.line(step, limit: 64)
            let note = failed > 0 ? "ended \(failed) of \(looks.count)" : nil
            return Row(
                rowName: name, rowText: "\(name): \(note ?? "ended none") of the runs", rowNote: note,
                paths: drawing.paths)
        }
    }

    private enum Look { case passed, failed, notReached, unjudged }

    /// How far a run came: the place of the step that it failed at, or beyond the last one; absent where it is not known.
    private static func end(of mark: RunMark, in steps: [String]) -> Int? {
        if mark.reason.verdict == .unknown { return nil }
        if mark.reason.verdict.isGood { return steps.count }
        guard let failing = mark.failingStep else { return nil }
        return steps.firstIndex(of: failing)
    }

    private static func look(_ end: Int?, _ row: Int) -> Look {
        guard let end else { return .unjudged }
        return row < end ? .passed : row == end ? .failed : .notReached
    }
}
