import CurlTransfers
import DemoCentre
import Engine
import JourneyFiles
import Journeys
import Observations
import Testing
import Verdicts

/// The demo centre weighs risks: new devices are asked for more, anonymous networks are refused.
@Suite struct DemoPersonaTests {
    private func walk(fault: DemoFault?) async throws -> [String: Outcome] {
        let centre = DemoCentre(
            configuration: .init(port: 0, mailDelay: .zero, orderDelay: .zero, slowDelay: .seconds(3)))
        let port = try await centre.start()
        if let fault { await centre.set(fault, on: true) }
        let scratch = try Scratch()
        let account = try #require(DemoCentre.accounts.first { $0.role == .customer && $0.codeSecret == nil })
        try write(scratch, Int(port), account)
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: scratch.path + "/probes")
        #expect(diagnostics.map(\.description) == [])
        let loaded = try #require(plan)
        let shelf = SecretShelf(
            site: loaded.site, environment: ["PASSWORD": account.password], baseDirectory: scratch.path)
        let runner = JourneyRunner(
            plan: loaded, shelf: shelf,
            environment: EngineEnvironment(
                client: CurlTransferClient(), clock: SystemClock(), ledger: TransientLedger(),
                gate: HostGate(limit: 16), baseDirectory: scratch.path))
        var outcomes: [String: Outcome] = [:]
        for journey in loaded.journeys {
            var run = await runner.run(journey, as: runner.prepare(journey, attempt: 1))
            run.reach = [ReachSeen(channel: "web", at: run.startedAt, result: .up)]
            outcomes[journey.id] = Outcome(run: run, journey: journey)
        }
        await centre.stop()
        return outcomes
    }

    private func write(_ scratch: Scratch, _ port: Int, _ account: DemoAccount) throws {
        _ = try scratch.write(
            "probes/softdown.yaml",
            """
            site: demo
            hosts: ["127.0.0.1:\(port)"]
            variables: { base: "http://127.0.0.1:\(port)" }
            channels: { web: { reach: "{{base}}/health/web-login" } }
            actions: { sign-in: { title: Sign in } }
            accounts:
              gina:
                user: \(account.user)
                password: { env: PASSWORD }
                born: "\(account.born)"
                number: "\(account.number)"
            personas:
              new-device: { headers: { X-Device: new } }
              new-cookie: { cookies: { harbour_device: new } }
              anonymous: { headers: { X-Network: anonymous } }
            """)
        _ = try scratch.write(
            "probes/sign-in.yaml",
            """
            journey: sign-in
            channel: web
            as: gina
            action: sign-in
            personas: { default: through, new-device: step_up, new-cookie: step_up, anonymous: contained }
            step_up:
              after: password
              steps:
                - submit: form
                  id: prove
                  with: { born: "{{account.born}}" }
            when_contained:
              at: password
              refused:
                - status == 200
                - xpath "string(//h1)" contains "paused on this network"
              way_out:
                - open: /reset
                  expect:
                    - xpath "count(//form)" >= 1
            steps:
              - open: "{{base}}/login"
              - submit: form
                id: password
                with: { username: "{{account.user}}", password: "{{account.password}}" }
                expect:
                  - url endsWith "/account"
                owner: xpath "string(//*[@id='customer'])"
            """)
    }

    @Test(arguments: [
        (nil, [Reason.arrived, .arrived, .arrived, .arrived]),
        (DemoFault.stepUpNeverAsked, [.arrived, .letThrough, .letThrough, .arrived]),
        (.stepUpTrapsCustomers, [.arrived, .deadEnd, .deadEnd, .arrived]),
        (.riskyNetworkLetIn, [.arrived, .arrived, .arrived, .letThrough]),
    ])
    func eachMeetsWhatIsDue(fault: DemoFault?, reasons: [Reason]) async throws {
        let outcomes = try await walk(fault: fault)
        let ids = ["sign-in", "sign-in@new-device", "sign-in@new-cookie", "sign-in@anonymous"]
        for (id, reason) in zip(ids, reasons) {
            let outcome = try #require(outcomes[id])
            #expect(outcome.reason == reason, "\(id): \(outcome)")
        }
    }
}
