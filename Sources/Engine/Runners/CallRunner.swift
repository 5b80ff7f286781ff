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

    func run(_ call: CallStep, _ observation: Observation) async throws(StepProblem) -> Observation {
        let session = walk.session(for: step, default: "call")
        let platform = try PlatformRequest(call, walk: walk, session: session)
        var dialogue = Dialogue(call: call, step: step, walk: walk, observation: observation)
        var next: PlatformRequest.Fetch? = platform.first
        var documents: [String: Int] = [:]
        while let fetch = next {
            next = nil
            guard documents.values.reduce(0, +) < Self.documentLimit else {
                dialogue.sign(.tooManyPrompts, "more than \(Self.documentLimit) call documents without an end")
                break
            }
            let answer = await platform.document(fetch)
            dialogue.observation.exchanges += answer.exchanges
            dialogue.observation.signs += answer.signs
            walk.noteRetryAfter(answer.retryAfter)
            guard let script = answer.script else { break }
            let key = answer.url + "\n" + script.normalized
            documents[key, default: 0] += 1
            if script.isEmpty {
                dialogue.sign(.emptyCallDocument, "a call document without words or actions", .emptyCallDocument)
                break
            }
            if documents[key, default: 0] > 3, fetch.isWithoutInput {
                dialogue.sign(.samePromptAgain, "the same call document again and again", .samePrompt)
                break
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
            case .say(let text, _): dialogue.hear(text)
            case .play(let address, _, _): await play(address, at: url, &dialogue, platform)
            case .pause(let seconds): dialogue.passes(seconds)
            case .gather(let gather):
                await prompts(gather.prompts, at: url, &dialogue, platform)
                let input = try dialogue.input(for: gather)
                if dialogue.isOver { return nil }
                if let input {
                    return platform.fetch(gather.action, method: gather.method, from: url, adding: input.parameters)
                }
                dialogue.passes(gather.timeoutSeconds)
                if gather.actionOnEmptyResult {
                    return platform.fetch(gather.action, method: gather.method, from: url, adding: [])
                }
            case .redirect(let address, let method):
                return platform.fetch(address, method: method, from: url, adding: [])
            case .dial(let dial):
                let target = dial.targets.first.map { "\($0.kind) \($0.value)" } ?? "nobody"
                if dial.targets.isEmpty { dialogue.sign(.callEndedEarly, "a transfer to nobody") }
                return dialogue.ends(.dial, "put through to \(target)")
            case .enqueue(let queue): return dialogue.ends(.enqueue, "put into the queue '\(queue.queue)'")
            case .hangup: return dialogue.ends(.hangup, "the line was hung up")
            case .reject(let reason): return dialogue.ends(.hangup, "the call was rejected (\(reason))")
            case .connect(let kinds): return dialogue.ends(.dial, "connected to \(kinds.joined(separator: ", "))")
            case .refer(let target, _, _): return dialogue.ends(.dial, "referred to \(target)")
            case .pay: return dialogue.ends(.any, "a payment was asked for")
            case .record(let record):
                dialogue.event("a recording begins")
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

    private func prompts(
        _ verbs: [CallScript.Verb], at url: String, _ dialogue: inout Dialogue, _ platform: PlatformRequest
    ) async {
        for verb in verbs.prefix(50) {
            switch verb {
            case .say(let text, _): dialogue.hear(text)
            case .play(let address, _, _): await play(address, at: url, &dialogue, platform)
            case .pause(let seconds): dialogue.passes(seconds)
            default: continue
            }
        }
    }

    /// A recording that cannot be fetched is dead air.
    private func play(_ address: String, at url: String, _ dialogue: inout Dialogue, _ platform: PlatformRequest) async
    {
        dialogue.event("a recording is played")
        guard !address.isEmpty, let target = URLReference.resolve(address, against: url) else { return }
        guard walk.hosts.allows(target) else {
            return dialogue.event("the recording is on a host that is not in hosts:")
        }
        let navigation = await platform.recording(target)
        dialogue.observation.exchanges += navigation.exchanges
        dialogue.observation.signs += navigation.signs
        if let answer = navigation.answer, answer.status >= 400 {
            dialogue.sign(.statusRefused, "the recording \(target) answered \(answer.status)")
        }
    }
}
