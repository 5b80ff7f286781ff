import Foundation
import Journeys
import Observations
import Testing
import Verdicts

@Suite("The summary")
struct SummaryTests {
    private func summary(
        _ journeys: [Journey], unsound: [UnsoundJourney] = [], minute: Double = 1, _ inputs: SummaryInputs
    ) throws -> Summary {
        SummaryBuilder(
            plan: try plan(journeys, unsound: unsound), inputs: inputs, now: noon.after(minute * 60), version: "1"
        ).summary
    }

    private func inputs(_ reasons: [String: [Reason]], on channel: String = "web") -> SummaryInputs {
        var inputs = SummaryInputs()
        for (id, list) in reasons.sorted(by: { $0.key < $1.key }) {
            inputs.standing.tracks.append(track(list, journey: id, channel: channel))
            guard let last = list.last else { continue }
            var walked = run([seen("step-0", on: channel)], journey: id)
            walked.startedAt = noon.after(Double(list.count - 1) * 60)
            inputs.lastRuns[id] = .init(
                run: walked, judgement: Judgement(reason: last, channel: channel), isFlaky: false)
            inputs.lastStarts[id] = walked.startedAt
        }
        inputs.lastRunAt = noon
        return inputs
    }

    @Test("shows the other ways to a goal, and what they share with the broken one")
    func intents() throws {
        let journeys = [
            try journey("a", intent: "balance", needs: ["identity", "account-data"]),
            try journey("b", intent: "balance", needs: ["telephony", "identity"]),
            try journey("c", intent: "reset", needs: ["identity"]), try journey("d"),
            try journey("g", guarding: .leaked, intent: "balance"),
        ]
        let summary = try summary(
            journeys, inputs(["a": [.loop, .loop], "b": [.arrived], "c": [.arrived], "d": [.arrived]]))
        #expect(summary.intents.map(\.intent) == ["balance", "reset"])
        let ways = try #require(summary.intents.first?.ways)
        #expect(ways.map(\.journey) == ["a", "b"])
        #expect(ways.map(\.reason) == [.loop, .arrived])
        #expect(ways.map(\.sharedNeeds) == [[], ["identity"]])
        #expect(ways.map(\.channelTitle) == ["WEB", "WEB"])
        // Another intent shares nothing with this one's failure.
        #expect(summary.intents.last?.ways.map(\.sharedNeeds) == [[]])
    }

    @Test("takes the worst of a way on all its channels")
    func wayThrough() throws {
        var inputs = inputs(["a": [.arrived]])
        inputs.standing.tracks.append(track([.loop, .loop], journey: "a", channel: "chat"))
        let summary = try summary([journey("a", through: ["chat"], intent: "x")], inputs)
        #expect(summary.intents.first?.ways.first?.reason == .loop)
        #expect(summary.channels.map { $0.journeys.map(\.judgement.reason) } == [[.arrived], [.loop]])
    }

    @Test("calls a journey overdue after two intervals, and one that never ran")
    func overdue() throws {
        let journeys = [try journey("a"), try journey("b")]
        for (minute, reason) in [(10.0, Reason.arrived), (10.1, .overdue)] {
            let channel = try summary(journeys, minute: minute, inputs(["a": [.arrived]])).channels.first
            #expect(channel?.journeys.map(\.judgement.reason) == [reason, .overdue])
            #expect(channel?.state.reason == reason)
        }
        let never = try summary(journeys, SummaryInputs())
        #expect(never.channels.map(\.state.reason) == [.overdue, .overdue])
        #expect(never.channels.map(\.reach) == [.unknown, .unknown])
        #expect(never.nextDueAt == noon.after(60))
    }

    @Test("must not be believed after two of the shortest intervals, guards apart")
    func stale() throws {
        var often = try journey("a")
        often.every = .seconds(60)
        var guarding = try journey("g", guarding: .leaked)
        guarding.every = .seconds(1)
        var rarely = try journey("b")
        rarely.every = .seconds(900)
        let summary = try summary([often, rarely, guarding], inputs(["a": [.arrived], "b": [.arrived]]))
        #expect(summary.staleAfter == noon.after(120))
        var calm = inputs(["a": [.arrived], "b": [.arrived]])
        calm.lastStarts["g"] = noon.after(600)
        let due = try #require(try self.summary([often, rarely, guarding], calm).nextDueAt)
        #expect(noon.after(30)...noon.after(66) ~= due)
    }

    @Test("shows the uptime view as long as it holds, and never for our own fault")
    func reached() throws {
        var inputs = inputs(["a": [.arrived]])
        inputs.points["web"] = [
            ChannelPoint(channel: "web", at: noon, isReachable: true, reason: .arrived, isSuspected: false, holds: 120)
        ]
        for (result, minute, reach) in [
            (ReachSeen.Result.up, 2.0, ChannelSummary.Reach.up), (.serverError, 2, .down), (.dnsFailure, 1, .down),
            (.ownFault, 1, .unknown), (.up, 2.1, .unknown), (.serverError, 2.1, .unknown),
        ] {
            inputs.lastReach["web"] = reach_(result)
            let channel = try summary([journey("a")], minute: minute, inputs).channels.first
            #expect(channel?.reach == reach)
        }
    }

    private func reach_(_ result: ReachSeen.Result) -> ReachSeen { reach(result, after: 0) }

    @Test("measures an hour, a day, a week, a month and a quarter")
    func numbers() throws {
        var inputs = inputs(["a": [.arrived]])
        inputs.points["web"] = [-40.0, -3, -0.25].map {
            ChannelPoint(
                channel: "web", at: noon.after($0 * 86_400), isReachable: true, reason: .loop, isSuspected: false,
                holds: 3600)
        }
        let channel = try #require(try summary([journey("a")], minute: 0, inputs).channels.first)
        #expect(channel.numbers.map(\.window) == ["1 h", "24 h", "7 d", "30 d", "90 d"])
        #expect(channel.numbers.map(\.availability.softDowntime) == [0, 3600, 7200, 7200, 10_800])
        #expect(channel.numbers.map(\.availability.window) == NumbersWindow.allCases.map(\.seconds))
        let worst: [Double?] = channel.numbers.map { $0.worstHour?.usable }
        #expect(worst == [nil, 0, 0, 0, 0] as [Double?])
        #expect(channel.numbers.allSatisfy { $0.budget == nil })
        #expect(channel.points.count == 1)
    }

    @Test("shows a broken journey as our own fault, with its place")
    func unsound() throws {
        let broken = UnsoundJourney(
            id: "z", title: "Z", channel: "chat", diagnostics: [Diagnostic(at: place, "no such step")])
        let summary = try summary([journey("a")], unsound: [broken], inputs(["a": [.arrived]]))
        let shown = try #require(summary.channels.last?.journeys.first)
        #expect(shown.judgement.reason == .monitorFault)
        #expect(shown.judgement.got == "a.yaml:3: no such step")
        #expect(summary.channels.last?.state.verdict == .unknown)
    }

    @Test("shows every step of the plan, those not reached included")
    func steps() throws {
        var inputs = inputs(["a": [.loop, .loop]])
        var failing = seen("step-1", signs: [Sign(.redirectCircle, "x")], duration: 7)
        failing.within = 1
        inputs.lastRuns["a"]?.run.observations = [seen("step-0"), failing]
        let channel = try summary([journey("a", through: ["chat", "chat"])], inputs).channels.first
        let steps = channel?.journeys.first?.steps
        #expect(steps?.map(\.result) == [.passed, .failed, .notReached])
        #expect(steps?.map(\.duration) == [100_000, 7, nil])
        #expect(steps?.map(\.channel) == ["chat", "chat", "web"])
        var late = seen("step-0")
        late.within = 1
        inputs.lastRuns["a"]?.run.observations = [late]
        let again = try summary([journey("a", through: ["chat", "chat"])], inputs).channels.first
        #expect(again?.journeys.first?.steps.map(\.result) == [.failed, .notReached, .notReached])
    }

    @Test("lists open incidents first, then those that ended, and loses none that ends just now")
    func incidents() throws {
        func incident(_ id: String, _ channel: String, from: Double, to: Double?) -> Incident {
            Incident(
                id: id, channel: channel, startedAt: noon.after(from * 60), endedAt: to.map { noon.after($0 * 60) },
                changes: [.init(at: noon.after(from * 60), reason: .loop, journey: "gone")])
        }
        var inputs = inputs(["a": [.arrived]])
        inputs.standing.tracks.append(track([.loop, .loop], journey: "b", channel: "chat"))
        inputs.standing.openIncidents = [
            incident("ends", "web", from: -5, to: nil), incident("open", "chat", from: 0, to: nil),
        ]
        inputs.recentIncidents = [
            incident("old", "web", from: -90, to: -80), incident("older", "web", from: -99, to: -95),
            incident("open", "chat", from: 0, to: nil), incident("ends", "web", from: -5, to: nil),
        ]
        let summary = try summary([journey("a"), journey("b", on: "chat")], inputs)
        #expect(summary.incidents.map(\.id) == ["open", "ends", "old", "older"])
        #expect(summary.incidents.map { $0.endedAt == nil } == [true, false, false, false])
        #expect(summary.channels.map { $0.openIncident?.id } == [nil, "open"])
    }

    @Test("shows guards that never ran, accounts at rest, and what softdown could not do")
    func rest() throws {
        var inputs = inputs(["a": [.arrived]])
        inputs.rests = ["zoe": noon.after(600), "anna": noon.after(900), "ben": noon]
        inputs.monitorFaults = ["no secret 'pin'"]
        inputs.isSimulated = true
        let summary = try summary([journey("a"), journey("g", guarding: .leaked)], inputs)
        #expect(summary.guards.map(\.name) == ["g"])
        #expect(summary.guards.first?.track.standing == nil)
        #expect(summary.resting.map(\.account) == ["anna", "zoe"])
        #expect(summary.monitorFaults == ["no secret 'pin'"])
        #expect(summary.isSimulated)
        #expect(summary.channels.flatMap(\.journeys).map(\.journey) == ["a"])
    }
}
