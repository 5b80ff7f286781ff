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
        var arguments: StatementArguments = [
            "channel": channel, "unit": unit.rawValue, "start": start.milliseconds, "end": end.milliseconds,
        ]
        if step > 1 { arguments += ["length": Int64(length * 1000)] }
        // A year of days is read for each channel of the page: nothing is grouped that stands alone.
        return try database.values(step > 1 ? Self.groups : Self.each, arguments) { values in
            guard let first = values.first, let start = Int64.fromDatabaseValue(first) else {
                throw NotUnderstood(what: "channelPeriod.start")
            }
            return Period(
                start: Date(milliseconds: start),
                numbers: try Availability(values.dropFirst(), window: length).filled())
        }
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
            let sums = try database.values(
                Self.sumOfPeriods,
                [
                    "channel": channel, "unit": part.unit.rawValue, "start": part.start.milliseconds,
                    "end": part.end.milliseconds - 1,
                ]
            ) { try Availability($0[...], window: 0) }
            for part in sums { sum.join(part) }
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
        return try database.values(
            Self.worstPeriod,
            [
                "channel": channel, "unit": unit.rawValue, "start": start.milliseconds, "end": end.milliseconds,
            ]
        ) { values in
            guard let first = values.first, let start = Int64.fromDatabaseValue(first) else {
                throw NotUnderstood(what: "channelPeriod.start")
            }
            let numbers = try Availability(values.dropFirst(), window: unit.seconds)
            return WorstHour(start: Date(milliseconds: start), usable: numbers.usable ?? 0)
        }.first
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

    /// What ``Availability`` is read from, in this order.
    fileprivate static let columns = [
        "unsafe", "down", "softDown", "safelyDegraded", "usable", "reachKnown", "reachable", "softDowntime",
        "softBorders",
        "border",
    ]
    private static let plain = columns.joined(separator: ", ") + " FROM channelPeriod"
    private static let sums = """
        total(unsafe), total(down), total(softDown), total(safelyDegraded), total(usable), total(reachKnown),
            total(reachable), total(softDowntime), coalesce(sum(softBorders), 0), coalesce(max(border), 0.0)
        FROM channelPeriod
        """
    private static let within = "channel = :channel AND unit = :unit AND start >= :start AND start <= :end"
    private static let each = "SELECT start, \(plain) WHERE \(within) ORDER BY start"
    private static let groups = "SELECT start / :length * :length, \(sums) WHERE \(within) GROUP BY 1 ORDER BY 1"
    private static let sumOfPeriods = "SELECT \(sums) WHERE \(within)"

    private static let worstPeriod = """
        SELECT start, \(plain) WHERE \(within)
            AND unsafe + down + softDown + safelyDegraded + usable >= \(Int(WorstHour.leastKnown))
        ORDER BY (safelyDegraded + usable) / (unsafe + down + softDown + safelyDegraded + usable), start LIMIT 1
        """
}

extension Availability {
    /// - Parameter values: of ``StoredResults/columns``.
    fileprivate init(_ values: ArraySlice<DatabaseValue>, window: Double) throws {
        self.init(window: window)
        var numbers: [Double] = []
        for (value, column) in zip(values, StoredResults.columns) {
            switch value.storage {
            case .double(let number): numbers.append(number)
            case .int64(let number): numbers.append(Double(number))
            case .null, .string, .blob: throw NotUnderstood(what: "channelPeriod.\(column)")
            }
        }
        guard numbers.count == StoredResults.columns.count, let borders = Int(exactly: numbers[8].rounded()) else {
            throw NotUnderstood(what: "channelPeriod.softBorders")
        }
        for (verdict, stored) in zip([.unsafe, .down, .softDown, .safelyDegraded, .usable] as [Verdict], numbers)
        where stored > 0 {
            seconds[verdict] = stored
        }
        (reachKnown, reachable, softDowntime, softBorders, border) = (
            numbers[5], numbers[6], numbers[7], borders, numbers[9]
        )
    }
}
