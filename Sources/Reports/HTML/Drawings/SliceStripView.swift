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
        sliceTitle = Words.window(history.window)
        var drawing = Drawing()
        let unit = 1440 / Double(slices.count)
        for (look, range) in Self.runs(slices, by: { Self.reach($0) }) {
            StripMarks.addReach(
                look, x: Double(range.lowerBound) * unit, width: Double(range.count) * unit, to: &drawing)
        }
        for (look, range) in Self.runs(slices, by: { $0.bad > 0 ? nil : $0.worst ?? .unknown }) {
            guard let look else {
                // What is bad stays a mark for each slice, as tall as its share.
                for index in range {
                    StripMarks.add(
                        slices[index].worst ?? .softDown, share: slices[index].badShare, x: Double(index) * unit,
                        width: unit * 0.86, to: &drawing)
                }
                continue
            }
            StripMarks.add(look, x: Double(range.lowerBound) * unit, width: Double(range.count) * unit, to: &drawing)
        }
        paths = drawing.paths
        sliceText = Self.words(slices, time)
        let whole = last.end.timeIntervalSince(first.start)
        sliceTicks = (0...3).map { time.day(first.start.addingTimeInterval(whole * Double($0) / 4)) } + [Words.Page.now]
    }

    private static func reach(_ slice: TimeSlice) -> Bool? {
        slice.unreachable > 0 ? false : slice.reachable > 0 ? true : nil
    }

    /// Neighbours that look alike, together.
    private static func runs<Look: Equatable>(_ slices: [TimeSlice], by look: (TimeSlice) -> Look) -> [(
        Look, Range<Int>
    )] {
        slices.indices.reduce(into: []) { runs, index in
            let here = look(slices[index])
            if let last = runs.last, last.0 == here {
                runs[runs.count - 1].1 = last.1.lowerBound..<index + 1
            } else {
                runs.append((here, index..<index + 1))
            }
        }
    }

    /// `customers got stuck in 3 of 168 hours, last on 13 Mar`.
    private static func words(_ slices: [TimeSlice], _ time: TimeWords) -> String {
        let known = slices.filter { $0.worst != nil }
        let bad = known.filter { $0.bad > 0 }
        let each = Words.stretch(slices.first?.length ?? 0)
        return Words.slices(
            bad: bad.count, known: known.count, each: each, last: bad.last.map { time.day($0.start) })
    }
}
