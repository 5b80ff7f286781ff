import Foundation

/// What a channel came to within one full hour or day (UTC).
package struct Period: Sendable, Hashable, Codable {
    package enum Unit: Int, Sendable, Hashable, Codable, CaseIterable {
        case hour = 3600
        case day = 86_400

        package var seconds: Double { Double(rawValue) }

        /// The full hour or day that a moment lies in.
        package func start(of moment: Date) -> Date {
            Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / seconds).rounded(.down) * seconds)
        }
    }

    package var start: Date
    /// Its ``Availability/window`` is the whole hour or day; what is missing is `unknown`.
    package var numbers: Availability

    package init(start: Date, numbers: Availability) {
        self.start = start
        self.numbers = numbers
    }
}

extension Period {
    /// What a segment adds to each hour or day that it reaches into, oldest first.
    package static func shares(of segment: Segment, by unit: Unit) -> [Period] {
        var periods: [Period] = []
        var from = segment.from
        // Ten thousand hours are more than a year: no journey runs so rarely.
        while from < segment.to, periods.count < 10_000 {
            let opening = unit.start(of: from)
            let closing = opening.addingTimeInterval(unit.seconds)
            var share = Availability(window: unit.seconds)
            share.add(segment.point, seconds: min(segment.to, closing).timeIntervalSince(from))
            periods.append(Period(start: opening, numbers: share))
            from = closing
        }
        guard let last = periods.indices.last else { return [] }
        if segment.opensSoftly { periods[0].numbers.softBorders += 1 }
        if segment.closesSoftly { periods[last].numbers.softBorders += 1 }
        return periods
    }

    /// Points in any order as full hours or days, oldest first, each with what lies within the window.
    package static func all(of points: [ChannelPoint], from start: Date, to end: Date, by unit: Unit) -> [Period] {
        var found: [Date: Availability] = [:]
        for segment in Segment.all(of: points, from: start, to: end) {
            for share in shares(of: segment, by: unit) {
                found[share.start, default: Availability(window: unit.seconds)].join(share.numbers)
            }
        }
        return found.keys.sorted().compactMap { start in
            found[start].map { Period(start: start, numbers: $0.filled()) }
        }
    }
}
