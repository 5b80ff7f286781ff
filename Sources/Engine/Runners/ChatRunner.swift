import Documents
import Foundation
import JSONPath
import Journeys
import Observations
import Transfers

/// Talks to a bot, turn by turn. One conversation is one sender, new for each run.
struct ChatRunner {
    let walk: Walk
    let step: Step

    func run(_ chat: ChatStep, _ observation: Observation) async throws(StepProblem) -> Observation {
        if let injections = chat.injections {
            return try await InjectionRunner(walk: walk, step: step).run(injections, chat, observation)
        }
        let session = walk.session(for: step, default: "chat")
        let web = WebStep(walk: walk, step: step)
        var line = ChatLine(
            walk: walk, session: session, url: try walk.fill(chat.url), headers: try web.headers(chat.options),
            login: try web.login(chat.options), sender: "softdown-\(walk.runIdentifier)-\(session.name)")
        var observation = observation
        var conversation = ConversationSeen()
        var replies: [String] = []
        /// What the bot has asked so far, message by message: small talk around a question differs from turn to turn.
        var questions: Set<String> = []
        var enteredCredential = false
        for (index, turn) in chat.turns.enumerated() {
            let message = try utterance(turn, line)
            enteredCredential = enteredCredential || walk.entersCredential([turn.utterance.template])
            observation.entersCredential = enteredCredential
            let start = walk.elapsed
            var answer = await line.say(message)
            if answer.signs.contains(where: { $0.kind == .emptyReply }),
                let phrase = replies.last.flatMap({ walk.handover(in: $0) })
            {
                answer.signs = [Sign(.handedToNobody, "nobody said anything after the words '\(phrase)'")]
            }
            // What is not looked for hides no check either.
            answer.signs.removeAll { sign in sign.symptom.map { !walk.looksFor($0) } ?? false }
            observation.exchanges += answer.navigation.exchanges
            observation.signs += answer.signs
            walk.noteRetryAfter(answer.navigation.retryAfter)
            conversation.turns.append(
                ConversationSeen.Turn(
                    said: message, replies: answer.replies.map { Shortening.block($0, limit: 600) },
                    buttons: answer.buttons.map(\.title), duration: walk.elapsed - start))
            observation.seen = .conversation(conversation)
            if answer.signs.contains(where: \.kind.failsAlone) { break }
            let reply = answer.replies.joined(separator: "\n")
            let isLast = index == chat.turns.count - 1
            observation.checks += checks(turn, reply, answer, start: start, isLast: isLast)
            if let sign = ForeignIdentity.sign(in: reply, of: step, walk), walk.looksFor(.anotherCustomer) {
                observation.signs.append(sign)
            }
            if let limit = turn.within, walk.elapsed - start > limit.wholeMicroseconds {
                observation.signs.append(Sign(.timedOut, "the reply came after \((walk.elapsed - start) / 1000) ms"))
            }
            if walk.endsWalk(observation) { break }
            if observation.isFailing {
                observation.signs += await why(
                    reply: reply, to: message, answer, earlier: replies, questions: questions,
                    enteredCredential: enteredCredential, line: line)
                break
            }
            replies.append(reply)
            questions.formUnion(answer.replies.map(Self.folded).filter(Self.isQuestion))
        }
        if enteredCredential, !observation.isFailing { session.isSignedIn = true }
        observation.signs.removeAll { sign in sign.symptom.map { !walk.looksFor($0) } ?? false }
        return observation
    }

    private func utterance(_ turn: ChatStep.Turn, _ line: ChatLine) throws(StepProblem) -> String {
        switch turn.utterance {
        case .say(let template): return try walk.fill(template)
        case .press(let template):
            let title = try walk.fill(template)
            if let button = line.offered.first(where: { $0.title == title }) { return button.payload }
            let offered = line.offered.map(\.title).joined(separator: ", ")
            throw .met(
                Sign(.noSuchButton, "the bot offers no button '\(title)', but \(offered.isEmpty ? "none" : offered)"))
        }
    }

    private func checks(
        _ turn: ChatStep.Turn, _ reply: String, _ answer: ChatLine.Answer, start: Int, isLast: Bool
    ) -> [Check] {
        let subject = Subject(receivedAt: walk.clock.now)
        subject.answer = answer.navigation.answer
        subject.reply = reply
        subject.duration = walk.elapsed - start
        let checker = ExpectationChecker(subject: subject) { [walk] (template) throws(UnresolvedName) in
            try walk.values.fill(template)
        }
        var checks = turn.expectations.map { checker.check($0, role: .expect) }
        checks += (turn.never + step.never).map { checker.check($0, role: .never) }
        checks += walk.take(turn.captures, with: checker)
        checks += refusal(checker, isLast: isLast, hasFailed: checks.contains(where: \.isFailing))
        guard isLast else { return checks }
        walk.lastAnswer = LastAnswer(subject, isPage: false)
        checks += checker.required(of: step)
        if let owner = step.owner { checks.append(walk.ownerCheck(owner, checker)) }
        checks += walk.takeCaptures(of: step, with: checker)
        return checks
    }

    /// A guard is refused at its last turn. While an action is frozen, the bot may say so at any.
    private func refusal(_ checker: ExpectationChecker, isLast: Bool, hasFailed: Bool) -> [Check] {
        guard !walk.journey.isGuard else {
            guard isLast else { return [] }
            return step.refused.map { checker.check($0, role: .refused) }
                + step.letThrough.map { checker.check($0, role: .letThrough) }
        }
        guard !step.refused.isEmpty, !walk.hasMetRefusal else { return [] }
        let refused = step.refused.map { checker.check($0, role: .refused) }
        let isAwaited = walk.awaitsRefusal(at: step)
        let isMet = isAwaited && refused.holdRefusal
        walk.hasMetRefusal = isMet
        guard isLast || hasFailed || isMet else { return [] }
        let others = step.letThrough.map { checker.check($0, role: .letThrough) }
        return refused + others + (isAwaited ? step.asOf.map { checker.check($0, role: .asOf) } : [])
    }

    /// What the reply means, once it is known to be the wrong one.
    private func why(
        reply: String, to said: String, _ answer: ChatLine.Answer, earlier: [String], questions: Set<String>,
        enteredCredential: Bool, line: ChatLine
    ) async -> [Sign] {
        guard !reply.isEmpty else { return [] }
        var signs: [Sign] = []
        let folded = Self.folded(reply)
        let shown = Shortening.line(reply, limit: 120)
        let isRepeated = earlier.contains { Self.folded($0) == folded } || asksAgain(answer.replies, earlier: questions)
        if enteredCredential, let phrase = walk.phrases(.lockedOut).first(in: reply) {
            signs.append(Sign(.lockedOut, "the words '\(phrase)' after a correct credential"))
        } else if enteredCredential, let phrase = walk.refusal(in: reply) {
            signs.append(Sign(.credentialRefused, "the words '\(phrase)' after a correct credential"))
        } else if enteredCredential,
            isRepeated || earlier.contains(where: { TalkWords.isAskedAgain(reply, earlier: $0) })
        {
            signs.append(
                Sign(.askedAgainAfterCredential, "the bot asked again after a correct credential: '\(shown)'"))
        } else if isRepeated {
            signs.append(
                Sign(.sameReplyAgain, "the same reply to different words: '\(shown)'", symptom: .sameReply))
        }
        if enteredCredential, !signs.contains(where: { $0.kind == .credentialRefused }),
            let phrase = walk.phrases(.signInAgain).first(in: reply)
        {
            signs.append(
                Sign(.sessionLost, "the words '\(phrase)' after a correct credential", symptom: .sessionGone))
        }
        if let words = walk.machineWords(in: reply) {
            signs.append(Sign(.brokenWords, "the words '\(words)'", symptom: .brokenWords))
        }
        if folded == Self.folded(said) {
            signs.append(Sign(.fallbackReply, "the bot says what was said to it", symptom: .fallbackReply))
        }
        if let phrase = walk.phrases(.noAgent).first(in: reply) {
            signs.append(Sign(.phraseNoAgent, "the words '\(phrase)'"))
        } else if let phrase = walk.phrases(.maintenance).first(in: reply) {
            signs.append(Sign(.phraseMaintenance, "the words '\(phrase)'"))
        }
        if let wait = StatedWait.seconds(in: reply), wait > walk.limit(of: .statedWait) {
            signs.append(
                Sign(.longWait, "a waiting time of \(wait / 60) minutes was stated", symptom: .statedWait))
        }
        if signs.isEmpty, let phrase = answer.replies.last.flatMap({ walk.phrases(.handover).first(in: $0) }) {
            signs.append(Sign(.handedToNobody, "nobody said anything after the words '\(phrase)'"))
        }
        guard signs.isEmpty else { return signs }
        return [await fallback(reply, answer, line)].compactMap { $0 }
    }

    /// Whether this is what the bot says to whatever it did not understand: as its platform marks it, as it is learnt
    /// from the bot itself, or in one of the usual phrases.
    private func fallback(_ reply: String, _ answer: ChatLine.Answer, _ line: ChatLine) async -> Sign? {
        if let marker = answer.fallbackMarker {
            return Sign(.fallbackReply, "the bot marks its reply as '\(marker)'", symptom: .fallbackReply)
        }
        var stranger = line.stranger(named: "nonsense")
        // Bots take turns with their excuses.
        for nonsense in ["qzx wvk \(walk.runIdentifier) blorf", "xlqrt bnvw", "oofgh dzzk pwrt"] {
            guard walk.left > 2_000_000 else { break }
            let answer = await stranger.say(nonsense)
            guard !answer.replies.isEmpty else { break }
            if Self.folded(answer.replies.joined(separator: "\n")) == Self.folded(reply) {
                return Sign(
                    .fallbackReply, "the bot's answer to nonsense: '\(Shortening.line(reply, limit: 120))'",
                    symptom: .fallbackReply)
            }
        }
        return walk.phrases(.fallback).first(in: reply).map { Sign(.phraseFallback, "the words '\($0)'") }
    }

    /// Whether a question stands there again, and nothing that was not said before but small talk.
    private func asksAgain(_ replies: [String], earlier questions: Set<String>) -> Bool {
        let asked = replies.map(Self.folded).filter(Self.isQuestion)
        return !asked.isEmpty && asked.allSatisfy(questions.contains)
    }

    private static func isQuestion(_ text: String) -> Bool { text.hasSuffix("?") || text.hasSuffix("？") }

    private static func folded(_ text: String) -> String { Shortening.line(text.lowercased(), limit: 4000) }
}
