import Documents
import Journeys
import Observations

/// How a call came to its end, and what that says.
extension Dialogue {
    /// The observation with everything that the end of the call says.
    mutating func finished() -> Observation {
        let whole = self.whole
        let isRefused = walk.part == nil && meetsAwaitedRefusal
        if let sign = ForeignIdentity.sign(in: whole, of: step, walk) { observation.signs.append(sign) }
        dropWhatIsNotLookedFor()
        if !isRefused, !observation.signs.contains(where: \.kind.failsAlone), !observation.isFailing {
            judgeEnding()
            let checker = checker(prompt: whole)
            observation.checks += checker.required(of: step)
            observation.checks += walk.takeCaptures(of: step, with: checker)
        }
        let checker = checker(prompt: whole)
        observation.checks += step.refused.map { checker.check($0, role: .refused) }
        observation.checks += step.letThrough.map { checker.check($0, role: .letThrough) }
        if walk.awaitsRefusal(at: step) {
            observation.checks += step.asOf.map { checker.check($0, role: .asOf) }
        }
        observation.checks += neverChecks(checker)
        lookAtTimes(whole)
        if observation.isFailing { nameReason(whole) }
        dropWhatIsNotLookedFor()
        observation.seen = .call(seen)
        walk.lastAnswer = LastAnswer(checker.subject, isPage: false)
        return observation
    }

    /// Everything that the phone said so far.
    private var whole: String { seen.lines.filter { $0.speaker == .phone }.map(\.text).joined(separator: "\n") }

    /// The action is frozen, and the phone has said so.
    var meetsAwaitedRefusal: Bool {
        guard walk.awaitsRefusal(at: step) else { return false }
        let checker = checker(prompt: whole)
        return step.refused.map { checker.check($0, role: .refused) }.holdRefusal
    }

    /// What is not looked for hides no check either.
    private mutating func dropWhatIsNotLookedFor() {
        observation.signs.removeAll { sign in sign.symptom.map { !walk.looksFor($0) } ?? false }
    }

    private mutating func judgeEnding() {
        if waiting < call.hearings.count {
            let prompt = call.hearings[waiting].prompt
            observation.checks.append(checker().check(prompt, role: .prompt))
            // The last words came, with something else in them: the call went its way, and what it told is wrong.
            let isLast = waiting == call.hearings.count - 1
            let hasEnded = call.ending == .any || seen.ending == call.ending.rawValue
            if isLast, hasEnded, isHeardOtherwise(prompt) { return }
            if isDeadAir { sign(.emptyCallDocument, "silence, and then the end of the call", .emptyCallDocument) }
            sign(
                .callEndedEarly, seen.lines.last { $0.speaker == .event }?.text ?? "the call ended early", .earlyHangUp)
        } else if call.ending != .any {
            observation.checks.append(endingCheck())
            if seen.ending != call.ending.rawValue {
                sign(.wrongEnding, "the call ended with: \(seen.ending ?? "nothing")")
            }
        }
    }

    private func isHeardOtherwise(_ prompt: Expectation) -> Bool {
        let heard = heard.joined(separator: " ")
        if PromptWords.areHeard(of: prompt, in: heard) { return true }
        guard case .contains(let template) = prompt.predicate, !prompt.isNegated, !template.references.isEmpty,
            let expected = try? walk.values.fill(template)
        else { return false }
        return PromptWords.isAmountHeard(insteadOf: expected, in: heard)
    }

    /// Times that a caller was told or would have spent. They are estimates of what was said, not of what softdown waited.
    private mutating func lookAtTimes(_ whole: String) {
        let wantsPerson = [call.ending, CallStep.Ending(rawValue: seen.ending ?? "")].contains { ending in
            ending == .dial || ending == .enqueue
        }
        let waitLimit = walk.limit(of: .statedWait)
        if wantsPerson || observation.isFailing, let wait = StatedWait.seconds(in: whole), wait > waitLimit {
            observation.signs.append(
                Sign(
                    .longWait, "a waiting time of \(wait / 60) minutes was stated, and the limit is \(waitLimit / 60)",
                    symptom: .statedWait))
        }
        let limit = walk.limit(of: .longCall)
        guard seen.estimatedSeconds > limit else { return }
        let detail = "about \(seen.estimatedSeconds / 60) minutes of talking"
        observation.signs.append(
            Sign(seen.estimatedSeconds > 3 * limit ? .callTooLong : .longCall, detail, symptom: .longCall))
    }

    private mutating func nameReason(_ whole: String) {
        if enteredCredential, let phrase = walk.phrases(.lockedOut).first(in: heard.joined(separator: " ")) {
            observation.signs.append(Sign(.lockedOut, "the words '\(phrase)' after a correct credential"))
            return
        }
        if enteredCredential, let phrase = walk.refusal(in: heard.joined(separator: " ")) {
            observation.signs.append(Sign(.credentialRefused, "the words '\(phrase)' after a correct credential"))
            return
        }
        let hasAnswered = seen.lines.contains { $0.speaker == .caller }
        if hasAnswered, let phrase = walk.phrases(.fallback).first(in: heard.joined(separator: " ")) {
            observation.signs.append(Sign(.unknownPrompt, "the words '\(phrase)' to what the caller said"))
        }
        if let words = walk.machineWords(in: whole) {
            observation.signs.append(Sign(.brokenWords, "the words '\(words)'", symptom: .brokenWords))
        }
        if let phrase = walk.phrases(.noAgent).first(in: whole) {
            observation.signs.append(Sign(.phraseNoAgent, "the words '\(phrase)'"))
        } else if let phrase = walk.phrases(.maintenance).first(in: whole) {
            observation.signs.append(Sign(.phraseMaintenance, "the words '\(phrase)'"))
        }
    }

    private func endingCheck() -> Check {
        Check(
            role: .ending, outcome: seen.ending == call.ending.rawValue ? .held : .failed,
            source: "ends: \(call.ending.rawValue)",
            location: step.location, expected: "the call to end with \(call.ending.rawValue)",
            got: seen.ending ?? "no end")
    }

    func neverChecks(_ checker: ExpectationChecker) -> [Check] {
        step.never.map { checker.check($0, role: .never) }
    }
}
