import Foundation
import GRDB
import Verdicts

extension StoredResults {
    /// Full hours or days of a channel within a window, oldest first; those of which nothing is known are missing.
    ///
    /// - Parameter step: so many units are one period.
    package func periods(
        of channel: String, by unit: Period.Unit, step: Int = 1, from start: Date, to end: Date
    ) throws -> [Period] {
        let length = Double(max(step, 1)) * unit.seconds
        return try database.rows(
            "SELECT start / :length * :length AS start, \(Self.sums) WHERE \(Self.within) GROUP BY 1 ORDER BY 1",
            [
                "channel": channel, "unit": unit.rawValue, "start": start.milliseconds, "end": end.milliseconds,
                "length": Int64(length * 1000),
            ]
        ).map { row in Period(start: try row.date("start"), numbers: try Availability(row, window: length).filled()) }
    }

    /// The numbers of a long window that ends now, from the sums of full days and of full hours at its ends: it takes nearly as
    /// long after years as after a week.
    ///
    /// What the points say is added at both ends, so that it comes to the same as ``ChannelNumbers/measure(_:from:to:)``
    /// to the second, as long as the points are stored.
    ///
    /// - Parameter findsWorstHour: whether each hour is looked at, which takes longer.
    package func numbers(
        of channel: String, from start: Date, to end: Date, findsWorstHour: Bool = true
    ) throws -> ChannelNumbers {
        let unit = Period.Unit.hour
        let floor = unit.start(of: start)
        let opening = floor < start ? floor.addingTimeInterval(unit.seconds) : start
        var sum = Availability(window: max(end.timeIntervalSince(start), 0))
        if opening > start {
            sum.join(.measure(try points(of: channel, from: start, to: opening), from: start, to: min(opening, end)))
        }
        for part in Self.parts(from: opening, to: end) {
            let row = try database.row(
                Self.sumOfPeriods,
                [
                    "channel": channel, "unit": part.unit.rawValue, "start": part.start.milliseconds,
                    "end": part.end.milliseconds - 1,
                ])
            if let row { sum.join(try Availability(row, window: 0)) }
        }
        let newest = try database.row(
            "SELECT * FROM channelPoint WHERE channel = ? AND at <= ? ORDER BY at DESC LIMIT 1",
            [channel, end.milliseconds]
        ).map { try ChannelPoint($0) }
        if let newest, newest.at >= opening {
            var rest = Availability.measure([newest], from: newest.at, to: end)
            // Its beginning is a border of the periods already.
            if newest.isSoft { rest.softBorders -= 1 }
            sum.join(rest)
        } else if let newest {
            sum.join(.measure([newest], from: opening, to: end))
        }
        let worst = findsWorstHour ? try worstHour(of: channel, from: opening, to: end) : nil
        return ChannelNumbers(availability: sum.filled(), worstHour: worst)
    }

    private func worstHour(of channel: String, from start: Date, to end: Date) throws -> WorstHour? {
        let unit = Period.Unit.hour
        return try database.row(
            Self.worstPeriod,
            [
                "channel": channel, "unit": unit.rawValue, "start": start.milliseconds, "end": end.milliseconds,
            ]
        ).map { row in
            WorstHour(start: try row.date("start"), usable: try Availability(row, window: unit.seconds).usable ?? 0)
        }
    }

    /// Full days, with the hours before the first and since the last midnight (UTC). Ends do not belong to their parts.
    private static func parts(from start: Date, to end: Date) -> [(unit: Period.Unit, start: Date, end: Date)] {
        let day = Period.Unit.day
        let behind = end.addingTimeInterval(0.001)
        let today = day.start(of: end)
        let floor = day.start(of: start)
        let first = floor < start ? floor.addingTimeInterval(day.seconds) : floor
        guard first < today else { return [(.hour, start, behind)] }
        return [(.hour, start, first), (.day, first, today), (.hour, today, behind)]
    }

    private static let sums = """
        total(unsafe) AS unsafe, total(down) AS down, total(softDown) AS softDown,
            total(safelyDegraded) AS safelyDegraded, total(usable) AS usable, total(reachKnown) AS reachKnown,
            total(reachable) AS reachable, total(softDowntime) AS softDowntime,
            coalesce(sum(softBorders), 0) AS softBorders, coalesce(max(border), 0.0) AS border
        FROM channelPeriod
        """
    private static let within = "channel = :channel AND unit = :unit AND start >= :start AND start <= :end"
    private static let sumOfPeriods = "SELECT \(sums) WHERE \(within)"

    private static let worstPeriod = """
        SELECT * FROM channelPeriod WHERE \(within)
            AND unsafe + down + softDown + safelyDegraded + usable >= \(Int(WorstHour.leastKnown))
        ORDER BY (safelyDegraded + usable) / (unsafe + down + softDown + safelyDegraded + usable), start LIMIT 1
        """
}

extension Availability {
    fileprivate init(_ row: StoredRow, window: Double) throws {
        self.init(window: window)
        for (verdict, column) in [
            (Verdict.unsafe, "unsafe"), (.down, "down"), (.softDown, "softDown"), (.safelyDegraded, "safelyDegraded"),
            (.usable, "usable"),
        ] {
            let stored = try row.real(column)
            if stored > 0 { seconds[verdict] = stored }
        }
        reachKnown = try row.real("reachKnown")
        reachable = try row.real("reachable")
        softDowntime = try row.real("softDowntime")
        softBorders = try row.number("softBorders")
        border = try row.real("border")
    }
}
