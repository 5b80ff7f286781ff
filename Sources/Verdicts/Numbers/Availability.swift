import Foundation

/// Shares of time of a channel over a window (meaningful availability, Hauer et al., NSDI 2020).
package struct Availability: Sendable, Hashable, Codable {
    /// Seconds covered by points with a known reach check.
    package var reachKnown: Double
    package var reachable: Double
    /// Seconds per verdict; those of `unknown` are no part of ``known``.
    package var seconds: [Verdict: Double]
    /// Seconds with the reach check up and the channel `soft_down` or `unsafe`.
    package var softDowntime: Double
    /// Seconds of the whole window.
    package var window: Double
    /// The sampling error of a single border, in seconds: one interval.
    package var border: Double

    package var known: Double {
        seconds.reduce(0) { $1.key == .unknown ? $0 : $0 + $1.value }
    }

    /// What an uptime monitor would print, 0…1; absent where nothing is known.
    package var uptime: Double? { reachKnown > 0 ? reachable / reachKnown : nil }

    /// Share of known time in which customers arrived or were safely refused, 0…1.
    package var usable: Double? {
        known > 0 ? ((seconds[.usable] ?? 0) + (seconds[.safelyDegraded] ?? 0)) / known : nil
    }

    /// Share of the window that is known, 0…1.
    package var coverage: Double { window > 0 ? min(known / window, 1) : 0 }

    /// A share as people read it: floored, so that 99.99 never shows as 100.
    package static func percentage(_ share: Double, decimals: Int = 1) -> String {
        let factor = [1.0, 10, 100, 1000][min(max(decimals, 0), 3)]
        let floored = (share * 100 * factor + 1e-9).rounded(.down) / factor
        return String(format: "%.\(min(max(decimals, 0), 3))f %%", floored)
    }

    /// Integrates points, oldest first, over a window.
    package static func measure(_ points: [ChannelPoint], from start: Date, to end: Date) -> Availability {
        var result = Availability(
            reachKnown: 0, reachable: 0, seconds: [:], softDowntime: 0, window: max(end.timeIntervalSince(start), 0),
            border: 0)
        let ordered = points.sorted(by: isBefore)
        for (index, point) in ordered.enumerated() {
            let held = point.at.addingTimeInterval(Double(point.holds))
            let next = index + 1 < ordered.count ? ordered[index + 1].at : end
            let from = max(point.at, start)
            let to = min(next, held, end)
            guard to > from else { continue }
            let seconds = to.timeIntervalSince(from)
            result.border = max(result.border, Double(point.holds) / 2)
            result.seconds[point.verdict, default: 0] += seconds
            if let isReachable = point.isReachable {
                result.reachKnown += seconds
                if isReachable { result.reachable += seconds }
                if isReachable, point.verdict == .softDown || point.verdict == .unsafe {
                    result.softDowntime += seconds
                }
            }
        }
        let covered = result.seconds.values.reduce(0, +)
        if result.window > covered { result.seconds[.unknown, default: 0] += result.window - covered }
        return result
    }

    /// A total order: of several points at one moment the worst counts, however they were stored.
    private static func isBefore(_ left: ChannelPoint, _ right: ChannelPoint) -> Bool {
        if left.at != right.at { return left.at < right.at }
        if left.verdict != right.verdict { return left.verdict < right.verdict }
        func rank(_ point: ChannelPoint) -> (Int, String, Int) {
            (point.isReachable.map { $0 ? 1 : 2 } ?? 0, point.reason.rawValue, point.holds)
        }
        return rank(left) < rank(right)
    }
}
