import Credentials
import Foundation
import Journeys
import Observations

/// Does steps one after the other until one fails, and sees to what all kinds have in common.
///
/// Asynchronous functions are kept small here and in the other functions that a transfer is waited for in. A waiting one
/// keeps room for every value that it ever handles, and runs, steps and observations are hundreds of bytes each: with all
/// work done in a few long functions a journey that waits took 72 KiB. What is done before and after the waiting stands in
/// functions of its own, which must not be inlined.
struct StepRunner {
    let walk: Walk
    let listener: any RunListener

    /// - Returns: one observation for each step that was reached.
    func walk(_ steps: [Step]) async -> (observations: [Observation], ending: Run.Ending) {
        var observations: [Observation] = []
        for index in steps.indices {
            guard !Task.isCancelled else { return (observations, .interrupted) }
            guard walk.left > 0 else { return (observations, .deadline) }
            if index + 1 < steps.count { await MailboxBaseline.take(before: steps[index...], in: walk) }
            observations.append(await observe(steps[index], isGoal: index == steps.count - 1))
            await walk.learnCookies()
            if let ending = ending(after: observations[observations.count - 1]) { return (observations, ending) }
        }
        return (observations, .finished)
    }

    @inline(never)
    private func observe(_ step: Step, isGoal: Bool) async -> Observation {
        listener.stepBegan(step, of: walk.journey)
        var observation = await perform(step)
        observation.isGoal = isGoal
        observation = await AssetCheck(walk: walk, step: step).checked(observation)
        walk.secrets.addCookies(setBy: observation.exchanges)
        return observation
    }

    /// Why no other step follows; nothing where one may.
    @inline(never)
    private func ending(after observation: Observation) -> Run.Ending? {
        if listener.isListening {
            listener.stepEnded(RunRedaction(walk.secrets.redactor).redacted(observation), of: walk.journey)
        }
        if Task.isCancelled { return .interrupted }
        return observation.isFailing || walk.endsWalk(observation) ? .finished : nil
    }

    @inline(never)
    private func perform(_ step: Step) async -> Observation {
        let (start, lagBefore) = (walk.elapsed, walk.lag)
        var observation = begun(step, at: start)
        do {
            try await claimCode(for: step)
            let password = try await markPasswordChange(step)
            observation = try await work(of: step)(observation)
            noteTime(since: start, lagBefore, in: &observation)
            if walk.asksForCode(step) { walk.values.usedCode = walk.values.currentCode }
            if let password { try await clearMark(after: observation, password) }
            conclude(step, &observation)
        } catch {
            noteTime(since: start, lagBefore, in: &observation)
            note(error, in: &observation)
        }
        return observation
    }

    @inline(never)
    private func begun(_ step: Step, at start: Int) -> Observation {
        walk.lastAnswer = nil
        var observation = Observation(
            step: step.id, channel: walk.journey.channel(of: step), session: step.session ?? step.kind.defaultSession,
            kind: step.kind.word, offset: start)
        observation.within = step.within.map(\.wholeMicroseconds)
        observation.part = walk.part
        if walk.awaitsRefusal(at: step) { observation.awaitsRefusal = true }
        return observation
    }

    @inline(never)
    private func noteTime(since start: Int, _ lagBefore: Int, in observation: inout Observation) {
        observation.duration = walk.elapsed - start
        // Nothing where softdown was on time, as it should be.
        let lag = walk.lag - lagBefore
        observation.lag = lag > 0 ? lag : nil
    }

    @inline(never)
    private func conclude(_ step: Step, _ observation: inout Observation) {
        guard observation.isFailing else { return walk.noteProvenance(of: step, observation) }
        observation = LossFinder(walk: walk, step: step, observation: observation).observationWithLoss()
        observation.signs += [LinkFinder(walk: walk, step: step, observation: observation).sign].compactMap { $0 }
    }

    @inline(never)
    private func note(_ problem: StepProblem, in observation: inout Observation) {
        switch problem {
        case .ownFault(let what): observation.signs.append(Sign(.ownFault, what))
        case .met(let sign): observation.signs.append(sign)
        }
    }

    private typealias Work = (Observation) async throws(StepProblem) -> Observation

    /// What a kind of step does. Functions, because one that waited for any of them would keep room for all.
    @inline(never)
    private func work(of step: Step) -> Work {
        let walk = walk
        switch step.kind {
        case .open(let open):
            return { (seen) async throws(StepProblem) in
                try await OpenRunner(walk: walk, step: step).run(open, seen)
            }
        case .request(let request):
            return { (seen) async throws(StepProblem) in
                try await RequestRunner(walk: walk, step: step).run(request, seen)
            }
        case .submit(let submit):
            return { (seen) async throws(StepProblem) in
                try await SubmitRunner(walk: walk, step: step).run(submit, seen)
            }
        case .chat(let chat):
            return { (seen) async throws(StepProblem) in
                try await ChatRunner(walk: walk, step: step).run(chat, seen)
            }
        case .call(let call):
            return { (seen) async throws(StepProblem) in
                try await CallRunner(walk: walk, step: step).run(call, seen)
            }
        case .inbox(let inbox):
            return { (seen) async throws(StepProblem) in
                try await InboxRunner(walk: walk, step: step).run(inbox, seen)
            }
        case .wait(let wait):
            return { (seen) async throws(StepProblem) in
                try await WaitRunner(walk: walk).run(wait, seen)
            }
        }
    }

    /// A one-time code works once (PROTOCOLS C4): its time step is claimed, and the next one waited for if it was used.
    private func claimCode(for step: Step) async throws(StepProblem) {
        guard walk.asksForCode(step), let name = walk.journey.account, let account = walk.plan.site.accounts[name],
            let source = account.oneTimeCode
        else { return }
        let generator: OneTimeCode
        do {
            generator = try OneTimeCode(key: try walk.values.text(of: source))
        } catch {
            throw .ownFault("the one-time code of account '\(name)' cannot be made: \(error)")
        }
        for _ in 0..<20 {
            let seconds = Int(walk.clock.now.timeIntervalSince1970)
            let timeStep = generator.step(at: seconds)
            // Three seconds before its end a code may be late on arrival.
            if generator.secondsLeft(at: seconds) >= min(3, generator.period) {
                let isUnused: Bool
                do {
                    isUnused = try await walk.ledger.claimCodeStep(timeStep, of: name)
                } catch {
                    throw .ownFault("the use of a one-time code could not be stored: \(error)")
                }
                if isUnused {
                    let code = generator.code(atStep: timeStep)
                    walk.values.currentCode = code
                    walk.codeSteps.append(step.id)
                    walk.secrets.add(code, label: "account.code")
                    return
                }
            }
            try await walk.pause(generator.secondsLeft(at: seconds) * 1_000_000 + 50_000)
        }
        throw .ownFault("no unused one-time code of account '\(name)' came up")
    }

    /// Stores a mark before the password is changed, so that a run that dies does not leave an account nobody can repair.
    private func markPasswordChange(_ step: Step) async throws(StepProblem) -> String? {
        guard let template = step.setsPassword, let account = walk.journey.account else { return nil }
        let password = try walk.fill(template)
        walk.secrets.add(password, label: "a new password")
        if password != walk.values.own("password") {
            do {
                try await walk.ledger.markPasswordChange(of: account, journey: walk.journey.id)
            } catch {
                throw .ownFault("the change of a password could not be marked, so it was not made: \(error)")
            }
        }
        return password
    }

    @inline(never)
    private func clearMark(after observation: Observation, _ password: String) async throws(StepProblem) {
        guard !observation.isFailing, password == walk.values.own("password"), let account = walk.journey.account else {
            return
        }
        do {
            try await walk.ledger.clearPasswordMark(of: account)
        } catch {
            throw .ownFault("the mark of a password change could not be cleared: \(error)")
        }
    }
}

extension StepKind {
    /// The session of steps that name none: web steps share one, a chat and a call have their own.
    var defaultSession: String {
        switch self {
        case .open, .request, .submit, .wait: "web"
        case .chat: "chat"
        case .call: "call"
        case .inbox: "inbox"
        }
    }
}

extension Walk {
    func asksForCode(_ step: Step) -> Bool {
        journey.names(in: step.sentTemplates, site: plan.site).contains("account.code")
    }
}
