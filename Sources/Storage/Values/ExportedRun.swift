import Foundation
import Verdicts

/// One run without its steps, as it is given to other programs.
package struct ExportedRun: Sendable, Hashable {
    package var id: String
    package var journey: String
    package var channel: String
    package var guardReason: String?
    package var site: String
    package var startedAt: Date
    /// Microseconds.
    package var duration: Int
    package var attempt: Int
    package var verdict: Verdict?
    package var reason: Reason?
    /// The channel that the verdict belongs to.
    package var verdictChannel: String?
    package var failingStep: String?
    /// Of a guard.
    package var outcome: GuardFinding.Outcome?
    package var isFlaky: Bool
    package var isSimulated: Bool
}
