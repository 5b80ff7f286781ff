import Foundation

/// When a journey is due. Pure: the same moments give the same answers, in every process.
///
/// A journey with `every:` has moments of its own within its interval, by a hash of its name and the site's: thousands of
/// them do not all begin at second 0, and each keeps its pace for ever, however late it once was.
package struct Schedule: Hashable, Sendable {
    package enum Pace: Hashable, Sendable {
        /// Seconds.
        case every(Double)
        case at([TimeOfDay])
    }

    package var pace: Pace
    package var clock: WallClock
    package var quiet: [QuietHours]
    /// Where within an interval its moments lie: at least 0 and below 1.
    package var phase: Double

    package init(pace: Pace, clock: WallClock, quiet: [QuietHours] = [], phase: Double = 0) {
        self.pace = pace
        self.clock = clock
        self.quiet = quiet
        self.phase = phase
    }

    /// Until when it is quiet; nothing where it is not.
    package func quietUntil(at moment: Date) -> Date? {
        var end: Date?
        // Quiet hours may follow each other; what fills the week is no plan.
        for _ in 0..<64 {
            let now = end ?? moment
            let left = quiet.map { $0.left(at: clock.minuteOfWeek(at: now)) }.max() ?? 0
            guard left > 0 else { return end }
            let whole = (now.timeIntervalSince1970 / 60).rounded(.down) * 60
            end = Date(timeIntervalSince1970: whole + Double(left * 60))
        }
        return end
    }

    /// When it is due after a run, quiet hours included.
    ///
    /// - Parameters:
    ///   - last: when it began last; nothing: never.
    ///   - now: for what never began.
    package func due(after last: Date?, now: Date) -> Date {
        let moment = usual(after: last, now: now)
        return quietUntil(at: max(moment, now)) ?? moment
    }

    /// Whether it is due.
    package func isDue(after last: Date?, now: Date) -> Bool { due(after: last, now: now) <= now }

    private func usual(after last: Date?, now: Date) -> Date {
        switch pace {
        case .every(let seconds):
            guard let last, last.timeIntervalSince(now) < seconds else { return now }
            return next(after: last, every: seconds)
        case .at(let times):
            // A start in the future is one of a clock that has been set back since.
            if let last, last.timeIntervalSince(now) < 86_400 {
                return clock.next(of: times, after: last) ?? now
            }
            // What never ran begins with its next time, and is not late for the one before.
            let passed = clock.last(of: times, upTo: now)
            if let passed, now.timeIntervalSince(passed) <= Self.firstTime { return passed }
            return clock.next(of: times, after: now) ?? now
        }
    }

    /// The next moment of its own, at least half an interval later. Where that is too far away it is walked once in
    /// between.
    private func next(after last: Date, every seconds: Double) -> Date {
        let (start, offset) = (last.timeIntervalSince1970, phase * seconds)
        let count = ((start + seconds / 2 - offset) / seconds).rounded(.up)
        let wait = count * seconds + offset - start
        guard wait <= seconds * (1 + Self.punctuality) else { return last.addingTimeInterval(wait / 2) }
        // Cron and timers are late by some seconds now and then: what is due at the next tick is due now, and where the
        // moment lies right beside the ticks, an interval after the last start is enough.
        let early = min(seconds * Self.punctuality, 6)
        return last.addingTimeInterval(min(wait - early, seconds - early / 2))
    }

    private static let punctuality = 0.1

    /// Seconds within which a journey that is new is walked for a time that has just passed.
    private static let firstTime = 3600.0
}
