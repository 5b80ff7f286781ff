import Documents
import Journeys
import Observations

/// The caller's side of a call: what was heard, what is waited for, what is pressed.
struct Dialogue {
    struct Input {
        var parameters: [(String, String)]
    }

    private let call: CallStep
    private let step: Step
    private let walk: Walk
    var observation: Observation
    private var seen = CallSeen()
    /// What the phone said since the last input.
    private var heard: [String] = []
    /// The next prompt that is waited for.
    private var waiting = 0
    private var enteredCredential = false
    private var unmatched = 0
    private(set) var isOver = false

    init(call: CallStep, step: Step, walk: Walk, observation: Observation) {
        self.call = call
        self.step = step
        self.walk = walk
        self.observation = observation
    }

    // MARK: What happens

    mutating func hear(_ text: String) {
        guard !text.isEmpty else { return }
        heard.append(text)
        seen.lines.append(CallSeen.Line(.phone, Shortening.block(text, limit: 600), second: seen.estimatedSeconds))
        // About 150 words a minute.
        passes(max(text.split(separator: " ").count * 2 / 5, 1))
        matchListening()
    }

    mutating func event(_ text: String) {
        seen.lines.append(CallSeen.Line(.event, text, second: seen.estimatedSeconds))
    }

    mutating func passes(_ seconds: Int) { seen.estimatedSeconds += min(max(seconds, 0), 3600) }

    mutating func sign(_ kind: Sign.Kind, _ detail: String, _ symptom: Symptom? = nil) {
        observation.signs.append(Sign(kind, detail, symptom: symptom))
        isOver = true
    }

    mutating func ends(_ ending: CallStep.Ending, _ detail: String) -> PlatformRequest.Fetch? {
        event(detail)
        seen.ending = ending.rawValue
        isOver = true
        return nil
    }

    // MARK: What the caller does

    /// What is pressed or said at this point; nothing where the caller waits for the next words.
    mutating func input(for gather: CallScript.Gather) throws(StepProblem) -> Input? {
        guard waiting < call.hearings.count else {
            // Everything was heard. Without a certain ending to wait for, the caller hangs up.
            if call.ending == .any { isOver = true }
            return nil
        }
        let hearing = call.hearings[waiting]
        let check = checker().check(hearing.prompt, role: .prompt)
        guard check.outcome == .held else {
            try meetAnotherPrompt(expected: check)
            return nil
        }
        pass(hearing, check)
        if isOver { return nil }
        let input = try answer(hearing, gather)
        waiting += 1
        heard = []
        unmatched = 0
        return input
    }

    private mutating func answer(_ hearing: CallStep.Hearing, _ gather: CallScript.Gather) throws(StepProblem) -> Input?
    {
        switch hearing.answer {
        case .listen: return nil
        case .press(let template):
            let keys = try walk.fill(template)
            enteredCredential = enteredCredential || walk.entersCredential([template])
            observation.entersCredential = enteredCredential
            say("pressed \(keys)")
            guard gather.input.contains(.keys) else {
                sign(.unknownPrompt, "the phone listens for words here, and keys were to be pressed")
                return nil
            }
            var digits = ""
            for key in keys {
                if key == gather.finishOnKey { break }
                digits.append(key)
                if let limit = gather.numDigits, digits.count >= limit { break }
            }
            // Only the finishing key is no input at all.
            return digits.isEmpty ? nil : Input(parameters: [("Digits", digits)])
        case .say(let template):
            let words = try walk.fill(template)
            enteredCredential = enteredCredential || walk.entersCredential([template])
            observation.entersCredential = enteredCredential
            say("said \(words)")
            guard gather.input.contains(.speech) else {
                sign(.unknownPrompt, "the phone listens for keys here, and words were to be said")
                return nil
            }
            return Input(parameters: [
                ("SpeechResult", words), ("Confidence", "0.94"), ("Language", gather.language ?? "en-US"),
            ])
        }
    }

    private mutating func say(_ text: String) {
        seen.lines.append(CallSeen.Line(.caller, text, second: seen.estimatedSeconds))
        passes(3)
    }

    /// Prompts that are only listened to need no pause for input.
    private mutating func matchListening() {
        while waiting < call.hearings.count, case .listen = call.hearings[waiting].answer {
            let hearing = call.hearings[waiting]
            let check = checker().check(hearing.prompt, role: .prompt)
            guard check.outcome == .held else { return }
            pass(hearing, check)
            waiting += 1
        }
        if waiting == call.hearings.count, call.ending == .any, !call.hearings.isEmpty { isOver = true }
    }

    private mutating func pass(_ hearing: CallStep.Hearing, _ check: Check) {
        observation.checks.append(check)
        let checker = checker()
        observation.checks += hearing.expectations.map { checker.check($0, role: .expect) }
        observation.checks += walk.take(hearing.captures, with: checker)
        observation.checks += neverChecks(checker)
        if observation.isFailing { isOver = true }
    }

    /// The phone asks for something else than what is waited for.
    private mutating func meetAnotherPrompt(expected check: Check) throws(StepProblem) {
        let checker = checker()
        let again = call.hearings[..<waiting].firstIndex {
            if case .listen = $0.answer { return false }
            return checker.check($0.prompt, role: .prompt).outcome == .held
        }
        if again != nil {
            observation.checks.append(check)
            let words = Shortening.line(heard.joined(separator: " "), limit: 120)
            if enteredCredential {
                sign(.askedAgainAfterCredential, "asked again after a correct credential: '\(words)'")
            } else {
                sign(.samePromptAgain, "asked the same again: '\(words)'", .samePrompt)
            }
            return
        }
        unmatched += 1
        if unmatched >= 3 {
            observation.checks.append(check)
            sign(
                .unknownPrompt,
                "asked for something unknown: '\(Shortening.line(heard.joined(separator: " "), limit: 120))'")
        }
    }

    // MARK: The end

    /// The observation with everything that the end of the call says.
    mutating func finished() -> Observation {
        let whole = seen.lines.filter { $0.speaker == .phone }.map(\.text).joined(separator: "\n")
        if let sign = ForeignIdentity.sign(in: whole, of: step, walk) { observation.signs.append(sign) }
        // What is not looked for hides no check either.
        observation.signs.removeAll { sign in sign.symptom.map { !walk.looksFor($0) } ?? false }
        if !observation.signs.contains(where: \.kind.failsAlone), !observation.isFailing {
            if waiting < call.hearings.count {
                let check = checker().check(call.hearings[waiting].prompt, role: .prompt)
                observation.checks.append(check)
                sign(
                    .callEndedEarly, seen.lines.last { $0.speaker == .event }?.text ?? "the call ended early",
                    .earlyHangUp)
            } else if call.ending != .any {
                observation.checks.append(endingCheck())
                if seen.ending != call.ending.rawValue {
                    sign(.wrongEnding, "the call ended with: \(seen.ending ?? "nothing")")
                }
            }
            let checker = checker(prompt: whole)
            observation.checks += step.expectations.map { checker.check($0, role: .expect) }
            observation.checks += walk.take(step.captures, with: checker)
        }
        let checker = checker(prompt: whole)
        observation.checks += step.refused.map { checker.check($0, role: .refused) }
        observation.checks += step.letThrough.map { checker.check($0, role: .letThrough) }
        observation.checks += neverChecks(checker)
        if observation.isFailing, enteredCredential,
            let phrase = Phrases.cannotVerify.first(in: heard.joined(separator: " "))
        {
            observation.signs.append(Sign(.credentialRefused, "the words '\(phrase)' after a correct credential"))
        } else if observation.isFailing, let phrase = Phrases.maintenance.first(in: whole) {
            observation.signs.append(Sign(.phraseMaintenance, "the words '\(phrase)'"))
        }
        if seen.estimatedSeconds > 600 {
            observation.signs.append(
                Sign(.longCall, "about \(seen.estimatedSeconds / 60) minutes of talking", symptom: .longCall))
        }
        observation.signs.removeAll { sign in sign.symptom.map { !walk.looksFor($0) } ?? false }
        observation.seen = .call(seen)
        return observation
    }

    private func endingCheck() -> Check {
        Check(
            role: .ending, outcome: seen.ending == call.ending.rawValue ? .held : .failed,
            source: "ends: \(call.ending.rawValue)",
            location: step.location, expected: "the call to end with \(call.ending.rawValue)",
            got: seen.ending ?? "no end")
    }

    private func neverChecks(_ checker: ExpectationChecker) -> [Check] {
        step.never.map { checker.check($0, role: .never) }
    }

    private func checker(prompt: String? = nil) -> ExpectationChecker {
        let subject = Subject(receivedAt: walk.clock.now)
        subject.prompt = prompt ?? heard.joined(separator: "\n")
        subject.duration = walk.elapsed - observation.offset
        let values = walk.values
        return ExpectationChecker(subject: subject) { (template) throws(UnresolvedName) in try values.fill(template) }
    }
}
