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
        guard run.ending == .finished else { return run }
        return journey.comparison == nil ? await walk(journey, run) : await compare(journey, run)
    }

    // Functions of their own for the reason that ``StepRunner`` gives.

    @inline(never)
    private func begun(_ journey: Journey, _ prepared: Run) -> Run {
        var run = prepared
        run.startedAt = environment.clock.now
        environment.listener.runBegan(journey, attempt: run.attempt)
        if let missing = shelf.problem(for: journey, in: plan.site) { run.ending = .ownFault(missing.message) }
        return run
    }

    @inline(never)
    private func compare(_ journey: Journey, _ run: Run) async -> Run {
        guard let comparison = journey.comparison else { return run }
        return await ComparisonRunner(
            plan: plan, journey: journey, comparison: comparison, environment: environment, shelf: shelf
        ).run(run)
    }

    @inline(never)
    private func walk(_ journey: Journey, _ run: Run) async -> Run {
        let walk = Walk(plan: plan, journey: journey, runIdentifier: run.id, environment: environment, shelf: shelf)
        walk.containment = run.containment
        let steps = StepRunner(walk: walk, listener: environment.listener)
        if let failed = undressed(run, walk) { return failed }
        let (observations, ending, persona) = await StepUpWalk(journey: journey, steps: steps).walk()
        let (duration, lag) = (walk.elapsed, walk.lag)
        let cleanup = await self.cleanup(journey, walk, steps)
        await walk.learnCookies()
        walk.close()
        return finished(run, walk, lag: lag) { run in
            run.observations = observations
            run.persona = persona
            run.duration = duration
            run.ending = ending
            run.cleanup = cleanup
        }
    }

    /// The run where its customer cannot appear as they should; nothing where they can.
    @inline(never)
    private func undressed(_ run: Run, _ walk: Walk) -> Run? {
        do {
            try walk.dressUp()
            return nil
        } catch {
            walk.close()
            var run = run
            run.ending = .ownFault(error.words)
            return RunRedaction(walk.secrets.redactor).redacted(run)
        }
    }

    @inline(never)
    private func finished(_ run: Run, _ walk: Walk, lag: Int, adding: (inout Run) -> Void) -> Run {
        var run = run
        adding(&run)
        run.retryAfter = walk.retryAfter
        run.own = ownConditions(walk, began: run.startedAt, lag: lag)
        return RunRedaction(walk.secrets.redactor).redacted(run)
    }

    /// What can be said of our own clock from within a run.
    ///
    /// - Parameter lag: what there was of it within the run's duration.
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
        let steps = StepRunner(walk: walk, listener: SilentListener())
        let (observations, ending) = await steps.walk(journey.repair)
        await walk.learnCookies()
        walk.close()
        if let failing = observations.first(where: \.isFailing) {
            let redactor = walk.secrets.redactor
            return "the repair step '\(failing.step)' failed: "
                + redactor.redact(failing.failingEvidence.joined(separator: "; "), includingShort: true)
        }
        switch ending {
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
    private func cleanup(_ journey: Journey, _ walk: Walk, _ steps: StepRunner) async -> [Observation] {
        guard !journey.cleanup.isEmpty else { return [] }
        walk.grant(microseconds: Self.cleanupBudget)
        // A task of its own, because a run that was stopped cleans up too: a cancelled task could transfer nothing.
        let handover = Handover(walk: walk, steps: steps)
        return await Task {
            var observations: [Observation] = []
            // One step of cleaning up that fails is no reason to leave the rest.
            for step in journey.cleanup where handover.walk.left > 0 {
                observations += await handover.steps.walk([step]).observations
            }
            return observations
        }.value
    }
}

/// Carries a walk into a task.
///
/// Unchecked, because the walk is used by that task alone until it is done: the one that started it only waits.
private struct Handover: @unchecked Sendable {
    let walk: Walk
    let steps: StepRunner
}

/// 12 lower-case letters and digits.
package enum RunIdentifier {
    package static func random() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<12).compactMap { _ in alphabet.randomElement() })
    }
}
