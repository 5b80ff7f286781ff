import Journeys
import Observations

extension Judge {
    /// Judges a run of a guard: only the refusal that it names is a refusal.
    package static func finding(of run: Run) -> GuardFinding {
        let reason = run.guardReason.flatMap { Reason(rawValue: $0.rawValue) } ?? .letThrough
        if let unsafe = UnsafeRules.judgement(of: run) {
            return GuardFinding(
                outcome: .unsafe, reason: unsafe.reason, channel: unsafe.channel, step: unsafe.failingStep,
                expected: unsafe.expected, got: unsafe.got)
        }
        func inconclusive(_ observation: Observation?, _ expected: String, _ got: String) -> GuardFinding {
            GuardFinding(
                outcome: .inconclusive, reason: reason, channel: observation?.channel ?? run.channel,
                step: observation?.step, expected: expected, got: got)
        }
        guard let last = run.observations.last, last.isGoal else {
            let reached = run.observations.last
            let finding = reached.map(ReasonRules.finding(for:))
            return inconclusive(
                reached, finding?.expected ?? "the step that must be refused", finding?.got ?? Words.ending(run.ending))
        }
        let letThrough = last.checks.filter { $0.role == .letThrough }
        if !letThrough.isEmpty, letThrough.allSatisfy({ $0.outcome == .held }) {
            return GuardFinding(
                outcome: .unsafe, reason: reason, channel: last.channel, step: last.step,
                expected: last.checks.first { $0.role == .refused }?.expected ?? "a refusal",
                got: letThrough.map(\.expected).joined(separator: ", "))
        }
        let refused = last.checks.filter { $0.role == .refused }
        if !refused.isEmpty, refused.allSatisfy({ $0.outcome == .held }), !last.isNoAnswer {
            return GuardFinding(
                outcome: .held, reason: reason, channel: last.channel, step: last.step,
                expected: refused.map(\.expected).joined(separator: ", "), got: "the refusal that was named")
        }
        let missed = refused.first { $0.outcome != .held }
        let sign = last.signs.first { $0.kind.failsAlone }
        return inconclusive(
            last, missed?.expected ?? "the refusal that was named",
            sign?.detail ?? missed?.got ?? last.exchanges.last?.status.map { "status \($0)" } ?? "nothing")
    }
}
