import Foundation

/// The full hour (UTC) in which the smallest share of the known time was usable.
package struct WorstHour: Sendable, Hashable, Codable {
    package var start: Date
    /// 0…1.
    package var usable: Double

    /// An hour of which less is known says nothing.
    package static let leastKnown = 1800.0

    package init(start: Date, usable: Double) {
        self.start = start
        self.usable = usable
    }

    /// Among equals the first. Hours that reach beyond the window count with what lies within it.
    package static func of(_ hours: [Period]) -> WorstHour? {
        hours.filter { $0.numbers.known >= leastKnown }.min {
            ($0.numbers.usable ?? 1, $0.start) < ($1.numbers.usable ?? 1, $1.start)
        }.flatMap { hour in hour.numbers.usable.map { WorstHour(start: hour.start, usable: $0) } }
    }
}
