import Foundation
import Testing
import Verdicts

/// The runs that an incident names, however the journeys and guards were stored.
@Suite("What an incident rests on")
struct StandingGroundsTests {
    private func judged(_ reason: Reason) -> Judgement { Judgement(reason: reason, channel: "web") }

    @Test("is the journey that decides, not one that changed at the same moment")
    func decides() {
        var standing = StandingState()
        let both = ["a": ["web"], "b": ["web"]]
        for minute in [1.0, 2] {
            standing.take(judged(.arrived), journey: "a", minute: minute, in: context(both, minute: minute))
            standing.take(judged(.loop), journey: "b", minute: minute, in: context(both, minute: minute))
        }
        #expect(standing.openIncidents.first?.firstBad?.journey == "b")
    }

    @Test("is of each change the run that brought it")
    func changes() {
        var standing = StandingState()
        for (minute, reason) in [(0.0, Reason.loop), (1, .loop), (2, .stale)] {
            standing.take(judged(reason), minute: minute, in: context(minute: minute))
        }
        #expect(standing.openIncidents.first?.changes.map(\.run) == ["run0.0", "run2.0"])
    }

    @Test("is confirmed as the journey says")
    func confirmation() {
        var standing = StandingState()
        var around = context(minute: 0)
        around.journeys["sign-in"]?.confirmation = policy(1, of: 1, recoveries: 1)
        standing.take(judged(.loop), minute: 0, in: around)
        #expect(standing.openIncidents.count == 1)
    }

    @Test("is the first by name of guards that hold again at one moment", arguments: [["g", "h"], ["h", "g"]])
    func guards(order: [String]) {
        var standing = StandingState()
        for (minute, outcome) in [(0.0, GuardFinding.Outcome.unsafe), (1, .held)] {
            for name in order {
                var walked = run([], id: "\(name)\(Int(minute))", journey: name)
                walked.channel = "web"
                walked.startedAt = noon.after(minute * 60)
                standing.absorb(finding(outcome), of: walked)
            }
            standing.take(judged(.arrived), minute: minute, in: context(guards: ["g", "h"], minute: minute))
        }
        #expect(standing.closedIncidents.first?.recovery?.run == "g1")
    }
}
