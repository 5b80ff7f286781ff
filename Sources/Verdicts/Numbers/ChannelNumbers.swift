import Foundation

/// What a channel came to within a window that ends now.
package struct ChannelNumbers: Sendable, Hashable {
    package var availability: Availability
    package var worstHour: WorstHour?

    package init(availability: Availability, worstHour: WorstHour?) {
        self.availability = availability
        self.worstHour = worstHour
    }

    /// From points alone, in any order.
    package static func measure(_ points: [ChannelPoint], from start: Date, to end: Date) -> ChannelNumbers {
        ChannelNumbers(
            availability: .measure(points, from: start, to: end),
            worstHour: .of(Period.all(of: points, from: start, to: end, by: .hour)))
    }
}
