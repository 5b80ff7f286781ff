import Foundation

/// The clock on the wall of one time zone: nights of 23 and of 25 hours included.
package struct WallClock: Hashable, Sendable {
    package var zone: TimeZone

    package init(zone: TimeZone) { self.zone = zone }

    /// Whole minutes since Monday, 00:00.
    package func minuteOfWeek(at moment: Date) -> Int {
        let minutes = Int((local(moment) / 60).rounded(.down))
        // 1970 began on a Thursday.
        let shifted = minutes + 3 * QuietHours.minutesOfDay
        let week = QuietHours.minutesOfWeek
        return (shifted % week + week) % week
    }

    /// The last moment up to `moment` at which the clock showed one of these times.
    ///
    /// A time that a night leaves out counts at the moment at which the clock jumps over it. A time that a night shows
    /// twice counts once, the first time.
    package func last(of times: [TimeOfDay], upTo moment: Date) -> Date? {
        candidates(times, around: moment).filter { $0 <= moment }.max()
    }

    /// The first moment after `moment`, counted as in ``last(of:upTo:)``.
    package func next(of times: [TimeOfDay], after moment: Date) -> Date? {
        candidates(times, around: moment).filter { $0 > moment }.min()
    }

    private func candidates(_ times: [TimeOfDay], around moment: Date) -> [Date] {
        let today = (local(moment) / 86_400).rounded(.down)
        return [-2.0, -1, 0, 1, 2].flatMap { day in
            times.map { self.moment(day: today + day, seconds: Double($0.minutes * 60)) }
        }
    }

    /// Seconds since 1970 as the clock on the wall counts them.
    private func local(_ moment: Date) -> Double {
        moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
    }

    private func moment(day: Double, seconds: Double) -> Date {
        let wanted = day * 86_400 + seconds
        // Whatever the zone does, it does it within a day around.
        let before = Date(timeIntervalSince1970: wanted - 86_400)
        let after = Date(timeIntervalSince1970: wanted + 86_400)
        let found = [before, after].map {
            Date(timeIntervalSince1970: wanted - Double(zone.secondsFromGMT(for: $0)))
        }.filter { local($0) == wanted }.min()
        return found ?? jump(over: wanted, from: before, to: after)
    }

    /// The first moment at which the clock shows more than a time that it never shows.
    private func jump(over wanted: Double, from before: Date, to after: Date) -> Date {
        var (low, high) = (before.timeIntervalSince1970.rounded(.down), after.timeIntervalSince1970.rounded(.up))
        // Two days hold fewer than 2^18 seconds.
        for _ in 0..<18 where high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if local(Date(timeIntervalSince1970: middle)) > wanted { high = middle } else { low = middle }
        }
        return Date(timeIntervalSince1970: high)
    }
}
