import Foundation

/// What a channel came to in one stretch of time: an hour of a week, a day of a year.
package struct TimeSlice: Sendable, Hashable, Codable {
    package var start: Date
    /// Seconds.
    package var length: Double
    /// Seconds in which customers arrived or were safely refused.
    package var good: Double = 0
    /// Seconds in which they did not.
    package var bad: Double = 0
    /// The worst verdict of any known moment; absent where nothing is known.
    package var worst: Verdict?
    /// Seconds with the reach check up, and with it down.
    package var reachable: Double = 0
    package var unreachable: Double = 0

    package var end: Date { start.addingTimeInterval(length) }
    package var known: Double { good + bad }
    /// Share of the known time in which customers did not arrive, 0…1.
    package var badShare: Double { known > 0 ? bad / known : 0 }

    package init(start: Date, length: Double) {
        self.start = start
        self.length = length
    }

    /// Cuts points, oldest first, into slices of equal length.
    ///
    /// - Parameters:
    ///   - end: of the last slice.
    ///   - count: of slices, at most 10 000.
    package static func slices(of points: [ChannelPoint], until end: Date, every length: Double, count: Int) -> [Self] {
        guard length > 0, count > 0 else { return [] }
        let number = min(count, 10_000)
        let begin = end.addingTimeInterval(-Double(number) * length)
        var result = (0..<number).map { Self(start: begin.addingTimeInterval(Double($0) * length), length: length) }
        let ordered = points.sorted { $0.at < $1.at }
        for (index, point) in ordered.enumerated() {
            let next = index + 1 < ordered.count ? ordered[index + 1].at : end
            let from = max(point.at, begin).timeIntervalSince(begin)
            let to = min(next, point.at.addingTimeInterval(Double(point.holds)), end).timeIntervalSince(begin)
            guard to > from else { continue }
            let first = min(max(Int(from / length), 0), number - 1)
            let last = min(max(Int((to / length).rounded(.up)) - 1, first), number - 1)
            for place in first...last {
                let within = min(to, Double(place + 1) * length) - max(from, Double(place) * length)
                if within > 0 { result[place].add(point, seconds: within) }
            }
        }
        return result
    }

    /// The same from periods that lie in one slice each; the newest point, which is in no period yet, goes on to the end.
    package static func slices(
        of periods: [Period], and newest: ChannelPoint?, until end: Date, every length: Double, count: Int
    ) -> [Self] {
        var result = slices(of: [newest].compactMap { $0 }, until: end, every: length, count: count)
        guard let begin = result.first?.start else { return [] }
        for period in periods {
            let place = (period.start.timeIntervalSince(begin) / length).rounded(.down)
            guard place >= 0, place < Double(result.count) else { continue }
            result[Int(place)].add(period.numbers)
        }
        return result
    }

    private mutating func add(_ numbers: Availability) {
        for (verdict, seconds) in numbers.seconds where verdict != .unknown && seconds > 0 {
            if verdict.isGood { good += seconds } else { bad += seconds }
            worst = max(worst ?? verdict, verdict)
        }
        reachable += numbers.reachable
        unreachable += max(numbers.reachKnown - numbers.reachable, 0)
    }

    private mutating func add(_ point: ChannelPoint, seconds: Double) {
        if point.verdict.isGood { good += seconds }
        if point.verdict.isBad { bad += seconds }
        if point.verdict != .unknown { worst = max(worst ?? point.verdict, point.verdict) }
        switch point.isReachable {
        case true: reachable += seconds
        case false: unreachable += seconds
        case nil: break
        }
    }
}
