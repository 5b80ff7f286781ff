import CurlTransfers
import DemoCentre
import Engine
import Foundation
import JourneyFiles
import Journeys
import Observations
import Testing

/// The journeys of `probes/`, walked through the demo centre on a port of its own.
struct DemoWalk {
    var faults: [DemoFault] = []
    var containments = Containments()
    /// Changes the text of a file of `probes/` before it is read.
    var edit: @Sendable (_ file: String, _ text: String) -> String = { $1 }

    private static let probes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "probes")

    /// - Parameter only: the journeys to walk, those of personas by their own ids; absent for all.
    /// - Returns: what each comes to, by its id. No secret of the demo is in any of it.
    func outcomes(_ only: [String]? = nil) async throws -> [String: Outcome] {
        let centre = DemoCentre(
            configuration: .init(port: 0, mailDelay: .zero, orderDelay: .zero, slowDelay: .seconds(3)))
        let port = try await centre.start()
        for fault in faults { await centre.set(fault, on: true) }
        let scratch = try Scratch()
        let loaded = try plan(in: scratch, port: port)
        let client = CurlTransferClient()
        let runner = JourneyRunner(
            plan: loaded, shelf: SecretShelf(site: loaded.site, environment: [:], baseDirectory: scratch.path),
            environment: EngineEnvironment(
                client: client, clock: SystemClock(), ledger: TransientLedger(), gate: HostGate(limit: 16),
                baseDirectory: scratch.path))
        let prober = ReachProber(client: client, clock: SystemClock(), authorityFile: nil)
        var outcomes: [String: Outcome] = [:]
        for journey in loaded.journeys where only?.contains(journey.id) ?? true {
            var run = await runner.run(
                journey, as: runner.prepare(journey, attempt: 1, containments: containments))
            for channel in journey.channels {
                run.reach.append(
                    await prober.check(channel: channel, url: "http://127.0.0.1:\(port)/health/\(channel)"))
            }
            outcomes[journey.id] = Outcome(run: run, journey: journey)
        }
        await centre.stop()
        let text = try String(decoding: JSONEncoder().encode(outcomes.values.map(\.run)), as: UTF8.self)
        for secret in DemoCentre.secrets.values where secret.count > 5 { #expect(!text.contains(secret)) }
        return outcomes
    }

    /// The plan of the demo on another port, with the demo's secrets beside it.
    private func plan(in scratch: Scratch, port: UInt16) throws -> Plan {
        for file in try FileManager.default.contentsOfDirectory(atPath: Self.probes.path) where file.hasSuffix(".yaml")
        {
            let text = try String(contentsOf: Self.probes.appending(path: file), encoding: .utf8)
            _ = try scratch.write(
                "probes/\(file)", edit(file, text.replacing("127.0.0.1:8766", with: "127.0.0.1:\(port)")))
        }
        for (name, secret) in DemoCentre.secrets { _ = try scratch.write("secrets/\(name)", secret + "\n") }
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: scratch.path + "/probes")
        let errors = diagnostics.filter { $0.severity == .error }.map(\.description)
        #expect(errors == [])
        return try #require(plan)
    }
}
