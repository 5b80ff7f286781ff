import Foundation
import Verdicts

/// The last 24 hours of one channel as two lines: what an uptime check says, and what customers meet.
struct StripView {
    var title: String
    var stripText: String
    var stripCaption: ProseView?
    var paths: [Drawing.Path]
    /// Whether it was well, and looked so from outside, in all the time that is known.
    let isCalm: Bool

    private static let day = 86_400.0

    init(_ channel: ChannelSummary, _ time: TimeWords) {
        title = WireText.line(channel.title, limit: 120)
        let spans = Self.spans(channel.points, now: time.now)
        let begin = time.now.addingTimeInterval(-Self.day)
        var drawing = Drawing()
        for span in Self.merged(spans, by: \.isReachable) {
            let (x, width) = Self.place(span, begin)
            StripMarks.lineReach(span.isReachable, x: x, width: width, to: &drawing)
        }
        for span in Self.merged(spans, by: \.verdict) {
            let (x, width) = Self.place(span, begin)
            StripMarks.line(span.verdict, x: x, width: width, to: &drawing)
        }
        paths = drawing.paths
        let bad = Self.merged(spans, by: \.verdict).filter(\.verdict.isBad)
        let parts = bad.suffix(2).map { span in
            // What began before the day did is drawn from its beginning on, and not said to have begun there.
            let start = span.start <= begin.addingTimeInterval(1) ? nil : span.start
            return Words.stretch(
                span.verdict, from: start, to: span.end >= time.now.addingTimeInterval(-1) ? nil : span.end)
        }
        stripCaption = Words.stretches(parts, before: bad.count - parts.count).map { ProseView($0, time) }
        let known = spans.contains { $0.verdict != .unknown }
        isCalm = known && bad.isEmpty && spans.allSatisfy { $0.isReachable != false && $0.verdict != .safelyDegraded }
        // Where a caption stands below it is not said twice.
        stripText = Words.day(title, isCaptioned: stripCaption != nil, isKnown: known)
    }

    struct Span {
        var start: Date
        var end: Date
        var isReachable: Bool?
        var verdict: Verdict
        var standing: [String] { [verdict.rawValue, isReachable.map(String.init) ?? ""] }
    }

    /// Points as spans without holes. Where there are more than can be told apart, a quarter of an hour shows its worst.
    private static func spans(_ points: [ChannelPoint], now: Date) -> [Span] {
        let begin = now.addingTimeInterval(-day)
        let ordered = points.sorted { $0.at < $1.at }
        var result: [Span] = []
        var last = begin
        for (index, point) in ordered.enumerated() {
            let next = index + 1 < ordered.count ? ordered[index + 1].at : now
            let start = max(point.at, begin)
            let end = min(next, point.at.addingTimeInterval(Double(max(point.holds, 0))), now)
            guard end > start else { continue }
            if start > last { result.append(Span(start: last, end: start, isReachable: nil, verdict: .unknown)) }
            result.append(Span(start: start, end: end, isReachable: point.isReachable, verdict: point.verdict))
            last = end
        }
        if last < now { result.append(Span(start: last, end: now, isReachable: nil, verdict: .unknown)) }
        let whole = merged(result, by: \.standing)
        return whole.count <= 96 ? whole : quarters(whole, begin)
    }

    private static func quarters(_ spans: [Span], _ begin: Date) -> [Span] {
        (0..<96).compactMap { index in
            let start = begin.addingTimeInterval(Double(index) * 900)
            let end = start.addingTimeInterval(900)
            let within = spans.filter { $0.start < end && $0.end > start }
            guard let worst = within.max(by: { $0.verdict < $1.verdict }) else { return nil }
            let reach = within.contains { $0.isReachable == false } ? false : worst.isReachable
            return Span(start: start, end: end, isReachable: reach, verdict: worst.verdict)
        }
    }

    private static func merged<Key: Equatable>(_ spans: [Span], by key: (Span) -> Key) -> [Span] {
        spans.reduce(into: []) { result, span in
            if let last = result.last, key(last) == key(span), last.end >= span.start {
                result[result.count - 1].end = span.end
            } else {
                result.append(span)
            }
        }
    }

    private static func place(_ span: Span, _ begin: Date) -> (x: Double, width: Double) {
        (span.start.timeIntervalSince(begin) / 60, span.end.timeIntervalSince(span.start) / 60)
    }

    /// The hours under the strips: every six hours, and now.
    static func ticks(_ time: TimeWords) -> [TickView] {
        (-4 ... -1).map { (hours: Int) in TickView(time.now.addingTimeInterval(Double(hours) * 6 * 3600), time) } + [
            TickView(now: time.now, time)
        ]
    }
}
