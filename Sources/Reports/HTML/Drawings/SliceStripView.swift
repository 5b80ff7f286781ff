import Foundation
import Verdicts

/// A week, a month or a year of one channel in equal slices.
struct SliceStripView {
    var sliceTitle: String
    var sliceText: String
    var paths: [Drawing.Path]
    var sliceTicks: [String]

    init?(_ history: ChannelSummary.History, of title: String, _ time: TimeWords) {
        let slices = Array(history.slices.suffix(400))
        guard let first = slices.first, let last = slices.last, slices.contains(where: { $0.worst != nil }) else {
            return nil
        }
        sliceTitle = "The last \(WireText.line(history.window, limit: 40))"
        var drawing = Drawing()
        let unit = 1440 / Double(slices.count)
        for (index, slice) in slices.enumerated() {
            let (x, width) = (Double(index) * unit, unit * 0.86)
            let reach = slice.unreachable > 0 ? false : slice.reachable > 0 ? true : nil
            StripMarks.addReach(reach, x: x, width: width, to: &drawing)
            StripMarks.add(slice.worst ?? .unknown, share: slice.badShare, x: x, width: width, to: &drawing)
        }
        paths = drawing.paths
        sliceText = Self.words(slices, time)
        let whole = last.end.timeIntervalSince(first.start)
        sliceTicks = (0...3).map { time.day(first.start.addingTimeInterval(whole * Double($0) / 4)) } + ["now"]
    }

    /// `customers did not arrive in 3 of 168 hours, last on 13 Mar`.
    private static func words(_ slices: [TimeSlice], _ time: TimeWords) -> String {
        let known = slices.filter { $0.worst != nil }
        let bad = known.filter { $0.bad > 0 }
        let each = Words.stretch(slices[0].length)
        guard let last = bad.last else { return "well in all of the \(Words.count(known.count, each)) that are known" }
        let worst = bad.compactMap(\.worst).max() ?? .softDown
        return "\(Words.state(worst)) for some of \(bad.count) in \(Words.count(known.count, each)), last on "
            + time.day(last.start)
    }
}
