import Foundation
import Journeys
import Observations
import Testing
import Verdicts

@Suite("The summary of what is frozen")
struct ContainmentSummaryTests {
    private func summary(
        _ freezes: [Freeze], minute: Double, isUncertain: Bool = false, lastRun: SummaryInputs.LastRun? = nil
    ) throws -> [ContainmentSummary] {
        var site = try site()
        site.actions = [Action(name: "reset", title: "Reset a password", location: place)]
        var asking = try journey("a")
        asking.action = "reset"
        var inputs = SummaryInputs()
        inputs.containments = Containments(freezes: freezes, isUncertain: isUncertain)
        inputs.lastRuns["a"] = lastRun
        let plan = PlanChecker.check(site: site, journeys: [asking], unsound: []).plan
        return SummaryBuilder(
            plan: plan, inputs: inputs, now: noon.after(minute * 60), version: "1"
        ).summary.containments
    }

    private func freeze(_ from: Double, _ until: Double?, source: Freeze.Source = .command, by: String = "Mara")
        -> Freeze
    {
        Freeze(
            id: "\(from)\(by)", action: "reset", source: source, since: noon.after(from * 60),
            until: until.map { noon.after($0 * 60) }, why: "stolen passwords", by: by)
    }

    @Test(
        "tells where in its time a freeze is",
        arguments: [
            (-5.0, ContainmentSummary.Phase.scheduled), (5, .beginning), (30, .frozen), (65, .ending), (80, .ended),
        ])
    func phases(minute: Double, phase: ContainmentSummary.Phase) throws {
        let found = try summary([freeze(0, 60)], minute: minute)
        #expect(found.map(\.phase) == [phase])
        #expect(found.first?.why == "stolen passwords" && found.first?.by == "Mara")
        #expect(found.first?.phase.isFrozen == (minute > 0 && minute < 60))
    }

    @Test("forgets it after a day")
    func forgotten() throws { #expect(try summary([freeze(0, 60)], minute: 60 + 1441).isEmpty) }

    @Test("does not call frozen what only a silent flag says")
    func silent() throws {
        let flag = freeze(0, nil, source: .flag)
        #expect(try summary([flag], minute: 30).first?.phase == .frozen)
        #expect(try summary([flag], minute: 30, isUncertain: true).first?.phase == .uncertain)
        #expect(try summary([flag], minute: 30, isUncertain: true).first?.phase.isFrozen == false)
        #expect(try summary([flag, freeze(1, 60)], minute: 30, isUncertain: true).first?.phase == .frozen)
    }

    @Test("names the one that goes on longest, and what comes next")
    func several() throws {
        let both = [freeze(0, 60), freeze(5, 90, source: .site, by: "Tom")]
        #expect(try summary(both, minute: 30).first?.by == "Tom")
        #expect(try summary(both, minute: 30).first?.since == noon)
        let inside = [freeze(0, 60), freeze(5, 30, source: .site, by: "Tom")]
        #expect(try summary(inside, minute: 10).first?.by == "Mara")
        #expect(try summary(inside, minute: 65).first?.by == "Mara", "and of an ended one the one that went on longest")
        #expect(try summary([freeze(0, 60), freeze(5, nil, by: "Tom")], minute: 65).first?.by == "Tom")
        #expect(try summary([freeze(0, 10), freeze(300, 400, by: "Tom")], minute: 60).first?.phase == .scheduled)
        var lifted = freeze(300, 400)
        lifted.liftedAt = noon.after(60)
        #expect(try summary([lifted], minute: 60).isEmpty, "one that was lifted before it began does not come")
    }

    @Test("tells what each journey met since, and the words of the refusal")
    func asked() throws {
        var step = seen(
            "ask", checks: [check(.refused, .held), check(.refused, .held, "body contains", got: "It is paused.")])
        step.awaitsRefusal = true
        var walked = run([step], journey: "a")
        walked.startedAt = noon.after(60)
        func last() -> SummaryInputs.LastRun {
            .init(run: walked, judgement: Judgement(reason: .contained, channel: "web"), isFlaky: false)
        }
        let asked = try #require(try summary([freeze(0, 60)], minute: 30, lastRun: last()).first?.journeys)
        #expect(asked.map(\.reason) == [.contained])
        #expect(asked.map(\.told) == ["It is paused."])
        walked.startedAt = noon.after(-60)
        let before = try #require(try summary([freeze(0, 60)], minute: 30, lastRun: last()).first?.journeys)
        #expect(before.map(\.reason) == [nil], "that was before")
        #expect(before.map(\.told) == [nil])
    }
}
