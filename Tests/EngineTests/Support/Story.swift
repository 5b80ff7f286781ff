import CurlTransfers
import Engine
import Foundation
import JourneyFiles
import Journeys
import Observations
import Testing
import Verdicts

/// A site and one journey, written as users write them, and walked.
struct Story {
    /// What the journey's file says besides its steps.
    var head = "journey: story\nchannel: web\nas: anna"
    var steps: String
    /// More lines of the site file.
    var site = ""
    /// More entries of `hosts:`.
    var hosts: [String] = []
    var environment = Secrets.all
    var clock: any EngineClock = SystemClock()
    var ledger: any AccountLedger = TransientLedger()
    var lag: any LagMeter = PunctualMeter()
    /// What is frozen on purpose.
    var containments = Containments()
    /// What the reach check of every channel says.
    var reach: ReachSeen.Result? = .up

    init(_ steps: String, head: String? = nil) {
        self.steps = steps
        if let head { self.head = head }
    }

    /// Secrets of the two accounts and the site, by environment variable.
    enum Secrets {
        static let password = "Tide & Harbour/1+é"
        static let newPassword = "Lantern?on=the#Quay2"
        static let pin = "4821"
        static let token = "signing-token-77ab"
        static let key = "api-key-5f1c9"
        static let otp = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
        static let all = [
            "ANNA_PASSWORD": password, "ANNA_NEW_PASSWORD": newPassword, "ANNA_PIN": pin, "ANNA_OTP": otp,
            "TOKEN": token, "KEY": key,
        ]
    }

    private func siteText(_ server: LoopbackServer) -> String {
        """
        site: test
        hosts: [\((["127.0.0.1:\(server.port)"] + hosts).joined(separator: ", "))]
        variables: { base: "\(server.url)" }
        secrets:
          token: { env: TOKEN }
          key: { env: KEY }
        channels:
          web:
            reach: "{{base}}/reach"
          chat:
            reach: "{{base}}/reach"
          phone:
            reach: "{{base}}/reach"
        accounts:
          anna:
            user: anna-user
            password: { env: ANNA_PASSWORD }
            new_password: { env: ANNA_NEW_PASSWORD }
            pin: { env: ANNA_PIN }
            otp: { env: ANNA_OTP }
            number: "1000100"
            email: anna@demo.example
            inbox: { http: "{{base}}/mail" }
          ben:
            user: ben-user
            number: "2000200"
            email: ben@demo.example
        \(site)
        """
    }

    /// What was written, checked as `softdown check` does.
    func load(_ server: LoopbackServer, in scratch: Scratch) throws -> Plan {
        _ = try scratch.write("probes/softdown.yaml", siteText(server))
        _ = try scratch.write("probes/story.yaml", head + "\n" + steps + "\n")
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: scratch.path + "/probes")
        let errors = diagnostics.filter { $0.severity == .error }.map(\.description)
        #expect(errors.isEmpty, "\(errors.joined(separator: "\n"))")
        return try #require(plan)
    }

    /// Walks it once.
    func walk(_ server: LoopbackServer) async throws -> Outcome {
        let scratch = try Scratch()
        let (runner, journey) = try runner(server, scratch)
        let prepared = runner.prepare(journey, attempt: 1, containments: containments)
        var run = await runner.run(journey, as: prepared)
        if let reach {
            run.reach = journey.channels.map { ReachSeen(channel: $0, at: run.startedAt, result: reach) }
        }
        return Outcome(run: run, journey: journey)
    }

    func runner(_ server: LoopbackServer, _ scratch: Scratch) throws -> (JourneyRunner, Journey) {
        try runner(server, scratch, listener: SilentListener())
    }

    func runner(
        _ server: LoopbackServer, _ scratch: Scratch, listener: any RunListener
    ) throws -> (JourneyRunner, Journey) {
        let plan = try load(server, in: scratch)
        let journey = try #require(plan.journeys.first)
        let shelf = SecretShelf(site: plan.site, environment: environment, baseDirectory: scratch.path)
        let surroundings = EngineEnvironment(
            client: CurlTransferClient(), clock: clock, ledger: ledger, listener: listener,
            gate: HostGate(limit: 16), lag: lag, baseDirectory: scratch.path)
        return (JourneyRunner(plan: plan, shelf: shelf, environment: surroundings), journey)
    }
}

/// A run and what it comes to.
struct Outcome {
    var run: Run
    var journey: Journey

    var judgement: Judgement { Judge.judgement(of: run) }
    var finding: GuardFinding { Judge.finding(of: run) }
    var reason: Reason { judgement.reason }
    var last: Observation { run.observations[run.observations.count - 1] }
    /// All signs of the run.
    var signs: [Sign.Kind] { run.observations.flatMap(\.signs).map(\.kind) }
    /// Outcomes of all checks of a role, in order.
    func checks(_ role: Check.Role = .expect) -> [Check.Outcome] {
        run.observations.flatMap(\.checks).filter { $0.role == role }.map(\.outcome)
    }

    func step(_ id: String) -> Observation? { run.observations.first { $0.step == id } }
}

extension Outcome: CustomStringConvertible {
    var description: String {
        let seen = run.observations.map { "\($0.step): \($0.failingEvidence)" }.joined(separator: "; ")
        return "\(judgement.reason.rawValue) (\(run.ending)) at \(judgement.failingStep ?? "-"): \(seen)"
    }
}

/// A folder that is gone after the test.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "softdown-engine-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }
}
