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

    /// - Parameter run: gets one observation for each step that was reached, and how it ended.
    func walk(_ steps: [Step], _ run: Draft<Run>) async {
        for index in steps.indices {
            guard mayBegin(run) else { return }
            if index + 1 < steps.count { await MailboxBaseline.take(before: steps[index...], in: walk) }
            let draft = draft(of: steps[index], isGoal: index == steps.count - 1)
            await observe(steps[index], draft)
            await walk.learnCookies()
            guard goesOn(after: draft, run) else { return }
        }
    }

    @inline(never)
    private func mayBegin(_ run: Draft<Run>) -> Bool {
        run.value.ending = Task.isCancelled ? .interrupted : walk.left > 0 ? .finished : .deadline
        return run.value.ending == .finished
    }

    private func observe(_ step: Step, _ draft: Draft<Observation>) async {
        await perform(step, draft)
        await AssetCheck(walk: walk, step: step).check(draft)
        walk.secrets.addCookies(setBy: draft.value.exchanges)
    }

    /// Adds what was seen of a step to the run. Says whether another one may follow.
    @inline(never)
    private func goesOn(after draft: Draft<Observation>, _ run: Draft<Run>) -> Bool {
        let observation = draft.value
        run.value.observations.append(observation)
        if listener.isListening {
            listener.stepEnded(RunRedaction(walk.secrets.redactor).redacted(observation), of: walk.journey)
        }
        if Task.isCancelled { run.value.ending = .interrupted }
        return run.value.ending == .finished && !observation.isFailing && !walk.endsWalk(observation)
    }

    private func perform(_ step: Step, _ draft: Draft<Observation>) async {
        let lagBefore = walk.lag
        do {
            try await claimCode(for: step)
            let password = try await markPasswordChange(step)
            try await work(of: step)(draft)
            noteTime(lagBefore, in: draft)
            if let password { try await clearMark(after: draft, password) }
            conclude(step, draft)
        } catch {
            noteTime(lagBefore, in: draft)
            note(error, in: draft)
        }
    }

    @inline(never)
    private func draft(of step: Step, isGoal: Bool) -> Draft<Observation> {
        listener.stepBegan(step, of: walk.journey)
        walk.lastAnswer = nil
        var observation = Observation(
            step: step.id, channel: walk.journey.channel(of: step), session: step.session ?? step.kind.defaultSession,
            kind: step.kind.word, offset: walk.elapsed)
        observation.within = step.within.map(\.wholeMicroseconds)
        observation.part = walk.part
        observation.isGoal = isGoal
        if walk.awaitsRefusal(at: step) { observation.awaitsRefusal = true }
        return Draft(observation)
    }

    @inline(never)
    private func noteTime(_ lagBefore: Int, in draft: Draft<Observation>) {
        draft.value.duration = walk.elapsed - draft.value.offset
        // Nothing where softdown was on time, as it should be.
        let lag = walk.lag - lagBefore
        draft.value.lag = lag > 0 ? lag : nil
    }

    @inline(never)
    private func conclude(_ step: Step, _ draft: Draft<Observation>) {
        if walk.asksForCode(step) { walk.values.usedCode = walk.values.currentCode }
        guard draft.value.isFailing else { return walk.noteProvenance(of: step, draft.value) }
        draft.value = LossFinder(walk: walk, step: step, observation: draft.value).observationWithLoss()
        let link = LinkFinder(walk: walk, step: step, observation: draft.value).sign
        draft.value.signs += [link].compactMap { $0 }
    }

    @inline(never)
    private func note(_ problem: StepProblem, in draft: Draft<Observation>) {
        switch problem {
        case .ownFault(let what): draft.value.signs.append(Sign(.ownFault, what))
        case .met(let sign): draft.value.signs.append(sign)
        }
    }

    private typealias Work = (Draft<Observation>) async throws(StepProblem) -> Void

    /// What a kind of step does. Functions, because one that waited for any of them would keep room for all.
    @inline(never)
    private func work(of step: Step) -> Work {
        let walk = walk
        switch step.kind {
        case .open(let open):
            return { (draft) async throws(StepProblem) in
                try await OpenRunner(walk: walk, step: step).run(open, draft)
            }
        case .request(let request):
            return { (draft) async throws(StepProblem) in
                try await RequestRunner(walk: walk, step: step).run(request, draft)
            }
        case .submit(let submit):
            return { (draft) async throws(StepProblem) in
                try await SubmitRunner(walk: walk, step: step).run(submit, draft)
            }
        case .chat(let chat):
            return { (draft) async throws(StepProblem) in
                draft.value = try await ChatRunner(walk: walk, step: step).run(chat, draft.value)
            }
        case .call(let call):
            return { (draft) async throws(StepProblem) in
                draft.value = try await CallRunner(walk: walk, step: step).run(call, draft.value)
            }
        case .inbox(let inbox):
            return { (draft) async throws(StepProblem) in
                draft.value = try await InboxRunner(walk: walk, step: step).run(inbox, draft.value)
            }
        case .wait(let wait):
            return { (draft) async throws(StepProblem) in
                draft.value = try await WaitRunner(walk: walk).run(wait, draft.value)
            }
        }
    }

    // Never inlined, so that only those who need it have the room.

    /// A one-time code works once (PROTOCOLS C4): its time step is claimed, and the next one waited for if it was used.
    @inline(never)
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
    @inline(never)
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
    private func clearMark(after draft: Draft<Observation>, _ password: String) async throws(StepProblem) {
        guard !draft.value.isFailing, password == walk.values.own("password"), let account = walk.journey.account else {
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
