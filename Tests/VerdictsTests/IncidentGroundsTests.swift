import Foundation
import Testing
import Verdicts

@Suite("What an incident rests on")
struct IncidentGroundsTests {
    private func state(_ reason: Reason, since: Date?, by journey: String? = "a") -> ChannelState {
        ChannelState(channel: "web", reason: reason, since: since, decidedBy: journey)
    }

    @Test("begins no earlier than the one before it ended, and remembers its first bad run all the same")
    func apart() throws {
        let first = RunReference(run: "r", journey: "a", at: noon)
        let incident = try #require(
            Incident.advancing(
                nil, with: state(.loop, since: noon), grounds: .init(first: first), lastEnd: noon.after(300),
                now: noon.after(600)))
        #expect(incident.startedAt == noon.after(300))
        #expect(incident.changes.map(\.at) == [noon.after(300)])
        #expect(incident.firstBad == first)
        let alone = Incident.advancing(nil, with: state(.loop, since: noon), lastEnd: noon.after(-60), now: noon)
        #expect(alone?.startedAt == noon)
    }

    @Test("has a name of its own even within one second of another")
    func names() {
        let names = [nil, noon.after(-60), noon.after(0.2), noon.after(0.4)].map { end in
            Incident.advancing(nil, with: state(.loop, since: noon), lastEnd: end, now: noon.after(1))?.id
        }
        #expect(names.first == "web-1790000000")
        #expect(names[1] == names[0])
        #expect(Set(names.compactMap { $0 }).count == 3)
    }

    @Test("survives absurd clocks", arguments: [-1e14, 1e14, .infinity, -.infinity, .nan, 1e300])
    func absurd(_ second: Double) {
        let date = Date(timeIntervalSince1970: second)
        for (since, now) in [(date, noon), (noon, date), (date, date)] {
            let open = Incident.advancing(nil, with: state(.loop, since: since), lastEnd: date, now: now)
            let isNamed = open?.id.hasPrefix("web-") ?? false
            #expect(isNamed)
            let ended = Incident.advancing(open, with: state(.arrived, since: since), now: now)
            let hasEnded = ended?.endedAt != nil
            #expect(hasEnded)
        }
    }

    @Test("keeps who decided each change, and the run that brought it")
    func changes() {
        var standing = StandingState()
        let both = ["a": ["web"], "b": ["web"]]
        standing.take(
            Judgement(reason: .arrived, channel: "web"), journey: "a", minute: 0, in: context(both, minute: 0))
        for minute in [1.0, 2] {
            standing.take(
                Judgement(reason: .loop, channel: "web"), journey: "a", minute: minute,
                in: context(both, minute: minute))
        }
        for minute in [3.0, 4] {
            standing.take(
                Judgement(reason: .leaked, channel: "web"), journey: "b", minute: minute,
                in: context(both, minute: minute))
        }
        let open = standing.openIncidents.first
        #expect(open?.changes.map(\.journey) == ["a", "b"])
        #expect(open?.changes.map(\.run) == ["run1.0", "run3.0"])
        #expect(open?.firstBad == RunReference(run: "run1.0", journey: "a", at: noon.after(60)))
        #expect(open?.lastGood == RunReference(run: "run0.0", journey: "a", at: noon))
        #expect(open?.worst == .unsafe)
        #expect(open?.recovery == nil)
    }

    @Test("remembers the worst that it came to, though it is better now")
    func worst() {
        var incident = Incident(id: "i", channel: "web", startedAt: noon, changes: [])
        #expect(incident.worst == .softDown)
        incident.changes = [Reason.loop, .leaked, .timeout, .stale].map {
            Incident.Change(at: noon, reason: $0, journey: nil)
        }
        #expect(incident.worst == .unsafe)
        #expect(incident.reason == .stale)
    }

    @Test("rests on the runs of a guard where a guard decides")
    func guards() {
        var standing = StandingState()
        func check(_ outcome: GuardFinding.Outcome, _ minute: Double) {
            var guarded = run([], id: "g\(Int(minute))", journey: "g")
            guarded.startedAt = noon.after(minute * 60)
            standing.absorb(finding(outcome), of: guarded)
            standing.refresh(in: context(guards: ["g"], minute: minute))
        }
        for (minute, outcome) in [GuardFinding.Outcome.held, .held, .inconclusive, .unsafe, .unsafe].enumerated() {
            check(outcome, Double(minute))
        }
        #expect(standing.openIncidents.first?.firstBad?.run == "g3")
        #expect(standing.openIncidents.first?.lastGood?.run == "g1")
    }

    @Test("the order of runs of different journeys at one moment does not matter", arguments: UInt64(1)...40)
    func equalMoments(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let journeys = ["a": ["web"], "b": ["web"], "c": ["chat"]]
        var (one, two) = (StandingState(), StandingState())
        for minute in 0..<40 {
            let samples = ["a", "b", "c"].map { id in
                let reason = Reason.allCases.randomElement(using: &generator) ?? .arrived
                return (id, Bool.random(using: &generator) ? Reason.arrived : reason)
            }
            func fold(_ state: inout StandingState, _ samples: [(String, Reason)]) {
                state.closedIncidents = []
                for (id, reason) in samples {
                    var walked = run([], id: "run\(minute)", journey: id)
                    walked.startedAt = noon.after(Double(minute) * 60)
                    let channel = journeys[id]?.first ?? ""
                    state.absorb(
                        Judgement(reason: reason, channel: channel), of: walked,
                        in: context(journeys, minute: Double(minute)))
                }
                state.refresh(in: context(journeys, minute: Double(minute)))
            }
            fold(&one, samples)
            fold(&two, samples.shuffled(using: &generator))
            #expect(one.channelStates == two.channelStates)
            #expect(one.openIncidents == two.openIncidents)
            #expect(one.closedIncidents == two.closedIncidents)
            #expect(Set(one.tracks) == Set(two.tracks))
        }
    }
}
