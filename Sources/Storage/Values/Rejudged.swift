import Verdicts

/// A stored run with what it comes to by today's rules.
package struct Rejudged: Sendable, Hashable {
    package var run: String
    /// Of a walk.
    package var judgement: Judgement?
    /// Of a guard.
    package var finding: GuardFinding?

    package init(run: String, judgement: Judgement? = nil, finding: GuardFinding? = nil) {
        self.run = run
        self.judgement = judgement
        self.finding = finding
    }
}
