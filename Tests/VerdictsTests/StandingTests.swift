import Foundation
import Journeys
import Observations
import Testing
import Verdicts

@Suite("What stands after many runs")
struct StandingTests {
    private func bad(_ reason: Reason = .loop, on channel: String = "web", passed: [String] = []) -> Judgement {
        Judgement(reason: reason, channel: channel, passedChannels: passed)
    }

    @Test("is one incident from the first bad run to the first good one")
    func story() {
        var standing = StandingState()
        let reasons: [Reason] = [.arrived, .loop, .monitorFault, .loop, .stepError, .arrived, .overdue, .arrived]
        var ended: [Incident] = []
        for (minute, reason) in reasons.enumerated() {
            standing.closedIncidents = []
            standing.take(bad(reason), minute: Double(minute), in: context(minute: Double(minute)))
            ended += standing.closedIncidents
            #expect(standing.openIncidents.count == ((3...6).contains(minute) ? 1 : 0), "minute \(minute)")
        }
        #expect(ended.count == 1)
        #expect(ended.first?.startedAt == noon.after(60))
        #expect(ended.first?.endedAt == noon.after(5 * 60))
        #expect(ended.first?.changes.map(\.reason) == [.loop, .stepError])
        #expect(standing.state()?.reason == .arrived)
        #expect(standing.state()?.since == noon.after(5 * 60))
    }

    @Test("belongs to the failing step's channel; those passed before are usable, those after unknown")
    func channels() {
        var standing = StandingState()
        let around = context(["talk": ["web", "chat"]], minute: 1)
        for minute in [0.0, 1] {
            standing.take(bad(on: "chat", passed: ["web"]), journey: "talk", minute: minute, in: around)
        }
        #expect(standing.state("chat")?.reason == .loop)
        #expect(standing.state("web")?.reason == .arrived)
        var other = StandingState()
        for minute in [0.0, 1] { other.take(bad(on: "web"), journey: "talk", minute: minute, in: around) }
        #expect(other.state("chat")?.verdict == .unknown)
        #expect(other.tracks.map(\.channel) == ["web"])
    }

    @Test("gives one sample to a channel that was passed and failed")
    func passedAndFailed() {
        var standing = StandingState()
        standing.take(bad(passed: ["web"]), minute: 0, in: context(minute: 0))
        #expect(standing.tracks.count == 1)
        #expect(standing.tracks.first?.recent.map(\.reason) == [.loop])
    }

    @Test("does not end because nobody looks any more")
    func unseen() {
        var standing = StandingState()
        let both = ["a": ["web"], "b": ["web"]]
        for minute in [0.0, 1] { standing.take(bad(), journey: "a", minute: minute, in: context(both, minute: minute)) }
        for minute in stride(from: 2.0, to: 40, by: 5) {
            standing.take(bad(.arrived), journey: "b", minute: minute, in: context(both, minute: minute))
            standing.take(bad(.monitorFault), journey: "a", minute: minute, in: context(both, minute: minute))
            #expect(standing.openIncidents.count == 1)
        }
        #expect(standing.state()?.reason == .arrived)
        for minute in [40.0, 41] {
            standing.take(bad(.arrived), journey: "a", minute: minute, in: context(both, minute: minute))
        }
        #expect(standing.openIncidents == [])
        #expect(standing.closedIncidents.first?.endedAt == noon.after(40 * 60))
    }

    @Test("ends when what was bad is planned no more")
    func unplanned() {
        var standing = StandingState()
        let both = ["a": ["web"], "b": ["web"]]
        standing.take(bad(.arrived), journey: "b", minute: 0, in: context(both, minute: 0))
        for minute in [1.0, 2] { standing.take(bad(), journey: "a", minute: minute, in: context(both, minute: minute)) }
        standing.take(bad(.arrived), journey: "b", minute: 5, in: context(["b": ["web"]], minute: 5))
        #expect(standing.openIncidents == [])
        #expect(standing.closedIncidents.first?.endedAt == noon.after(300))
    }

    @Test("holds while the account rests, and one interval longer")
    func resting() {
        var standing = StandingState()
        let rests = noon.after(30 * 60)
        for minute in [0.0, 1] {
            standing.take(bad(.identityFailed), minute: minute, in: context(minute: minute, restsUntil: rests))
        }
        for (minute, verdict) in [(34.0, Verdict.softDown), (35, .softDown), (35.1, .unknown)] {
            standing.refresh(in: context(minute: minute, restsUntil: rests))
            #expect(standing.state()?.verdict == verdict)
            #expect(standing.openIncidents.count == 1)
        }
        standing.refresh(in: context(minute: 12))
        #expect(standing.state()?.reason == .overdue)
        standing.refresh(in: context(minute: 11))
        #expect(standing.state()?.reason == .identityFailed)
    }

    @Test("is unsafe from a guard's breach until that guard holds again")
    func guards() {
        var standing = StandingState()
        let around = { context(guards: ["g"], minute: $0) }
        func check(_ outcome: GuardFinding.Outcome, _ minute: Double) {
            var guarded = run([], journey: "g")
            guarded.startedAt = noon.after(minute * 60)
            standing.absorb(finding(outcome, .tokenReusable), of: guarded)
            standing.take(bad(.arrived), minute: minute, in: around(minute))
        }
        check(.held, 0)
        #expect(standing.state()?.reason == .arrived)
        check(.unsafe, 1)
        check(.inconclusive, 2)
        check(.inconclusive, 3)
        #expect(standing.state()?.reason == .tokenReusable)
        #expect(standing.openIncidents.map(\.startedAt) == [noon.after(60)])
        check(.held, 4)
        #expect(standing.state()?.reason == .arrived)
        #expect(standing.closedIncidents.map(\.endedAt) == [noon.after(240)])
        #expect(standing.guardTracks.count == 1)
    }

    @Test("keeps a breach whose guard's file broke")
    func brokenGuard() throws {
        var standing = StandingState()
        let guarded = run([], journey: "g")
        standing.absorb(finding(.unsafe), of: guarded)
        let whole = try plan([journey("a"), journey("g", guarding: .letThrough)])
        #expect(whole.journeys.map(\.id) == ["a", "g"])
        standing.refresh(in: StandingContext(whole, rests: [:], now: noon))
        #expect(standing.state()?.verdict == .unsafe)
        for channel in ["web", nil] {
            let broken = try plan(
                [journey("a")], unsound: [UnsoundJourney(id: "g", title: "G", channel: channel, diagnostics: [])])
            standing.refresh(in: StandingContext(broken, rests: [:], now: noon))
            #expect(standing.state()?.verdict == .unsafe)
            #expect(standing.openIncidents.count == 1)
        }
        standing.refresh(in: StandingContext(try plan([journey("a")]), rests: [:], now: noon))
        #expect(standing.state()?.verdict == .unknown)
    }

    @Test("keeps what a persona met whose journey's file broke")
    func brokenPersona() throws {
        var standing = StandingState()
        let whole = context(["a@new-device": ["web"]], minute: 1)
        for minute in [0.0, 1] { standing.take(bad(), journey: "a@new-device", minute: minute, in: whole) }
        #expect(standing.state()?.verdict == .softDown)
        let broken = try plan([], unsound: [UnsoundJourney(id: "a", title: "A", channel: "web", diagnostics: [])])
        standing.refresh(in: StandingContext(broken, rests: [:], now: noon.after(60)))
        #expect(standing.state()?.verdict == .softDown)
        standing.refresh(in: StandingContext(try plan([journey("b")]), rests: [:], now: noon.after(60)))
        #expect(standing.state()?.verdict == .unknown)
    }

    @Test("reads intervals, channels, rests and numbers of confirmation from the plan")
    func contextOfPlan() throws {
        var way = try journey("a", through: ["chat"])
        way.every = .milliseconds(500)
        way.confirmation = policy(1, of: 1, recoveries: 1)
        let context = StandingContext(try plan([way, journey("b")]), rests: ["anna": noon], now: noon)
        #expect(context.channels == ["web", "chat"])
        #expect(context.journeys["a"]?.channels == ["web", "chat"])
        #expect(context.journeys["a"]?.every == 1)
        #expect(context.journeys["a"]?.confirmation == policy(1, of: 1, recoveries: 1))
        #expect(context.journeys["a"]?.restsUntil == nil)
        #expect(context.journeys["b"]?.every == 300)
        #expect(context.journeys["b"]?.confirmation == ConfirmationPolicy())
    }

    @Test("changes nothing when it is brought up to date twice")
    func twice() {
        var standing = StandingState()
        for minute in [0.0, 1] { standing.take(bad(), minute: minute, in: context(minute: minute)) }
        let once = standing
        standing.refresh(in: context(minute: 1))
        #expect(standing == once)
    }
}
