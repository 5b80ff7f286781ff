import Foundation

/// What all journeys of a site share about their times: the section `schedule:`.
package struct ScheduleSettings: Hashable, Sendable {
    /// Whose clock `at:` and `quiet:` mean.
    package var zone: TimeZone = .gmt
    package var quiet: [QuietHours] = []
    /// The most time over which the starts of one invocation are spread.
    package var jitter: Duration = .seconds(15)

    package init() {}
}
