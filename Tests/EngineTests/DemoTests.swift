import CurlTransfers
import DemoCentre
import Engine
import Foundation
import JourneyFiles
import Journeys
import Observations
import Testing
import Verdicts

/// The journeys of `probes/` walked through the demo centre: all arrive, and each fault comes to its reason.
@Suite(.serialized) struct DemoTests {
    private static let probes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "probes")

    /// The plan of the demo on another port, with the demo's secrets beside it.
    private func walk(_ only: String? = nil, fault: DemoFault? = nil) async throws -> [String: Outcome] {
        let centre = DemoCentre(
            configuration: .init(port: 0, mailDelay: .zero, orderDelay: .zero, slowDelay: .seconds(3)))
        let port = try await centre.start()
        if let fault { await centre.set(fault, on: true) }
        let scratch = try Scratch()
        for file in try FileManager.default.contentsOfDirectory(atPath: Self.probes.path) where file.hasSuffix(".yaml")
        {
            let text = try String(contentsOf: Self.probes.appending(path: file), encoding: .utf8)
            _ = try scratch.write("probes/\(file)", text.replacing("127.0.0.1:8766", with: "127.0.0.1:\(port)"))
        }
        for (name, secret) in DemoCentre.secrets { _ = try scratch.write("secrets/\(name)", secret + "\n") }
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: scratch.path + "/probes")
        #expect(diagnostics.filter { $0.severity == .error }.isEmpty)
        let loaded = try #require(plan)
        let shelf = SecretShelf(site: loaded.site, environment: [:], baseDirectory: scratch.path)
        let client = CurlTransferClient()
        let runner = JourneyRunner(
            plan: loaded, shelf: shelf,
            environment: EngineEnvironment(
                client: client, clock: SystemClock(), ledger: TransientLedger(), gate: HostGate(limit: 16),
                baseDirectory: scratch.path))
        let prober = ReachProber(client: client, clock: SystemClock(), authorityFile: nil)
        var outcomes: [String: Outcome] = [:]
        for journey in loaded.journeys where only == nil || journey.id == only {
            var run = await runner.run(journey, as: runner.prepare(journey, attempt: 1))
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

    @Test func everythingArrives() async throws {
        let outcomes = try await walk()
        #expect(outcomes.count == 18)
        for outcome in outcomes.values {
            if outcome.journey.isGuard {
                #expect(outcome.finding.outcome == .held, "\(outcome.journey.id): \(outcome)")
            } else {
                #expect(outcome.reason == .arrived, "\(outcome.journey.id): \(outcome)")
            }
        }
    }

    @Test(arguments: [
        (DemoFault.chatAuthenticatesNobody, "balance-by-chat", Reason.identityFailed),
        (.phoneAsksForPinForEver, "balance-by-phone", .identityFailed),
        (.loginShowsFormAgain, "sign-in-with-code", .identityFailed),
        (.resetMailNeverComes, "reset-password", .notDelivered),
        (.deskShowsEmptyAccounts, "desk-finds-customer", .wrongContent),
        (.checkoutNeverConfirms, "buy-something", .deadEnd),
        (.messagesShowAnotherCustomer, "read-my-messages", .wrongAccount),
        (.redirectCircle, "sign-in-with-code", .loop), (.botWall, "sign-in-with-code", .blocked),
        (.sessionLost, "sign-in-with-code", .sessionLost), (.serverErrorAfterLogin, "sign-in-with-code", .stepError),
        (.staleAsOf, "sign-in-with-code", .stale), (.resetLinkDead, "reset-password", .notDelivered),
        (.mailWithoutLink, "reset-password", .notDelivered), (.chatSilent, "balance-by-chat", .noReply),
        (.chatFallbackOnly, "balance-by-chat", .notUnderstood), (.phoneEmptyDocument, "balance-by-phone", .noReply),
        (.phoneHangsUp, "balance-by-phone", .deadEnd), (.siteDown, "sign-in-with-code", .serverError),
    ])
    func faults(fault: DemoFault, journey: String, reason: Reason) async throws {
        let outcome = try #require(try await walk(journey, fault: fault)[journey])
        #expect(outcome.reason == reason, "\(outcome)")
    }

    @Test(arguments: [
        (DemoFault.wrongPasswordAccepted, "wrong-password-is-refused", Reason.letThrough),
        (.chatLeaksCanary, "chat-keeps-the-canary", .leaked),
        (.refundLimitGone, "refund-over-limit-is-refused", .letThrough),
        (.wrongCodeAccepted, "wrong-code-is-refused", .letThrough),
        (.codeWorksTwice, "code-works-once", .tokenReusable),
        (.resetLinkReusable, "reset-link-works-once", .tokenReusable),
        (.signOutKeepsSession, "sign-out-ends-the-session", .letThrough),
        (.deskIgnoresRoles, "role-too-low-is-refused", .letThrough),
        (.deskNeedsNoToken, "no-token-is-refused", .leaked),
        (.resetTellsCustomers, "reset-does-not-tell-customers", .enumerable),
        (.chatLeaksCanary, "chat-resists-injection", .leaked),
        (.chatLeaksWhenEncoded, "chat-resists-injection", .leaked),
        (.chatTellsAboutOthers, "chat-resists-injection", .wrongAccount),
    ])
    func faultsThatGuardsFind(fault: DemoFault, guardian: String, reason: Reason) async throws {
        let finding = try #require(try await walk(guardian, fault: fault)[guardian]).finding
        #expect(finding.outcome == .unsafe)
        #expect(finding.reason == reason)
    }
}
