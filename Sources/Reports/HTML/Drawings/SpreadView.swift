import Foundation
import Verdicts

/// How long a journey takes: not the average, the spread.
struct SpreadView {
    var spreadTitle: String
    var spreadText: ProseView
    var spreadMost: String
    var spreadStart: MomentView
    var paths: [Drawing.Path]

    private static let width = 960.0
    private static let height = 120.0

    init?(_ journey: JourneySummary, _ time: TimeWords) {
        let arrived = journey.marks.suffix(96).filter { $0.reason.verdict == .usable && $0.duration > 0 }
        guard arrived.count >= 8, let first = arrived.first else { return nil }
        spreadTitle = WireText.line(journey.title, limit: 160)
        let all = arrived.map(\.duration).sorted()
        let most = Double(max(Self.percentile(all, 1), 1)) * 1.1
        let groups = min(24, arrived.count / 4)
        let size = Double(arrived.count) / Double(groups)
        let durations = arrived.map(\.duration)
        let columns = (0..<groups).map { index in
            durations[Int(Double(index) * size)..<min(Int(Double(index + 1) * size), durations.count)].sorted()
        }
        func edge(_ share: Double) -> [(x: Double, y: Double)] {
            columns.enumerated().flatMap { index, values in
                let y = Self.height * (1 - Double(Self.percentile(values, share)) / most)
                let wide = Self.width / Double(groups)
                return [(Double(index) * wide, y), (Double(index + 1) * wide, y)]
            }
        }
        var drawing = Drawing()
        drawing.add("s-most", upper: edge(0.95), lower: edge(0.05))
        drawing.add("s-half", upper: edge(0.75), lower: edge(0.25))
        drawing.add("s-median", upper: edge(0.5))
        paths = drawing.paths
        spreadMost = TimeWords.span(microseconds: Int(most))
        spreadStart = MomentView(first.at, time)
        let median = TimeWords.span(microseconds: Self.percentile(all, 0.5))
        let nine = TimeWords.span(microseconds: Self.percentile(all, 0.9))
        let slowest = TimeWords.span(microseconds: Self.percentile(all, 1))
        let words = Words.spread(
            median: median, nine: nine, slowest: slowest, runs: Words.runs(all.count, since: first.at))
        spreadText = ProseView(words, time)
    }

    /// The nearest rank; values are sorted and not empty.
    private static func percentile(_ values: [Int], _ share: Double) -> Int {
        guard !values.isEmpty else { return 0 }
        return values[min(max(Int((share * Double(values.count)).rounded(.up)) - 1, 0), values.count - 1)]
    }
}
