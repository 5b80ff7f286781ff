import Foundation

/// The time for which one point counts.
package struct Segment: Sendable {
    package var point: ChannelPoint
    package var from: Date
    package var to: Date
    /// Whether soft downtime begins and ends with it: borders that are known to one interval only.
    package var opensSoftly = false
    package var closesSoftly = false

    package var seconds: Double { to.timeIntervalSince(from) }

    package init(point: ChannelPoint, from: Date, to: Date) {
        self.point = point
        self.from = from
        self.to = to
    }

    /// From one point to the next one that was stored: what a growing total takes in.
    package init(_ point: ChannelPoint, until next: ChannelPoint) {
        self.init(point: point, from: point.at, to: min(point.heldUntil, max(next.at, point.at)))
        closesSoftly = point.isSoft && (to < next.at || !next.isSoft)
    }

    /// Points in any order, as what counts of them within a window, oldest first.
    package static func all(of points: [ChannelPoint], from start: Date, to end: Date) -> [Segment] {
        let ordered = distinct(points)
        var segments: [Segment] = []
        var before: (end: Date, isSoft: Bool)?
        for (index, point) in ordered.enumerated() {
            let next = index + 1 < ordered.count ? ordered[index + 1] : nil
            let until = min(next?.at ?? end, point.heldUntil)
            var segment = Segment(point: point, from: max(point.at, start), to: min(until, end))
            segment.opensSoftly =
                point.isSoft && point.at >= start && !(before.map { $0.isSoft && $0.end == point.at } ?? false)
            segment.closesSoftly =
                point.isSoft && segment.to < end && !(next.map { $0.isSoft && $0.at == until } ?? false)
            if until > point.at { before = (until, point.isSoft) }
            if segment.to > segment.from { segments.append(segment) }
        }
        return segments
    }

    /// Oldest first; of several at one moment the worst counts, however they were stored.
    private static func distinct(_ points: [ChannelPoint]) -> [ChannelPoint] {
        points.sorted(by: isBefore).reduce(into: []) { kept, point in
            if kept.last?.at == point.at { kept.removeLast() }
            kept.append(point)
        }
    }

    private static func isBefore(_ left: ChannelPoint, _ right: ChannelPoint) -> Bool {
        if left.at != right.at { return left.at < right.at }
        if left.verdict != right.verdict { return left.verdict < right.verdict }
        func rank(_ point: ChannelPoint) -> (Int, String, Int) {
            (point.isReachable.map { $0 ? 1 : 2 } ?? 0, point.reason.rawValue, point.holds)
        }
        return rank(left) < rank(right)
    }
}

extension ChannelPoint {
    package var heldUntil: Date { at.addingTimeInterval(Double(max(holds, 0))) }

    /// Up by its reach check, and of no use to customers.
    package var isSoft: Bool { isReachable == true && (verdict == .softDown || verdict == .unsafe) }
}
