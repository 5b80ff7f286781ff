/// A time on a clock on the wall, to the minute.
package struct TimeOfDay: Hashable, Sendable, Comparable {
    /// Since midnight: 0 to 1439.
    package let minutes: Int

    /// - Returns: nothing for a time that no clock shows.
    package init?(hour: Int, minute: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    package static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
    package var description: String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
}
