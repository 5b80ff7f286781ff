import Foundation
import Journeys
import Observations
import Testing
import Verdicts

/// What the summary says of each thing, and on what ground: without any of them one of these goes red.
@Suite("The summary, ground by ground")
struct SummaryGroundsTests {
    private var here: Site {
        get throws {
            var site = try site()
            site.accounts["anna"] = Account(name: "anna", location: place)
            site.actions = [Action(name: "reset", title: "Reset a password", location: place)]
            site.personas = ["tor", "new"].map { Persona(name: $0, title: $0.uppercased(), location: place) }
            return site
        }
    }

    private func summary(_ journeys: [Journey], minute: Double = 1, _ inputs: SummaryInputs) throws -> Summary {
        SummaryBuilder(
            plan: PlanChecker.check(site: try here, journeys: journeys, unsound: []).plan, inputs: inputs,
            now: noon.after(minute * 60), version: "1"
        ).summary
    }

    private func inputs(_ tracks: [Track] = []) -> SummaryInputs {
        var inputs = SummaryInputs()
        inputs.standing.tracks = tracks
        inputs.lastRunAt = noon
        return inputs
    }

    /// A journey that stands as it does, and the run that it stands by.
    private func standing(_ reasons: [Reason], _ journey: String, _ channel: String = "web") -> Track {
        track(reasons, journey: journey, channel: channel)
    }

    private func last(_ journey: String, _ reason: Reason, _ observations: [Observation] = [seen("step-0")])
        -> SummaryInputs.LastRun
    {
        .init(
            run: run(observations, journey: journey), judgement: Judgement(reason: reason, channel: "web"),
            isFlaky: false)
    }

    // MARK: Times

    @Test("is believed until something should have been walked, at night too")
    func night() throws {
        var nightly = try journey("a")
        nightly.times = [try #require(TimeOfDay(hour: 20, minute: 0))]
        var inputs = inputs()
        inputs.lastStarts["a"] = noon
        let summary = try summary([nightly], inputs)
        let due = try #require(summary.nextDueAt)
        #expect(due > noon.after(3600))
        #expect(summary.staleAfter == due.after(270))
    }

    @Test("a verdict of an account that rests holds until it is walked again")
    func rest() throws {
        var resting = try journey("a")
        resting.account = "anna"
        var inputs = inputs()
        inputs.lastRuns["a"] = last("a", .identityFailed)
        inputs.rests["anna"] = noon.after(3000)
        for (minute, reason) in [(54.0, Reason.identityFailed), (56, .overdue)] {
            let shown = try summary([resting], minute: minute, inputs).channels.first?.journeys.first
            #expect(shown?.judgement.reason == reason)
        }
    }

    @Test("a channel that a journey has not come by yet does not show it")
    func passage() throws {
        let through = try journey("a", through: ["chat"])
        let known = inputs([standing([.arrived], "a"), standing([.arrived], "a", "chat")])
        #expect(try summary([through], known).channels.map(\.journeys.count) == [1, 1])
        let unknown = inputs([standing([.arrived], "a"), standing([.monitorFault], "a", "chat")])
        #expect(try summary([through], unknown).channels.map(\.journeys.count) == [1, 0])
    }

    @Test("an incident that goes on is listed once, whatever was stored of its end")
    func twice() throws {
        let open = Incident(
            id: "x", channel: "web", startedAt: noon, changes: [.init(at: noon, reason: .loop, journey: "a")])
        var ended = open
        ended.endedAt = noon.after(30)
        var inputs = inputs([standing([.loop, .loop], "a")])
        inputs.standing.openIncidents = [open]
        inputs.recentIncidents = [ended]
        let found = try summary([journey("a")], inputs).incidents
        #expect(found.map(\.id) == ["x"])
        #expect(found.first?.endedAt == nil)
    }

    @Test("an hour has no worst hour, and nothing is known of what is still to come")
    func numbers() throws {
        var inputs = inputs([standing([.arrived], "a")])
        inputs.points["web"] = [
            ChannelPoint(
                channel: "web", at: noon.after(-3600), isReachable: true, reason: .loop, isSuspected: false, holds: 7200
            )
        ]
        let channel = try #require(try summary([journey("a")], minute: 0, inputs).channels.first)
        #expect(channel.numbers.map { $0.worstHour == nil } == [true, false, false, false, false])
        #expect(channel.history.map { $0.slices.map(\.known).reduce(0, +) } == [3600, 3600, 3600])
    }

    // MARK: Shared causes and ways

    @Test("a failure that nobody has looked at for long is no part of a cause")
    func oldFailures() throws {
        let journeys = [try journey("a", needs: ["identity"]), try journey("b", on: "chat", needs: ["identity"])]
        let both = inputs([standing([.loop, .loop], "a"), standing([.loop, .loop], "b", "chat")])
        #expect(try summary(journeys, minute: 3, both).causes.map(\.needs) == [["identity"]])
        #expect(try summary(journeys, minute: 30, both).causes.isEmpty)
    }

    @Test("a journey counts in a cause where it fails, whatever works on its way there")
    func worstPlace() throws {
        let journeys = [
            try journey("a", through: ["chat"], needs: ["identity"]), try journey("b", needs: ["identity"]),
        ]
        let tracks = [
            standing([.arrived], "a"), standing([.loop, .loop], "a", "chat"), standing([.loop, .loop], "b"),
        ]
        for order in [tracks, tracks.reversed()] {
            let cause = try #require(try summary(journeys, minute: 3, inputs(order)).causes.first)
            #expect(cause.failing.map(\.channel) == ["chat", "web"])
        }
    }

    @Test("a need that something contradicts casts no suspicion on other ways")
    func contradicted() throws {
        let journeys = [
            try journey("a", needs: ["identity"]), try journey("b", on: "chat", needs: ["identity"]),
            try journey("c", intent: "reset", needs: ["identity"]),
        ]
        var inputs = inputs([
            standing([.loop, .loop], "a"), standing([.loop, .loop], "b", "chat"),
            standing([.arrived, .arrived, .arrived], "c"),
        ])
        inputs.lastRuns["c"] = last("c", .arrived)
        let contradicted = try summary(journeys, minute: 3, inputs)
        #expect(contradicted.causes.map(\.basis) == [.contradicted])
        #expect(contradicted.intents.first?.ways.map(\.suspectedNeeds) == [[]])
        inputs.standing.tracks[2] = standing([.arrived], "c")
        inputs.standing.tracks[0] = track([.arrived, .loop, .loop], journey: "a")
        inputs.standing.tracks[1] = track([.arrived, .loop, .loop], journey: "b", channel: "chat")
        let suspected = try summary(journeys, minute: 3, inputs)
        #expect(suspected.causes.map(\.basis) == [.need])
        #expect(suspected.intents.first?.ways.map(\.suspectedNeeds) == [["identity"]])
    }

    @Test("what works and shares nothing comes first, and is where customers are sent while something fails")
    func ways() {
        func way(_ name: String, _ reason: Reason, suspected: Bool = false, shared: [String] = [], may: [String] = [])
            -> IntentSummary.Way
        {
            var way = IntentSummary.Way(
                journey: name, title: name, channel: name, channelTitle: name, reason: reason, isSuspected: suspected,
                sharedNeeds: shared)
            way.suspectedNeeds = may
            return way
        }
        let unsafe = [
            way("b", .arrived, suspected: true), way("c", .arrived, shared: ["identity"]),
            way("d", .arrived, may: ["identity"]),
        ]
        let intent = IntentSummary(intent: "x", ways: [way("a", .loop)] + unsafe + [way("e", .contained)])
        #expect(intent.working.map(\.journey) == ["e", "b", "c", "d"])
        #expect(intent.recommended?.journey == "e")
        #expect(unsafe.allSatisfy { !$0.isSafe })
        #expect(IntentSummary(intent: "x", ways: unsafe).recommended == nil)
        #expect(!intent.isCutOff)
        #expect(IntentSummary(intent: "x", ways: [way("a", .loop)]).isCutOff)
        #expect(!IntentSummary(intent: "x", ways: []).isCutOff)
    }

    // MARK: Personas

    private func walked(_ persona: String, _ treatment: Treatment, base: String = "a") throws -> Journey {
        var walk = try journey(Journey.id(base, as: persona), intent: "balance")
        let who = try #require(try here.personas.first { $0.name == persona })
        walk.appearance = Appearance(persona: who, treatment: treatment, journey: base, title: "The \(base)")
        return walk
    }

    @Test("shows personas in the order of the site, the journey's own customer first")
    func personas() throws {
        let journeys = [try walked("tor", .contained), try walked("new", .stepUp), try journey("a")]
        let personas = try summary(journeys, inputs()).personas
        #expect(personas.map(\.journey) == ["a"])
        #expect(personas.first?.title == "The a")
        #expect(personas.first?.cells.map(\.persona) == ["default", "tor", "new"])
        #expect(personas.first?.cells.map(\.expected) == [.through, .contained, .stepUp])
        let backwards = [try walked("new", .contained, base: "b"), try walked("tor", .through, base: "b")]
        #expect(try summary(backwards, inputs()).personas.first?.cells.map(\.persona) == ["tor", "new"])
    }

    @Test("what somebody suspicious meets is no way round, unless nobody goes through at all")
    func personaWays() throws {
        func ways(_ journeys: [Journey]) throws -> [String]? {
            try summary(journeys, inputs()).intents.first?.ways.map(\.journey)
        }
        let suspicious = [try walked("new", .stepUp), try walked("tor", .contained)]
        #expect(try ways([journey("a", intent: "balance")] + suspicious) == ["a"])
        #expect(try ways(suspicious) == ["a@new"])
    }

    // MARK: Containment

    @Test("shows where a contained run went, and what of the way out it did not reach")
    func containedSteps() throws {
        let line = Expectation(query: .status, predicate: .exists, source: "status exists", location: place)
        func step(_ id: String) throws -> Step {
            var step = Step(
                id: id, kind: .open(OpenStep(url: try Template("https://a.example/", at: place))), location: place)
            step.expectations = [line]
            return step
        }
        var asking = try journey("a", through: ["web"])
        var whenContained = WhenContained(at: "step-0", location: place)
        whenContained.refused = [
            Expectation(query: .body, predicate: .exists, source: "body exists", location: place)
        ]
        whenContained.letThrough = [line]
        whenContained.wayOut = [try step("call-me")]
        asking.action = "reset"
        asking.whenContained = whenContained
        var refused = seen("step-0", checks: [check(.refused)])
        refused.awaitsRefusal = true
        func shown(_ journey: Journey, _ observations: [Observation]) throws -> [String]? {
            var inputs = inputs()
            inputs.lastRuns["a"] = last("a", .deadEnd, observations)
            let channel = try summary([journey], inputs).channels.first
            return channel?.journeys.first?.steps.map { "\($0.id) \($0.result)" }
        }
        #expect(try shown(asking, [refused]) == ["step-0 passed", "call-me notReached"])
        #expect(try shown(asking, [seen("step-0")]) == ["step-0 passed", "step-1 notReached"])
        // Other steps than its own lead to the refusal.
        whenContained.steps = [try step("ask")]
        whenContained.at = "ask"
        asking.whenContained = whenContained
        refused.step = "ask"
        refused.part = .contained
        #expect(try shown(asking, [refused]) == ["ask passed", "call-me notReached"])
        var out = seen("call-me")
        out.part = .wayOut
        whenContained.steps = []
        whenContained.at = "step-0"
        asking.whenContained = whenContained
        var own = refused
        own.step = "step-0"
        own.part = nil
        #expect(try shown(asking, [own, out]) == ["step-0 passed", "call-me passed"])
    }
}
