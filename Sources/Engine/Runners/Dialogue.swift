import Documents
import Journeys
import Observations

/// The caller's side of a call: what was heard, what is waited for, what is pressed.
struct Dialogue {
    struct Input {
        var parameters: [(String, String)]
    }

    let call: CallStep
    let step: Step
    let walk: Walk
    var observation: Observation
    var seen = CallSeen()
    /// What the phone said since the last input.
    private(set) var heard: [String] = []
    /// Whether there was music or a recording since the last input.
    private var heardMusic = false
    /// Seconds in which nothing was heard, without an interruption, since the last input.
    private var silence = 0
    /// The next prompt that is waited for.
    private(set) var waiting = 0
    private(set) var enteredCredential = false
    /// Where the last credential was entered, until a later prompt shows that it was accepted.
    private var credential: Question?
    /// Actions that something else than a credential was sent to: an address for everything says nothing.
    private var otherActions: Set<String> = []
    private var unmatched = 0
    private(set) var isOver = false

    /// What a credential was the answer to.
    private struct Question {
        var words: String
        /// The address that the input goes to, without query.
        var action: String
        var numDigits: Int?
    }

    init(call: CallStep, step: Step, walk: Walk, observation: Observation) {
        self.call = call
        self.step = step
        self.walk = walk
        self.observation = observation
    }

    // MARK: What happens

    mutating func hear(_ text: String) {
        // Of "…" nothing is heard.
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        heard.append(text)
        silence = 0
        seen.lines.append(CallSeen.Line(.phone, Shortening.block(text, limit: 600), second: seen.estimatedSeconds))
        // About 150 words a minute.
        passes(max(text.split(separator: " ").count * 2 / 5, 1))
        matchListening()
        // Nobody listens to the rest of a menu that has said no.
        if walk.part == nil, meetsAwaitedRefusal { isOver = true }
    }

    /// A recording: what it says is not known.
    mutating func hearMusic() {
        heardMusic = true
        event("a recording is played")
    }

    /// The same again and again without input: of words a loop, of music a queue that never ends, of silence dead air.
    mutating func goesRound(_ script: CallScript) {
        // Documents that only lead on are a circle; where time passes in them, it passes in silence.
        let hasPause = script.verbs.contains { if case .pause = $0 { true } else { false } }
        if heard.isEmpty, !heardMusic, hasPause {
            sign(.emptyCallDocument, "the line stays silent, document after document", .emptyCallDocument)
        } else if script.spoken.isEmpty, heardMusic {
            sign(.pendingForEver, "hold music without an end", .endlessHold)
        } else if credential != nil {
            sign(.pendingForEver, "kept waiting for ever after a correct credential", .endlessHold)
        } else {
            sign(.samePromptAgain, "the same call document again and again", .samePrompt)
        }
    }

    /// `loop="0"`: nothing comes after it.
    mutating func neverEnds(_ what: String) {
        if !isOver { sign(.pendingForEver, "\(what) without an end", .endlessHold) }
    }

    /// A document that says nothing at all, or whose only recording is not there.
    mutating func deadAir(_ detail: String) {
        sign(.emptyCallDocument, detail, .emptyCallDocument)
    }

    mutating func event(_ text: String) {
        seen.lines.append(CallSeen.Line(.event, text, second: seen.estimatedSeconds))
    }

    mutating func staysSilent(_ seconds: Int) {
        passes(seconds)
        silence += min(max(seconds, 0), 3600)
    }

    /// Silence was all that came after the last input, and for longer than a machine thinks.
    var isDeadAir: Bool { heard.isEmpty && !heardMusic && silence >= 5 }

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
    ///
    /// - Parameter action: where the input goes, without query.
    mutating func input(for gather: CallScript.Gather, action: String) throws(StepProblem) -> Input? {
        guard waiting < call.hearings.count else {
            // Everything was heard. Without a certain ending to wait for, the caller hangs up.
            if call.ending == .any { isOver = true }
            return nil
        }
        let hearing = call.hearings[waiting]
        let check = checker().check(hearing.prompt, role: .prompt)
        guard check.outcome == .held else {
            meetAnotherPrompt(expected: check, gather, action: action)
            return nil
        }
        pass(hearing, check)
        if isOver { return nil }
        let question = Question(
            words: heard.joined(separator: " "), action: action, numDigits: gather.numDigits)
        let input = try answer(hearing, gather)
        if hearing.answer.template.map({ walk.entersCredential([$0]) }) ?? false {
            credential = question
        } else if input != nil {
            otherActions.insert(action)
        }
        goOn()
        return input
    }

    private mutating func goOn() {
        waiting += 1
        heard = []
        heardMusic = false
        silence = 0
        unmatched = 0
    }

    /// What a caller leaves on a recording: words, or words and the key that ends it. Nothing where the caller has nothing
    /// to say here; of silence no recording is made.
    mutating func recorded(_ record: CallScript.Record) throws(StepProblem) -> Input? {
        guard waiting < call.hearings.count else {
            if call.ending == .any { isOver = true }
            return nil
        }
        let hearing = call.hearings[waiting]
        if case .listen = hearing.answer { return nil }
        let check = checker().check(hearing.prompt, role: .prompt)
        guard check.outcome == .held else { return nil }
        pass(hearing, check)
        if isOver { return nil }
        let recording = Fingerprint.of(walk.runIdentifier + "recording \(waiting)")
        var parameters = [
            ("RecordingUrl", "https://api.twilio.com/2010-04-01/Recordings/RE\(recording)"),
            ("RecordingSid", "RE\(recording)"), ("RecordingDuration", "3"),
        ]
        switch hearing.answer {
        case .say(let template): say("said \(try walk.fill(template))")
        case .press(let template):
            let keys = try walk.fill(template)
            say("spoke, and pressed \(keys)")
            guard let key = keys.first(where: { record.finishOnKey.contains($0) }) else {
                sign(.unknownPrompt, "the phone records here, and none of the keys ends a recording")
                return nil
            }
            parameters.append(("Digits", String(key)))
        case .listen: return nil
        }
        goOn()
        return Input(parameters: parameters)
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
                // Half a second each, and no key.
                if key == "w" || key == "W" { continue }
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
        credential = nil
        observation.checks.append(check)
        let checker = checker()
        observation.checks += hearing.expectations.map { checker.check($0, role: .expect) }
        observation.checks += walk.take(hearing.captures, with: checker)
        observation.checks += neverChecks(checker)
        if observation.isFailing { isOver = true }
    }

    /// The phone asks for something else than what is waited for.
    private mutating func meetAnotherPrompt(
        expected check: Check, _ gather: CallScript.Gather, action: String
    ) {
        let checker = checker()
        let again = call.hearings[..<waiting].lastIndex {
            if case .listen = $0.answer { return false }
            return checker.check($0.prompt, role: .prompt).outcome == .held
        }
        let words = Shortening.line(heard.joined(separator: " "), limit: 120)
        if again != nil || isCredentialAskedAgain(gather, action: action) {
            observation.checks.append(check)
            // After a prompt that showed that it was accepted, only the credential's own prompt is about it.
            let isAboutIt = again.flatMap { call.hearings[$0].answer.template }.map { walk.entersCredential([$0]) }
            if enteredCredential, credential != nil || isAboutIt ?? false {
                sign(.askedAgainAfterCredential, "asked again after a correct credential: '\(words)'")
            } else {
                sign(.samePromptAgain, "asked the same again: '\(words)'", .samePrompt)
            }
            return
        }
        unmatched += 1
        if unmatched >= 3 {
            observation.checks.append(check)
            sign(.unknownPrompt, "asked for something unknown: '\(words)'")
        }
    }

    /// Whether this is the question that a credential was the answer to, in words of another kind: it goes to the same
    /// address, which nothing else went to, or asks for the same thing.
    private func isCredentialAskedAgain(_ gather: CallScript.Gather, action: String) -> Bool {
        guard let credential else { return false }
        if TalkWords.isAskedAgain(heard.joined(separator: " "), earlier: credential.words) { return true }
        return action == credential.action && gather.numDigits == credential.numDigits
            && !otherActions.contains(action)
    }

    // MARK: Checking

    func checker(prompt: String? = nil) -> ExpectationChecker {
        let subject = Subject(receivedAt: walk.clock.now)
        subject.prompt = prompt ?? heard.joined(separator: "\n")
        subject.duration = walk.elapsed - observation.offset
        let values = walk.values
        return ExpectationChecker(subject: subject) { (template) throws(UnresolvedName) in try values.fill(template) }
    }
}
