import DemoCentre
import Foundation
import Journeys
import Observations
import Testing
import Verdicts

/// Resetting passwords is frozen on purpose in the demo centre: page, chat, phone and desk are asked for it.
@Suite struct DemoFreezeTests {
    private static let journeys = ["reset-password", "reset-by-chat", "reset-by-phone", "reset-at-the-desk"]

    /// - Parameter age: seconds since the freeze began.
    private static func frozen(age: Double = 3600, until: Double? = 3600) -> Containments {
        let now = Date()
        return Containments(freezes: [
            Freeze(
                id: "f", action: "reset-password", source: .command, since: now.addingTimeInterval(-age),
                until: until.map(now.addingTimeInterval), why: "stolen passwords", by: "on call")
        ])
    }

    private func walk(
        _ faults: [DemoFault], _ containments: Containments = frozen(), _ journeys: [String] = journeys
    ) async throws -> [String: Outcome] {
        try await DemoWalk(faults: faults, containments: containments).outcomes(journeys)
    }

    @Test func everyChannelRefusesAndHelpsInAnotherWay() async throws {
        let outcomes = try await walk([.resetFrozen])
        for id in Self.journeys {
            let outcome = try #require(outcomes[id])
            #expect(outcome.reason == .contained, "\(id): \(outcome)")
            #expect(outcome.run.observations.contains { $0.part == .wayOut && !$0.isFailing })
        }
        // The refusal may come in any turn, and the narrowed bot still does the rest.
        guard case .conversation(let asked)? = outcomes["reset-by-chat"]?.step("ask")?.seen,
            case .conversation(let narrowed)? = outcomes["reset-by-chat"]?.step("narrowed")?.seen
        else { throw Missing() }
        #expect(asked.turns.count == 1)
        #expect(narrowed.turns.map(\.replies).joined().joined(separator: " ").contains("Monday"))
        // The phone's own steps are not walked, but those of when_contained.
        #expect(outcomes["reset-by-phone"]?.run.observations.map(\.step) == ["refused", "colleague"])
        #expect(outcomes["reset-by-phone"]?.step("refused")?.part == .contained)
        // No password was changed and no mail asked for.
        #expect(outcomes["reset-password"]?.run.observations.map(\.step) == ["open-1", "ask", "callback", "call-me"])
    }

    private struct Missing: Error {}

    @Test(arguments: [
        (DemoFault.chatIgnoresFreeze, "reset-by-chat", Reason.containmentIgnored),
        (.deskIgnoresFreeze, "reset-at-the-desk", .containmentIgnored),
        (.chatSaysOnlyPaused, "reset-by-chat", .deadEnd), (.chatSilent, "reset-by-chat", .noReply),
        (.freezeHasNoWayOut, "reset-password", .deadEnd), (.freezeHasNoWayOut, "reset-by-chat", .deadEnd),
        (.freezeHasNoWayOut, "reset-by-phone", .deadEnd), (.freezeHasNoWayOut, "reset-at-the-desk", .deadEnd),
        (.freezeUnexplained, "reset-password", .wrongContent), (.freezeUnexplained, "reset-by-chat", .wrongContent),
        (.freezeUnexplained, "reset-by-phone", .wrongContent),
        (.freezeUnexplained, "reset-at-the-desk", .wrongContent),
        (.staleAsOf, "reset-password", .stale), (.staleAsOf, "reset-at-the-desk", .stale),
    ])
    func faults(fault: DemoFault, journey: String, reason: Reason) async throws {
        let outcomes = try await walk([.resetFrozen, fault])
        #expect(outcomes[journey]?.reason == reason, "\(String(describing: outcomes[journey]))")
        guard fault != .staleAsOf, fault != .freezeHasNoWayOut, fault != .freezeUnexplained else { return }
        for (id, outcome) in outcomes where id != journey { #expect(outcome.reason == .contained, "\(id): \(outcome)") }
    }

    /// The freeze was declared, and nobody switched it on.
    @Test func whoeverGoesOnIsFound() async throws {
        let outcomes = try await walk([])
        for id in Self.journeys { #expect(outcomes[id]?.reason == .containmentIgnored, "\(id)") }
        // What was found is enough: nothing after it is done.
        #expect(outcomes["reset-password"]?.run.observations.map(\.step) == ["open-1", "ask"])
        #expect(outcomes["reset-by-phone"]?.run.observations.map(\.step) == ["refused"])
    }

    /// The freeze is over, or nobody declared one, and the centre still refuses.
    @Test(arguments: [frozen(age: 7200, until: -3600), Containments()])
    func whoeverIsStillFrozenIsFound(containments: Containments) async throws {
        let outcomes = try await walk([.resetFrozen], containments)
        for id in ["reset-password", "reset-by-chat", "reset-at-the-desk", "reset-by-phone"] {
            let outcome = try #require(outcomes[id])
            #expect(outcome.reason == .stillContained, "\(id): \(outcome)")
        }
    }

    @Test(arguments: [frozen(age: 60), frozen(age: 7200, until: -60)], [true, false])
    func inGraceEitherIsRight(containments: Containments, isFrozen: Bool) async throws {
        let outcomes = try await walk(isFrozen ? [.resetFrozen] : [], containments)
        for id in Self.journeys {
            let outcome = try #require(outcomes[id])
            #expect(outcome.reason == (isFrozen ? .contained : .arrived), "\(id): \(outcome)")
        }
    }

    /// Who comes from such a network is refused anyway: that is right, and degraded only while all are.
    @Test func aPersonaIsRefusedAsDeclared() async throws {
        let id = "sign-in-from-anywhere@anonymous-network"
        let usual = try await walk([], Containments(), [id])
        #expect(usual[id]?.reason == .arrived)
        let freeze = Freeze(
            id: "s", action: "sign-in", source: .command, since: Date().addingTimeInterval(-3600), until: nil, why: "x",
            by: nil)
        let frozen = try await walk([], Containments(freezes: [freeze]), [id])
        #expect(frozen[id]?.reason == .contained, "\(String(describing: frozen[id]))")
    }

    @Test(arguments: [
        (DemoFault.stepUpNeverAsked, "new-device", Reason.letThrough), (.stepUpTrapsCustomers, "new-device", .deadEnd),
        (.riskyNetworkLetIn, "anonymous-network", .letThrough),
    ])
    func personasOfTheExamples(fault: DemoFault, persona: String, reason: Reason) async throws {
        let id = "sign-in-from-anywhere@\(persona)"
        let outcomes = try await walk([fault], Containments(), [id, "sign-in-from-anywhere"])
        #expect(outcomes[id]?.reason == reason, "\(String(describing: outcomes[id]))")
        #expect(outcomes["sign-in-from-anywhere"]?.reason == .arrived)
    }

    /// A caller without keys reaches a person, unless the line is dead.
    @Test func whoPressesNothing() async throws {
        for (fault, reason) in [(nil, Reason.arrived), (DemoFault.phoneHangsUp, .deadEnd)] {
            let outcomes = try await walk(fault.map { [$0] } ?? [], Containments(), ["call-without-keys"])
            #expect(outcomes["call-without-keys"]?.reason == reason)
        }
    }

    @Test func theWayToTheRefusalNeedsNoPassword() async throws {
        let outcomes = try await walk([.resetFrozen], Self.frozen(), Self.journeys + ["sign-in-from-anywhere"])
        let site = Site(name: "x", title: "x", location: SourceLocation(file: "x", line: 1, column: 1), text: "")
        let entering = outcomes.filter { $0.value.journey.entersPasswordWhileContained(in: site) }.map(\.key)
        #expect(entering.sorted() == ["reset-at-the-desk", "sign-in-from-anywhere"])
    }
}
