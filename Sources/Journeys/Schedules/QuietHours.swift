/// A part of the week in which nothing is walked, by the clock on the wall.
package struct QuietHours: Hashable, Sendable {
    /// Days on which it begins: 0 is Monday.
    package var days: Set<Int>
    /// Minutes since midnight.
    package var begin: Int
    /// Minutes; more than a day is never needed.
    package var length: Int

    package static let minutesOfDay = 1440
    package static let minutesOfWeek = 7 * minutesOfDay

    package init(days: Set<Int>, begin: Int, length: Int) {
        self.days = days
        self.begin = begin
        self.length = length
    }

    /// How many minutes of it are left.
    ///
    /// - Parameter minute: since Monday, 00:00.
    /// - Returns: 0 where it is not quiet then.
    package func left(at minute: Int) -> Int {
        days.map { day in
            let since = (minute - day * Self.minutesOfDay - begin + 2 * Self.minutesOfWeek) % Self.minutesOfWeek
            return max(length - since, 0)
        }.max() ?? 0
    }

    /// Whether nothing of the week is left to walk in.
    package static func fillTheWeek(_ all: [QuietHours]) -> Bool {
        var minute = 0
        while minute < minutesOfWeek {
            let left = all.map { $0.left(at: minute) }.max() ?? 0
            guard left > 0 else { return false }
            minute += left
        }
        return true
    }
}
