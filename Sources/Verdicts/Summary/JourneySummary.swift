import Foundation
import Observations

/// One journey's last run, as it is shown under its channel.
package struct JourneySummary: Sendable {
    package var journey: String
    package var title: String
    package var intent: String?
    package var needs: [String]
    /// The last run's; ``Reason/overdue`` where none ran for too long.
    package var judgement: Judgement
    package var isSuspected: Bool
    /// A failure of the last invocation was gone on repetition.
    package var isFlaky: Bool
    package var runAt: Date?
    /// Microseconds.
    package var duration: Int?
    package var everySeconds: Int
    /// While nothing is walked on purpose: when that ends.
    package var quietUntil: Date?
    /// All steps of the plan, in order, those that were not reached included.
    package var steps: [StepSummary] = []
    /// The last run with its evidence, where that is still stored.
    package var run: Run?
    /// Runs since the first, by verdict.
    package var runsTotal: [Verdict: Int] = [:]
    /// The latest runs, oldest first.
    package var marks: [RunMark] = []

    package struct StepSummary: Sendable {
        package enum Result: String, Sendable { case passed, failed, notReached }

        package var id: String
        package var kind: String
        package var channel: String
        package var result: Result
        /// Microseconds; absent where it was not reached.
        package var duration: Int?

        package init(id: String, kind: String, channel: String, result: Result, duration: Int?) {
            self.id = id
            self.kind = kind
            self.channel = channel
            self.result = result
            self.duration = duration
        }
    }

    package init(
        journey: String, title: String, intent: String?, needs: [String], judgement: Judgement, isSuspected: Bool,
        isFlaky: Bool, runAt: Date?, duration: Int?, everySeconds: Int
    ) {
        self.journey = journey
        self.title = title
        self.intent = intent
        self.needs = needs
        self.judgement = judgement
        self.isSuspected = isSuspected
        self.isFlaky = isFlaky
        self.runAt = runAt
        self.duration = duration
        self.everySeconds = everySeconds
    }
}
