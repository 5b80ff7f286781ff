import Documents
import Foundation
import Journeys
import Observations
import Transfers

/// Walks a phone call through the documents that a webhook answers with, as the platform would (PROTOCOLS A1).
struct CallRunner {
    let walk: Walk
    let step: Step

    /// No caller bears more, and no call document may send us round for ever.
    private static let documentLimit = 60
    /// How often the same may be heard from changing addresses.
    private static let patience = 12

    func run(_ call: CallStep, _ observation: Observation) async throws(StepProblem) -> Observation {
        let session = walk.session(for: step, default: "call")
        let platform = try PlatformRequest(call, walk: walk, session: session)
        var dialogue = Dialogue(call: call, step: step, walk: walk, observation: observation)
        var next: PlatformRequest.Fetch? = platform.first
        var documents: [String: Int] = [:]
        /// By what is heard of it, since the last input.
        var words: [String: Int] = [:]
        var count = 0
        while let fetch = next {
            next = nil
            guard count < Self.documentLimit else {
                dialogue.sign(.tooManyPrompts, "more than \(Self.documentLimit) call documents without an end")
                break
            }
            let answer = await platform.document(fetch)
            dialogue.observation.exchanges += answer.exchanges
            dialogue.observation.signs += answer.signs
            walk.noteRetryAfter(answer.retryAfter)
            guard let script = answer.script else { break }
            count += 1
            if script.isEmpty {
                dialogue.deadAir("a call document without words or actions")
                break
            }
            if fetch.isWithoutInput {
                // With another address each time it may be a queue that moves: that is given more patience.
                documents[answer.url + "\n" + script.normalized, default: 0] += 1
                words[script.audible, default: 0] += 1
                if documents[answer.url + "\n" + script.normalized, default: 0] > 3
                    || words[script.audible, default: 0] > Self.patience
                {
                    dialogue.goesRound(script)
                    break
                }
            } else {
                words = [:]
            }
            next = try await carryOut(script, at: answer.url, &dialogue, platform)
            if dialogue.isOver { break }
        }
        return dialogue.finished()
    }

    /// Carries out the verbs of one document, until one of them asks for the next.
    private func carryOut(
        _ script: CallScript, at url: String, _ dialogue: inout Dialogue, _ platform: PlatformRequest
    ) async throws(StepProblem) -> PlatformRequest.Fetch? {
        for verb in script.verbs.prefix(200) {
            if dialogue.isOver { return nil }
            guard walk.left > 0 else {
                dialogue.sign(.timedOut, "the call was still going on when the run was cut off")
                return nil
            }
            switch verb {
            case .say, .play, .pause:
                await listen(verb, of: script, at: url, &dialogue, platform)
                if verb.isEndless { dialogue.neverEnds("hold music or words") }
            case .gather(let gather):
                for prompt in gather.prompts.prefix(50) where !dialogue.isOver {
                    await listen(prompt, of: script, at: url, &dialogue, platform)
                }
                if dialogue.isOver { return nil }
                let asked = platform.fetch(gather.action, method: gather.method, from: url, adding: [])
                let input = try dialogue.input(for: gather, action: Self.withoutQuery(asked.url))
                if dialogue.isOver { return nil }
                if let input {
                    return platform.fetch(gather.action, method: gather.method, from: url, adding: input.parameters)
                }
                dialogue.passes(gather.timeoutSeconds)
                if gather.actionOnEmptyResult { return asked }
            case .redirect(let address, let method):
                return platform.fetch(address, method: method, from: url, adding: [])
            case .dial(let dial):
                let target = dial.targets.first.map { "\($0.kind) \($0.value)" } ?? "nobody"
                if dial.targets.isEmpty { dialogue.sign(.callEndedEarly, "a transfer to nobody") }
                return dialogue.ends(.dial, "put through to \(target)")
            case .enqueue(let queue):
                await wait(in: queue, at: url, &dialogue, platform)
                return dialogue.isOver ? nil : dialogue.ends(.enqueue, "put into the queue '\(queue.queue)'")
            case .hangup: return dialogue.ends(.hangup, "the line was hung up")
            case .reject(let reason): return dialogue.ends(.hangup, "the call was rejected (\(reason))")
            case .connect(let kinds): return dialogue.ends(.dial, "connected to \(kinds.joined(separator: ", "))")
            case .refer(let target, _, _): return dialogue.ends(.dial, "referred to \(target)")
            case .pay: return dialogue.ends(.any, "a payment was asked for")
            case .record(let record):
                dialogue.event("a recording begins")
                if let input = try dialogue.recorded(record) {
                    return platform.fetch(record.action, method: record.method, from: url, adding: input.parameters)
                }
                dialogue.passes(record.timeoutSeconds)
            case .message(let text): dialogue.event("a text message: \(Shortening.line(text))")
            case .leave, .background: continue
            case .unknown(let name):
                dialogue.sign(.invalidCallDocument, "the verb <\(Shortening.line(name, limit: 40))> is not known")
                return nil
            }
        }
        return dialogue.ends(.hangup, "the document ended, so the line was hung up")
    }

    /// What is said or played, inside of a gather or not.
    private func listen(
        _ verb: CallScript.Verb, of script: CallScript, at url: String, _ dialogue: inout Dialogue,
        _ platform: PlatformRequest
    ) async {
        switch verb {
        case .say(let text, _): dialogue.hear(text)
        case .play(let address, _, _): await play(address, of: script, at: url, &dialogue, platform)
        case .pause(let seconds): dialogue.staysSilent(seconds)
        default: break
        }
    }

    /// A recording that is not there is dead air where nothing else is said.
    private func play(
        _ address: String, of script: CallScript, at url: String, _ dialogue: inout Dialogue,
        _ platform: PlatformRequest
    ) async {
        dialogue.hearMusic()
        guard !address.isEmpty, let target = URLReference.resolve(address, against: url) else { return }
        guard walk.hosts.allows(target) else {
            return dialogue.event("the recording is on a host that is not in hosts:")
        }
        let navigation = await platform.recording(target)
        dialogue.observation.exchanges += navigation.exchanges
        dialogue.observation.signs += navigation.signs
        guard let answer = navigation.answer else { return }
        let type = answer.contentType?.lowercased() ?? ""
        let fault: (Sign.Kind, String)? =
            if answer.status >= 400 {
                (.statusRefused, "the recording \(target) answered \(answer.status)")
            } else if answer.body.isEmpty {
                (.emptyBody, "the recording \(target) is empty")
            } else if type.contains("html") || type.contains("json") || type.contains("xml") {
                (.wrongContentType, "the recording \(target) is \(Shortening.line(type, limit: 40))")
            } else {
                nil
            }
        guard let fault else { return }
        if script.spoken.isEmpty {
            dialogue.deadAir("nothing is heard: " + fault.1)
        } else {
            dialogue.sign(fault.0, fault.1)
        }
    }

    /// What is heard at first by somebody who was put into a queue. A queue that lets nobody in is none.
    private func wait(
        in queue: CallScript.Enqueue, at url: String, _ dialogue: inout Dialogue, _ platform: PlatformRequest
    ) async {
        guard let address = queue.waitURL else { return }
        guard let fetch = platform.waiting(address, from: url, queue: queue.queue) else {
            return dialogue.event("what is heard while waiting is on a host that is not in hosts:")
        }
        let answer = await platform.document(fetch)
        dialogue.observation.exchanges += answer.exchanges
        guard let script = answer.script else {
            dialogue.event("what is heard while waiting could not be read")
            for sign in answer.signs where sign.kind.failsAlone { dialogue.observation.signs.append(sign) }
            return
        }
        for verb in script.verbs.prefix(50) {
            switch verb {
            case .say(let text, _): dialogue.hear(text)
            case .gather(let gather): CallScript(verbs: gather.prompts).spoken.forEach { dialogue.hear($0) }
            case .leave, .hangup, .reject:
                return dialogue.sign(.callEndedEarly, "the queue '\(queue.queue)' lets nobody in", .earlyHangUp)
            case .redirect: return
            default: continue
            }
        }
    }

    private static func withoutQuery(_ url: String) -> String { String(url.prefix { $0 != "?" }) }
}

extension CallScript {
    /// What a caller notices of it: equal for documents that only differ in their addresses.
    fileprivate var audible: String {
        let kinds = verbs.map { verb -> String in
            switch verb {
            case .say(let text, _): "say " + text.lowercased()
            case .play(let url, _, _): "play " + url.prefix { $0 != "?" }
            case .gather(let gather): "gather " + CallScript(verbs: gather.prompts).audible
            case .redirect: "redirect"
            default: ""
            }
        }
        return kinds.joined(separator: "\n")
    }
}

extension CallScript.Verb {
    /// `loop="0"`: inside of a gather keys end it, and elsewhere nothing does.
    fileprivate var isEndless: Bool {
        switch self {
        case .say(_, let loop), .play(_, _, let loop): loop == 0
        default: false
        }
    }
}
