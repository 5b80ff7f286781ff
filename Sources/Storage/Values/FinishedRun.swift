import Observations
import Verdicts

/// A run with what it came to, ready to be stored.
package struct FinishedRun: Sendable, Hashable {
    package var run: Run
    /// Of a walk.
    package var judgement: Judgement?
    /// Of a guard.
    package var finding: GuardFinding?
    /// The text behind ``Run/plan``; needed once per plan.
    package var planText: PlanText?
    /// Whether it was made under an injected clock.
    package var isSimulated: Bool
    /// Whether a failure before it was gone on this repetition.
    package var isFlaky: Bool

    package init(
        run: Run, judgement: Judgement? = nil, finding: GuardFinding? = nil, planText: PlanText? = nil,
        isSimulated: Bool = false, isFlaky: Bool = false
    ) {
        self.run = run
        self.judgement = judgement
        self.finding = finding
        self.planText = planText
        self.isSimulated = isSimulated
        self.isFlaky = isFlaky
    }

    /// Whether its evidence is kept beyond the next run: nobody asks later why a customer arrived.
    var keepsEvidence: Bool {
        guard judgement != nil || finding != nil else { return true }
        return judgement.map { !$0.verdict.isGood } ?? false || finding.map { $0.outcome != .held } ?? false
    }
}
