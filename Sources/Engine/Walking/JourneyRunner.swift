import Foundation
import Journeys
import Observations

/// Walks journeys of a plan. Each run is cold: fresh sessions, nothing left of the one before.
package final class JourneyRunner: Sendable {
    private let plan: Plan
    private let shelf: SecretShelf
    private let environment: EngineEnvironment
    /// Steps that clean up share this, whatever the journey left.
    private static let cleanupBudget = 10_000_000

    package init(plan: Plan, shelf: SecretShelf, environment: EngineEnvironment) {
        self.plan = plan
        self.shelf = shelf
        self.environment = environment
    }

    /// Walks a journey once. Never throws: whatever happens is in the run, redacted.
    ///
    /// - Parameter prepared: from ``prepare(_:attempt:)``.
    package func run(_ journey: Journey, as prepared: Run) async -> Run {
        let run = await walked(journey, as: prepared)
        environment.listener.runEnded(run, of: journey)
        return run
    }

    private func walked(_ journey: Journey, as prepared: Run) async -> Run {
        let run = begun(journey, prepared)
        if run.value.ending != .finished { return run.value }
        if journey.comparison == nil { await walk(journey, run) } else { await compare(journey, run) }
        return run.value
    }

    // Functions of their own for the reason that ``StepRunner`` gives.

    @inline(never)
    private func begun(_ journey: Journey, _ prepared: Run) -> Draft<Run> {
        var run = prepared
        run.startedAt = environment.clock.now
        environment.listener.runBegan(journey, attempt: run.attempt)
        if let missing = shelf.problem(for: journey, in: plan.site) { run.ending = .ownFault(missing.message) }
        return Draft(run)
    }

    @inline(never)
    private func compare(_ journey: Journey, _ run: Draft<Run>) async {
        guard let comparison = journey.comparison else { return }
        run.value = await ComparisonRunner(
            plan: plan, journey: journey, comparison: comparison, environment: environment, shelf: shelf
        ).run(run.value)
    }

    @inline(never)
    private func walk(_ journey: Journey, _ run: Draft<Run>) async {
        guard let steps = steps(of: journey, run) else { return }
        await StepUpWalk(steps: steps).walk(run)
        run.value.duration = steps.walk.elapsed
        // What there was of it within the duration.
        let lag = steps.walk.lag
        await cleanUp(steps, run)
        await steps.walk.learnCookies()
        finish(run, steps.walk, lag: lag)
    }

    /// Those of a new walk; nothing where its customer cannot appear as they should, and the run has ended.
    @inline(never)
    private func steps(of journey: Journey, _ run: Draft<Run>) -> StepRunner? {
        let walk = Walk(
            plan: plan, journey: journey, runIdentifier: run.value.id, environment: environment, shelf: shelf)
        walk.containment = run.value.containment
        do {
            try walk.dressUp()
            return StepRunner(walk: walk, listener: environment.listener)
        } catch {
            walk.close()
            run.value.ending = .ownFault(error.words)
            run.value = RunRedaction(walk.secrets.redactor).redacted(run.value)
            return nil
        }
    }

    @inline(never)
    private func finish(_ run: Draft<Run>, _ walk: Walk, lag: Int) {
        walk.close()
        run.value.retryAfter = walk.retryAfter
        run.value.own = ownConditions(walk, began: run.value.startedAt, lag: lag)
        run.value = RunRedaction(walk.secrets.redactor).redacted(run.value)
    }

    /// What can be said of our own clock from within a run.
    private func ownConditions(_ walk: Walk, began: Date, lag: Int) -> OwnConditions? {
        var own = OwnConditions()
        own.codeSteps = walk.codeSteps
        own.lag = lag > 0 ? lag : nil
        let clock = environment.clock
        let measured = Double(clock.microseconds - walk.epoch) / 1_000_000
        let jump = clock.now.timeIntervalSince(began) - measured
        if jump.isFinite, abs(jump) >= 2, abs(jump) < 1e12 { own.clockJump = Int(jump) }
        return own.isEmpty ? nil : own
    }

    /// Puts an account's password back after a run that died in between.
    ///
    /// - Returns: nothing when the repair steps all passed, or else what failed.
    package func repair(with journey: Journey) async -> String? {
        let run = prepare(journey, attempt: 1)
        if let missing = shelf.problem(for: journey, in: plan.site) { return missing.message }
        let walk = Walk(plan: plan, journey: journey, runIdentifier: run.id, environment: environment, shelf: shelf)
        do {
            try walk.dressUp()
        } catch {
            walk.close()
            return walk.secrets.redactor.redact(error.words, includingShort: true)
        }
        let repaired = Draft(run)
        await StepRunner(walk: walk, listener: SilentListener()).walk(journey.repair, repaired)
        await walk.learnCookies()
        walk.close()
        if let failing = repaired.value.observations.first(where: \.isFailing) {
            let redactor = walk.secrets.redactor
            return "the repair step '\(failing.step)' failed: "
                + redactor.redact(failing.failingEvidence.joined(separator: "; "), includingShort: true)
        }
        switch repaired.value.ending {
        case .finished: return nil
        case .deadline: return "the repair was not done in time"
        case .interrupted: return "softdown was stopped in the middle of a repair"
        case .ownFault(let what): return what
        }
    }

    /// A run as far as it is known before it begins, so that it can be noted in case this process dies.
    ///
    /// - Parameter containments: what is frozen now.
    package func prepare(_ journey: Journey, attempt: Int, containments: Containments = Containments()) -> Run {
        var run = Run(
            id: RunIdentifier.random(), journey: journey.id, channel: journey.channel, account: journey.account,
            site: plan.site.name, plan: plan.fingerprint(of: journey), startedAt: environment.clock.now,
            attempt: attempt, within: journey.within.wholeMicroseconds, every: journey.every.wholeSeconds)
        if case .guarding(let reason) = journey.purpose { run.guardReason = reason }
        if let appearance = journey.appearance {
            run.persona = PersonaSeen(name: appearance.persona.name, treatment: appearance.treatment)
        }
        run.containment = ContainmentSeen(of: journey, in: containments, at: run.startedAt)
        // A customer who is taken for an attacker is refused whether or not the action is frozen for all.
        if journey.appearance?.treatment == .contained, run.containment?.expectation != .contained {
            run.containment = ContainmentSeen(
                action: journey.performedAction ?? "", expectation: .contained,
                isDescribed: journey.whenContained != nil)
        }
        return run
    }

    @inline(never)
    private func cleanUp(_ steps: StepRunner, _ run: Draft<Run>) async {
        guard !steps.walk.journey.cleanup.isEmpty else { return }
        steps.walk.grant(microseconds: Self.cleanupBudget)
        // A task of its own, because a run that was stopped cleans up too: a cancelled task could transfer nothing.
        let handover = Handover(steps: steps, cleanup: Draft(run.value.withoutObservations))
        await Task {
            // One step of cleaning up that fails is no reason to leave the rest.
            for step in handover.steps.walk.journey.cleanup where handover.steps.walk.left > 0 {
                await handover.steps.walk([step], handover.cleanup)
            }
        }.value
        run.value.cleanup = handover.cleanup.value.observations
    }
}

/// Carries a walk into a task.
///
/// Unchecked, because the walk is used by that task alone until it is done: the one that started it only waits.
private struct Handover: @unchecked Sendable {
    let steps: StepRunner
    let cleanup: Draft<Run>
}

extension Run {
    /// As it was when it began.
    var withoutObservations: Run {
        var run = self
        run.observations = []
        return run
    }
}

/// 12 lower-case letters and digits.
package enum RunIdentifier {
    package static func random() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<12).compactMap { _ in alphabet.randomElement() })
    }
}
