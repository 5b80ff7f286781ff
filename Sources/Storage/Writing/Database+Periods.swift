import Foundation
import GRDB
import Verdicts

extension Database {
    /// Adds what passed between two points to the hours and days of their channel.
    func addPeriods(from newest: ChannelPoint?, to point: ChannelPoint) throws {
        let segment = newest.map { Segment($0, until: point) }
        let goesOnSoftly = segment.map { $0.point.isSoft && $0.to == point.at } ?? false
        for unit in Period.Unit.allCases {
            for share in segment.map({ Period.shares(of: $0, by: unit) }) ?? [] {
                try add(share, of: point.channel, unit)
            }
            if point.isSoft, !goesOnSoftly {
                var border = Availability(window: unit.seconds)
                border.softBorders = 1
                try add(Period(start: unit.start(of: point.at), numbers: border), of: point.channel, unit)
            }
        }
    }

    private func add(_ period: Period, of channel: String, _ unit: Period.Unit) throws {
        let numbers = period.numbers
        let seconds = { (verdict: Verdict) in numbers.seconds[verdict] ?? 0 }
        try run(
            """
            INSERT INTO channelPeriod (channel, unit, start, unsafe, down, softDown, safelyDegraded, usable, reachKnown,
                reachable, softDowntime, softBorders, border)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (channel, unit, start) DO UPDATE SET unsafe = unsafe + excluded.unsafe,
                down = down + excluded.down, softDown = softDown + excluded.softDown,
                safelyDegraded = safelyDegraded + excluded.safelyDegraded, usable = usable + excluded.usable,
                reachKnown = reachKnown + excluded.reachKnown, reachable = reachable + excluded.reachable,
                softDowntime = softDowntime + excluded.softDowntime, softBorders = softBorders + excluded.softBorders,
                border = max(border, excluded.border)
            """,
            [
                channel, unit.rawValue, period.start.milliseconds, seconds(.unsafe), seconds(.down), seconds(.softDown),
                seconds(.safelyDegraded), seconds(.usable), numbers.reachKnown, numbers.reachable,
                numbers.softDowntime, numbers.softBorders, numbers.border,
            ])
    }
}
