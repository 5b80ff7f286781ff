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
    /// How often soft downtime begins or ends within the window.
    package var softBorders = 0

    /// Nothing is known of a window of so many seconds.
    package init(window: Double) {
        (reachKnown, reachable, softDowntime, border) = (0, 0, 0, 0)
        seconds = [:]
        self.window = window
    }

    package var known: Double {
        seconds.reduce(0) { $1.key == .unknown ? $0 : $0 + $1.value }
    }

    /// The sampling error of ``softDowntime``, in seconds: one interval at each of its borders.
    package var softDowntimeError: Double { Double(softBorders) * border }

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

    /// Integrates points, in any order, over a window.
    package static func measure(_ points: [ChannelPoint], from start: Date, to end: Date) -> Availability {
        var result = Availability(window: max(end.timeIntervalSince(start), 0))
        for segment in Segment.all(of: points, from: start, to: end) {
            result.add(segment.point, seconds: segment.seconds)
            result.softBorders += (segment.opensSoftly ? 1 : 0) + (segment.closesSoftly ? 1 : 0)
        }
        return result.filled()
    }

    /// Takes in what a point said for some seconds. Time that is `unknown` follows with ``filled()``.
    package mutating func add(_ point: ChannelPoint, seconds added: Double) {
        border = max(border, Double(point.holds) / 2)
        if point.verdict != .unknown { seconds[point.verdict, default: 0] += added }
        guard let isReachable = point.isReachable else { return }
        reachKnown += added
        if isReachable { reachable += added }
        if point.isSoft { softDowntime += added }
    }

    /// Takes in other time of the same channel; the window stays.
    package mutating func join(_ other: Availability) {
        reachKnown += other.reachKnown
        reachable += other.reachable
        softDowntime += other.softDowntime
        softBorders += other.softBorders
        border = max(border, other.border)
        for (verdict, added) in other.seconds where verdict != .unknown { seconds[verdict, default: 0] += added }
    }

    /// What is not known of the window is `unknown`.
    package func filled() -> Availability {
        var whole = self
        let missing = window - known
        // Sums of fractions of seconds are never quite even.
        whole.seconds[.unknown] = missing > 1e-6 ? missing : nil
        return whole
    }
}
