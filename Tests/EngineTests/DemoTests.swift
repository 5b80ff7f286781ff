import DemoCentre
import Engine
import Journeys
import Testing
import Verdicts

/// The journeys of `probes/` walked through the demo centre: all arrive, and each fault comes to its reason.
@Suite(.serialized) struct DemoTests {
    private func walk(_ only: String? = nil, fault: DemoFault? = nil) async throws -> [String: Outcome] {
        try await DemoWalk(faults: fault.map { [$0] } ?? []).outcomes(only.map { [$0] })
    }

    @Test func everythingArrives() async throws {
        let outcomes = try await walk()
        #expect(outcomes.count == 25)
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
