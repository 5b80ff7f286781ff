import Foundation
import Testing
import Verdicts

@Suite("Shared causes and ways round")
struct SharedCauseTests {
    private func fact(
        _ journey: String, _ channel: String, _ reason: Reason, needs: [String] = [], since minute: Double = 0,
        ran lastMinute: Double = 30, every: Int = 300
    ) -> SharedCauseRules.Fact {
        SharedCauseRules.Fact(
            member: SharedCause.Member(
                journey: journey, title: journey, channel: channel, channelTitle: channel.uppercased(), reason: reason,
                since: noon.after(minute * 60)),
            needs: needs, lastKnownAt: noon.after(lastMinute * 60), every: every)
    }

    @Test("are a need that failing journeys of two channels share, and nothing that works has")
    func need() throws {
        let facts = [
            fact("a", "web", .loop, needs: ["identity", "shop"], since: 2),
            fact("b", "chat", .identityFailed, needs: ["identity"], since: 1),
            fact("c", "phone", .arrived, needs: ["telephony"]), fact("d", "desk", .arrived, needs: ["shop"], ran: 9),
        ]
        let cause = try #require(SharedCauseRules.causes(of: facts).first)
        #expect(SharedCauseRules.causes(of: facts).count == 1)
        #expect(cause.basis == .need)
        #expect(cause.needs == ["identity"])
        #expect(cause.since == noon.after(60))
        #expect(cause.failing.map(\.journey) == ["b", "a"])
        #expect(cause.channelTitles == ["CHAT", "WEB"])
        #expect(cause.coverage == 1)
        #expect(cause.reason == nil)
        #expect(SharedCauseRules.causes(of: facts.reversed()) == SharedCauseRules.causes(of: facts))
    }

    /// Channels that do not freeze an action, or do not end it, lack nothing that they need.
    @Test("are no need where a freeze is ignored, or lasts", arguments: [Reason.containmentIgnored, .stillContained])
    func freeze(reason: Reason) throws {
        let facts = [
            fact("a", "web", reason, needs: ["mail"], since: 1), fact("b", "chat", reason, needs: ["mail"], since: 2),
            fact("c", "desk", .loop, needs: ["mail"], since: 2),
        ]
        let causes = SharedCauseRules.causes(of: facts)
        #expect(causes.map(\.basis) == [.coincidence])
        #expect(causes.first?.failing.map(\.journey) == ["a", "b"])
    }

    @Test("take two channels: journeys of one channel share that channel")
    func channels() {
        let facts = [fact("a", "web", .loop, needs: ["identity"]), fact("b", "web", .loop, needs: ["identity"])]
        #expect(SharedCauseRules.causes(of: facts).isEmpty)
        #expect(SharedCauseRules.causes(of: [facts[0]]).isEmpty)
    }

    @Test("are contradicted by what has the need and arrived since, not by what arrived before")
    func contradiction() {
        func causes(_ lastMinute: Double, _ reason: Reason = .arrived) -> [SharedCause] {
            SharedCauseRules.causes(of: [
                fact("a", "web", .loop, needs: ["identity"], since: 1),
                fact("b", "chat", .stale, needs: ["identity"], since: 5),
                fact("c", "phone", reason, needs: ["identity"], ran: lastMinute),
            ])
        }
        #expect(causes(5).map(\.basis) == [.contradicted])
        #expect(causes(5).first?.working.map(\.journey) == ["c"])
        #expect(causes(4).map(\.basis) == [.need])
        #expect(causes(4).first?.untold.map(\.journey) == ["c"])
        #expect(causes(4).first?.coverage == 2.0 / 3)
        #expect(causes(9, .overdue).map(\.basis) == [.need])
        #expect(causes(9, .contained).map(\.basis) == [.contradicted])
        // Contradicted is said once, and not as a coincidence besides.
        let same = SharedCauseRules.causes(of: [
            fact("a", "web", .loop, needs: ["identity"]), fact("b", "chat", .loop, needs: ["identity"]),
            fact("c", "phone", .arrived, needs: ["identity"]),
        ])
        #expect(same.map(\.basis) == [.contradicted])
    }

    @Test("name first, of two needs that fail whole, the one with more journeys")
    func more() {
        let causes = SharedCauseRules.causes(of: [
            fact("a", "web", .loop, needs: ["few", "many"]), fact("b", "chat", .loop, needs: ["few", "many"]),
            fact("c", "phone", .loop, needs: ["many"]),
        ])
        #expect(causes.map(\.needs) == [["many"], ["few"]])
    }

    @Test(
        "are ranked by how many of the journeys with the need fail; a contradicted one is left out where another explains"
    )
    func ranks() {
        let facts = [
            fact("a", "web", .loop, needs: ["api", "identity", "mail"]),
            fact("b", "chat", .loop, needs: ["api", "identity", "mail"]),
            fact("c", "phone", .arrived, needs: ["identity"]), fact("d", "desk", .overdue, needs: ["api"]),
        ]
        #expect(SharedCauseRules.causes(of: facts).map(\.needs) == [["mail"], ["api"]])
        let twins = facts.prefix(2).map { fact in
            var fact = fact
            fact.needs = ["y", "x"]
            return fact
        }
        #expect(SharedCauseRules.causes(of: twins).map(\.needs) == [["x", "y"]])
    }

    @Test("are a coincidence where nothing is declared: same kind of reason, begun within two intervals")
    func coincidence() {
        func causes(_ minute: Double, _ first: Reason = .loop, _ second: Reason = .loop) -> [SharedCause.Basis] {
            SharedCauseRules.causes(of: [fact("a", "web", first), fact("b", "chat", second, since: minute)]).map(
                \.basis)
        }
        #expect(causes(10) == [.coincidence])
        #expect(causes(10.1) == [])
        #expect(causes(1, .loop, .stale) == [])
        #expect(causes(1, .dnsFailure, .timeout) == [.coincidence])
        #expect(causes(1, .arrived, .arrived) == [])
    }

    @Test("leave out of a coincidence what a need explains")
    func explained() {
        let causes = SharedCauseRules.causes(of: [
            fact("a", "web", .loop, needs: ["identity"]), fact("b", "chat", .loop, needs: ["identity"]),
            fact("c", "phone", .loop), fact("d", "desk", .loop),
        ])
        #expect(causes.map(\.basis) == [.need, .coincidence])
        #expect(causes.map { $0.failing.map(\.journey) } == [["a", "b"], ["c", "d"]])
    }

    @Test("reach the summary, with the way round and its danger")
    func summary() throws {
        var inputs = SummaryInputs()
        for (id, channel, reasons) in [
            ("a", "web", [Reason.loop, .loop]), ("b", "chat", [.loop, .loop]), ("c", "web", [.arrived]),
        ] {
            inputs.standing.tracks.append(track(reasons, journey: id, channel: channel))
            var walked = run([seen("step-0", on: channel)], journey: id)
            walked.startedAt = noon.after(Double(reasons.count - 1) * 60)
            inputs.lastRuns[id] = .init(
                run: walked, judgement: Judgement(reason: reasons[0], channel: channel), isFlaky: false)
        }
        let plan = try plan([
            journey("a", intent: "balance", needs: ["identity"]),
            journey("b", on: "chat", intent: "balance", needs: ["identity"]),
            journey("c", intent: "balance", needs: ["telephony"]), journey("d", intent: "other", needs: ["identity"]),
        ])
        let summary = SummaryBuilder(plan: plan, inputs: inputs, now: noon.after(90), version: "1").summary
        #expect(summary.causes.map(\.needs) == [["identity"]])
        #expect(summary.causes.first?.untold.map(\.journey) == ["d"])
        let balance = try #require(summary.intents.first)
        #expect(balance.failing.map(\.journey) == ["a", "b"])
        #expect(balance.recommended?.journey == "c")
        #expect(balance.recommended?.isSafe == true)
        #expect(!balance.isCutOff)
        #expect(summary.intents.last?.ways.map(\.suspectedNeeds) == [["identity"]])
        #expect(summary.intents.last?.recommended == nil)
        let again = SummaryBuilder(plan: plan, inputs: inputs, now: noon.after(90), version: "1").summary
        #expect(String(describing: summary) == String(describing: again))
    }

    @Test("prefer the way that shares nothing with what fails")
    func safest() {
        func way(_ journey: String, _ reason: Reason, suspected: Bool = false, shared: [String] = [])
            -> IntentSummary.Way
        {
            .init(
                journey: journey, title: journey, channel: journey, channelTitle: journey, reason: reason,
                isSuspected: suspected, sharedNeeds: shared)
        }
        let ways = [
            way("a", .loop), way("b", .arrived, shared: ["identity"]), way("c", .arrived, suspected: true),
            way("d", .contained), way("e", .overdue),
        ]
        #expect(IntentSummary(intent: "x", ways: ways).working.map(\.journey) == ["d", "b", "c"])
        #expect(IntentSummary(intent: "x", ways: Array(ways.dropFirst())).recommended == nil)
        #expect(IntentSummary(intent: "x", ways: [ways[0]]).isCutOff)
    }
}
