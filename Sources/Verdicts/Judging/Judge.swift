import Journeys
import Observations

/// Turns what was seen into a verdict. Pure: the same run always comes to the same judgement, now and in a year.
package enum Judge {
    /// Judges a walk. For guards see ``finding(of:)``.
    package static func judgement(of run: Run) -> Judgement {
        OwnFaultRules.reconsidered(firstJudgement(of: run), of: run)
    }

    /// As if softdown itself were without fault.
    private static func firstJudgement(of run: Run) -> Judgement {
        if let unsafe = UnsafeRules.judgement(of: run) ?? PersonaRules.judgement(of: run) { return unsafe }
        // What failed while softdown was being stopped may have failed because of that.
        if case .interrupted = run.ending { return interrupted(run) }
        if let containment = run.containment, containment.expectation != .normal {
            return PersonaRules.met(ContainmentRules.judgement(of: run, containment), run, containment)
        }
        return judgementOfWalk(run)
    }

    /// What a walk comes to that nobody meant to refuse, and in which nothing unsafe was seen.
    static func judgementOfWalk(_ run: Run) -> Judgement {
        if let broken = run.observations.first(where: \.isFailing) {
            return overtaken(broken, in: run) ?? failure(at: broken, in: run)
        }
        switch run.ending {
        case .ownFault(let what):
            return Judgement(
                reason: .monitorFault, channel: run.channel, expected: "a run of softdown's own", got: what)
        case .interrupted:
            return interrupted(run)
        case .deadline:
            return cutOff(run)
        case .finished:
            return slowness(of: run) ?? arrival(of: run)
        }
    }

    private static func interrupted(_ run: Run) -> Judgement {
        Judgement(
            reason: .inconclusive, channel: run.channel, expected: "a whole run",
            got: "softdown was stopped in the middle")
    }

    /// The run reached its end without a failure: the customer arrived if the goal was really looked at.
    private static func arrival(of run: Run) -> Judgement {
        let passed = run.channelsInOrder
        guard let goal = run.observations.last(where: \.isGoal), goal.checks.contains(where: \.isExplicitAndHeld) else {
            return Judgement(
                reason: .inconclusive, channel: run.channel, expected: "the goal's expectations held against an answer",
                got: "the goal was not looked at", passedChannels: [])
        }
        return Judgement(
            reason: .arrived, channel: goal.channel,
            expected: goal.checks.first(where: \.isExplicitAndHeld)?.expected ?? "",
            got: "in \(Words.duration(run.duration))", passedChannels: passed.filter { $0 != goal.channel })
    }

    /// The hard deadline ended the run in the middle of a step or between two. Where it ended is chance; the slowest
    /// step is what took the time.
    static func cutOff(_ run: Run) -> Judgement {
        let slowest = run.observations.reversed().max { $0.duration < $1.duration }
        return decided(
            .tooSlow, channel: slowest?.channel ?? run.channel, step: slowest?.step,
            expected: "the goal within \(Words.duration(run.within))",
            got: "still on the way after \(Words.duration(run.duration)), when the run was cut off",
            evidence: [], run: run)
    }

    /// A step that nothing is wrong with but that the run's time ended in it, because another one had taken that time.
    private static func overtaken(_ broken: Observation, in run: Run) -> Judgement? {
        let faults = broken.signs.filter(\.kind.failsAlone)
        guard broken.within == nil, run.duration > run.within, !faults.isEmpty,
            faults.allSatisfy({ $0.kind == .timedOut }),
            let slowest = run.observations.max(by: { $0.duration < $1.duration }), slowest.duration > broken.duration
        else { return nil }
        return decided(
            .tooSlow, channel: slowest.channel, step: slowest.step,
            expected: "the goal within \(Words.duration(run.within))",
            got: "still on the way after \(Words.duration(run.duration))",
            evidence: [
                "the slowest step was \(slowest.step) with \(Words.duration(slowest.duration))",
                "the time ended in \(broken.step)",
            ], run: run)
    }

    private static func slowness(of run: Run) -> Judgement? {
        if let slow = run.observations.first(where: { $0.within.map { limit in limit < Int.max } ?? false && $0.isLate }
        ),
            let limit = slow.within
        {
            return decided(
                .tooSlow, channel: slow.channel, step: slow.step, expected: "within \(Words.duration(limit))",
                got: Words.duration(slow.duration), evidence: [], run: run)
        }
        guard run.duration > run.within else { return nil }
        let slowest = run.observations.max { $0.duration < $1.duration }
        return decided(
            .tooSlow, channel: slowest?.channel ?? run.channel, step: slowest?.step,
            expected: "the goal within \(Words.duration(run.within))", got: Words.duration(run.duration),
            evidence: slowest.map { ["the slowest step was \($0.step) with \(Words.duration($0.duration))"] } ?? [],
            run: run)
    }

    static func failure(at observation: Observation, in run: Run) -> Judgement {
        if let own = observation.signs.first(where: { $0.kind == .ownFault }) {
            return Judgement(
                reason: .monitorFault, channel: observation.channel, failingStep: observation.step,
                expected: "a request of softdown's own", got: own.detail, evidence: [own.detail],
                passedChannels: run.channelsPassed(before: observation))
        }
        let finding =
            ContainmentRules.leftover(at: observation, in: run) ?? ReasonRules.finding(for: observation)
        return decided(
            finding.reason, channel: observation.channel, step: observation.step, expected: finding.expected,
            got: finding.got, evidence: observation.failingEvidence, run: run)
    }

    /// The reach check has the last word between `down` and `soft_down`, and without one nothing is said.
    static func decided(
        _ reason: Reason, channel: String, step: String?, expected: String, got: String, evidence: [String], run: Run
    ) -> Judgement {
        var judgement = Judgement(
            reason: reason, channel: channel, failingStep: step, expected: expected, got: got, evidence: evidence,
            passedChannels: run.channelsPassed(beforeStep: step))
        let reach = run.reach.last { $0.channel == channel }
        switch reach?.result {
        case .up: break
        case .dnsFailure: judgement.reason = .dnsFailure
        case .connectFailure: judgement.reason = .connectFailure
        case .tlsFailure: judgement.reason = .tlsFailure
        case .timeout: judgement.reason = .timeout
        case .serverError: judgement.reason = .serverError
        case .ownFault: judgement.reason = .monitorFault
        case nil: judgement.reason = .inconclusive
        }
        if let reach, reach.result != .up { judgement.evidence.append("reach check: \(reach.detail)") }
        return judgement
    }
}
