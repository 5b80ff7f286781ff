import Foundation

/// What the runs of one guard have come to so far.
package struct GuardTrack: Sendable, Hashable, Codable {
    package var guardName: String
    package var channel: String
    /// The last outcome that was not inconclusive.
    package var standing: GuardFinding?
    package var since: Date?
    package var lastChecked: Date?
    package var last: GuardFinding?
    /// The run with which the standing outcome began.
    package var sinceRun: String?
    /// The last run in which it held; of a breach, the one before it.
    package var lastHeld: RunReference?

    package init(guardName: String, channel: String) {
        self.guardName = guardName
        self.channel = channel
    }

    /// The track after one more run. An inconclusive one changes nothing but the time of the last check.
    package func absorbing(_ finding: GuardFinding, at time: Date, run: String? = nil) -> Self {
        var next = self
        next.last = finding
        next.lastChecked = time
        if finding.outcome != .inconclusive {
            if standing?.outcome != finding.outcome {
                next.since = time
                next.sinceRun = run
            }
            if finding.outcome == .held, let run {
                next.lastHeld = RunReference(run: run, journey: guardName, at: time)
            }
            next.standing = finding
        }
        return next
    }
}
