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
    /// By channel, those of the last 24 hours, oldest first, with the one before that still holds. Older ones as well where
    /// ``numbers`` has none.
    package var points: [String: [ChannelPoint]] = [:]
    /// By journey, oldest first.
    package var marks: [String: [RunMark]] = [:]
    /// By channel: the windows that ``points`` do not reach back to.
    package var numbers: [String: [NumbersWindow: ChannelNumbers]] = [:]
    /// By channel: what is drawn of the time before. Where it is missing, it is made of ``points``.
    package var history: [String: History] = [:]
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
    package var containments = Containments()

    /// Periods of a channel, oldest first; those of which nothing is known are missing.
    package struct History: Sendable {
        /// Hours of the last week.
        package var week: [Period]
        /// Six hours each, of the last 30 days.
        package var month: [Period]
        /// Days of the last year.
        package var year: [Period]

        package init(week: [Period], month: [Period], year: [Period]) {
            self.week = week
            self.month = month
            self.year = year
        }
    }

    package init() {}
}
