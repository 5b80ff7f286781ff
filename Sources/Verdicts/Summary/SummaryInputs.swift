import Foundation
import Journeys
import Observations

/// Everything stored that a summary is made of.
package struct SummaryInputs: Sendable {
    package struct LastRun: Sendable {
        package var run: Run
        package var judgement: Judgement
        package var isFlaky: Bool

        package init(run: Run, judgement: Judgement, isFlaky: Bool) {
            self.run = run
            self.judgement = judgement
            self.isFlaky = isFlaky
        }
    }

    package var standing = StandingState()
    /// By journey.
    package var lastRuns: [String: LastRun] = [:]
    package var lastStarts: [String: Date] = [:]
    /// By channel.
    package var lastReach: [String: ReachSeen] = [:]
    /// By channel, those of the last 30 days, oldest first.
    package var points: [String: [ChannelPoint]] = [:]
    /// By channel, one for each day of the last year that anything is kept of, oldest first. Empty: made of ``points``.
    package var days: [String: [TimeSlice]] = [:]
    /// By journey, oldest first.
    package var marks: [String: [RunMark]] = [:]
    package var recentIncidents: [Incident] = []
    /// By journey and verdict.
    package var runsTotal: [String: [Verdict: Int]] = [:]
    package var secondsTotal: [String: [Verdict: Double]] = [:]
    package var softDowntimeTotal: [String: Double] = [:]
    package var lastRunAt: Date?
    package var lastSuccessAt: Date?
    package var runSeconds: Double?
    package var monitorFaults: [String] = []
    package var rests: [String: Date] = [:]
    package var isSimulated = false

    package init() {}
}
