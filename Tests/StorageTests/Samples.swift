import Foundation
import Journeys
import Observations
import Storage
import Testing
import Verdicts

/// Whole milliseconds, as they are stored.
let noon = Date(timeIntervalSince1970: 1_790_000_000)

extension Date {
    func after(_ seconds: Double) -> Date { addingTimeInterval(seconds) }
}

func makeRun(
    _ id: String, journey: String = "sign-in", at start: Date = noon, attempt: Int = 1, plan: String = "plan-1"
) -> Run {
    Run(
        id: id, journey: journey, channel: "web-login", account: "anna", site: "here", plan: plan, startedAt: start,
        duration: 1_250_000, attempt: attempt, within: 20_000_000, every: 300)
}

/// A run that uses every part of the types, hostile texts included.
func makeFullRun(_ id: String) -> Run {
    var run = makeRun(id)
    run.guardReason = .tokenReusable
    run.ending = .ownFault("no secret 'x' \u{0} here")
    run.retryAfter = 30
    run.reach = [
        ReachSeen(
            channel: "web-login", at: noon.after(1), result: .tlsFailure, status: 503, detail: "bad \u{0} ☎️ \"quoted\"",
            phases: Phases(dns: 1, connect: 2, tls: 3, firstByte: 4, download: 5)),
        ReachSeen(channel: "chat", at: noon.after(2), result: .up),
    ]
    let payloads: [Seen] = [
        .nothing,
        .page(PageSeen(url: "https://shop/login", title: "Sign in", text: "a\u{0}b\u{202E}c", filledFields: ["user"])),
        .response(ResponseSeen(url: "https://shop/api", text: "{\"a\":1}")),
        .conversation(
            ConversationSeen(turns: [
                .init(said: "balance?", replies: ["12,00 €", ""], buttons: ["Yes"], duration: 900)
            ])),
        .call(
            CallSeen(
                lines: [.init(.phone, "your number?", second: 0), .init(.caller, "12#", second: 4)], ending: "hangup",
                estimatedSeconds: 9)),
        .mail(
            MailSeen(
                recipient: "anna@shop", searches: 3,
                message: .init(
                    subject: "Reset", sender: "no-reply@shop", date: "Mon, 1 Jan", arrivedAfter: 5,
                    linkHosts: ["https://shop"], text: "click"))),
    ]
    run.observations = payloads.enumerated().map { makeObservation("step-\($0)", seen: $1) }
    run.cleanup = [makeObservation("sign-out", seen: payloads[1])]
    return run
}

func makeObservation(_ step: String, seen: Seen = .nothing) -> Observation {
    var observation = Observation(
        step: step, channel: "web-login", session: "browser", kind: "open", offset: 10, duration: 20)
    observation.within = 1_000_000
    observation.entersCredential = true
    observation.isGoal = true
    observation.seen = seen
    var exchange = Exchange(
        method: "POST", url: "https://shop/login", offset: 3, status: 302, phases: Phases(dns: 9), bodyBytes: 77,
        contentType: "text/html", redirect: "/home", failure: nil, remoteAddress: "127.0.0.1:443",
        reusedConnection: true)
    exchange.requestHeaders = [.init(name: "Cookie", value: "•••")]
    exchange.requestBody = "user=anna"
    exchange.responseHeaders = [.init(name: "Location", value: "/home")]
    exchange.excerpt = "<html>\u{0}"
    observation.exchanges = [exchange, Exchange(method: "GET", url: "https://shop/home", failure: "cut \u{0} off")]
    observation.checks = [
        Check(
            role: .expect, outcome: .missing, source: "status == 200",
            location: SourceLocation(file: "a.yaml", line: 3, column: 5), expected: "status == 200", got: "\u{0}503")
    ]
    observation.signs = [Sign(.askedAgainAfterCredential, "the form \u{0} again", symptom: .signInFormAgain)]
    return observation
}

func makeJudgement(_ reason: Reason) -> Judgement {
    Judgement(
        reason: reason, channel: "web-login", failingStep: "step-2", expected: "welcome", got: "\u{0}form",
        evidence: ["a", "b"], passedChannels: ["chat"])
}

/// A run that is stored under its id, with a judgement.
func finished(_ run: Run, _ reason: Reason = .arrived) -> FinishedRun {
    FinishedRun(
        run: run, judgement: makeJudgement(reason),
        planText: PlanText(site: "site: x", journey: "journey: \(run.journey)"))
}

/// A folder of its own that is gone with its last reference.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "softdown-storage-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String = "softdown.db") -> String { path + "/" + name }
}

/// The same promises hold on disk and in memory.
enum Place: String, CaseIterable, CustomTestStringConvertible {
    case file, memory

    var testDescription: String { rawValue }

    func with<Value>(_ body: (ResultStore) throws -> Value) throws -> Value {
        switch self {
        case .memory: return try body(try ResultStore.inMemory())
        case .file:
            let folder = try TemporaryFolder()
            return try withExtendedLifetime(folder) { try body(try ResultStore(path: folder.file())) }
        }
    }
}
