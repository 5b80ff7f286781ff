import Observations
import Verdicts

/// A run as it was stored. Moments have whole milliseconds.
package struct StoredRun: Sendable, Hashable {
    /// How much of the bulky evidence is in ``run``: what was seen, headers, bodies. Checks and signs are always whole,
    /// so that it can be judged again.
    package enum Evidence: Sendable, Hashable {
        case whole
        /// Cut to fit.
        case shortened
        /// Dropped, or not asked for.
        case absent
    }

    package var run: Run
    /// Of a walk.
    package var judgement: Judgement?
    /// Of a guard.
    package var finding: GuardFinding?
    package var isFlaky: Bool
    package var isSimulated: Bool
    package var evidence: Evidence
}
