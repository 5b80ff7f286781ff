import Foundation
import Observations
import Storage
import Testing
import Verdicts

@Suite("Recording runs")
struct RecordingTests {
    @Test("every part of a run comes back", arguments: Place.allCases)
    func roundTrip(place: Place) throws {
        try place.with { store in
            let run = makeFullRun("aaa111bbb222")
            let finding = GuardFinding(
                outcome: .unsafe, reason: .tokenReusable, channel: "web-login", step: "step-1", expected: "401",
                got: "\u{0}200")
            let judgement = makeJudgement(.identityFailed)
            try store.record(
                FinishedRun(
                    run: run, judgement: judgement, finding: finding,
                    planText: PlanText(site: "site: x", journey: "journey: x"), isSimulated: true,
                    isFlaky: true))
            let stored = try #require(try store.run(run.id))
            #expect(stored.run == run)
            #expect(stored.judgement == judgement)
            #expect(stored.finding == finding)
            #expect(stored.isSimulated)
            #expect(stored.isFlaky)
            #expect(stored.evidence == .whole)
            #expect(try store.planText(run.plan) == "site: x\n---\njourney: x")
            #expect(try store.containsSimulated())
            #expect(try store.integrityCheck() == [])
        }
    }

    @Test(
        "every text comes back",
        arguments: [
            "", "\"", "\\", "/", "\\u0041", "[", "{", ",", "a\r\n\tb", "\u{1}\u{8}\u{C}\u{1F}\u{7F}",
            "\u{2028}\u{FEFF}",
            "e\u{301} 👩‍👩‍👧 \u{10FFFF}", String(repeating: "\"\n", count: 500),
        ])
    func texts(text: String) throws {
        let store = try ResultStore.inMemory()
        var run = makeRun("a")
        run.ending = .ownFault(text)
        run.observations = [
            makeObservation("first"), makeObservation("second", seen: .response(.init(url: text, text: text))),
        ]
        run.observations[0].signs = [Sign(.ownFault, text)]
        run.observations[1].exchanges[0].requestHeaders = [.init(name: text, value: text)]
        try store.record(finished(run))
        #expect(try store.run("a")?.run == run)
    }

    @Test(
        "every ending comes back", arguments: [Run.Ending.finished, .deadline, .interrupted, .ownFault("no mailbox")])
    func endings(ending: Run.Ending) throws {
        let store = try ResultStore.inMemory()
        var run = makeRun("a")
        run.ending = ending
        try store.record(finished(run))
        #expect(try store.run("a")?.run.ending == ending)
    }

    @Test("moments outside of any calendar neither crash nor get lost")
    func absurdMoments() throws {
        let store = try ResultStore.inMemory()
        for (index, seconds) in [Double.infinity, -.infinity, .nan, 1e300, -1e300].enumerated() {
            try store.record(finished(makeRun("run-\(index)", at: Date(timeIntervalSince1970: seconds))))
        }
        #expect(try store.runs(of: nil, before: .distantFuture, limit: 10).count == 3)
        #expect(try store.run("run-0") != nil)
    }

    @Test("a run is recorded once, however often it is handed over", arguments: Place.allCases)
    func once(place: Place) throws {
        try place.with { store in
            let run = finished(makeRun("a"))
            let first = try store.record(run) { _ in 1 }
            let second = try store.record(run) { state in
                state.tracks.append(Track(journey: "x", channel: "y"))
                return 2
            }
            #expect(first == 1)
            #expect(second == nil)
            #expect(try store.runTotals() == ["sign-in": [.usable: 1]])
            #expect(try store.tracks().isEmpty)
        }
    }

    @Test("totals grow by journey and verdict, and by guard and outcome")
    func totals() throws {
        let store = try ResultStore.inMemory()
        for (index, reason) in [Reason.arrived, .arrived, .loop, .dnsFailure].enumerated() {
            try store.record(finished(makeRun("run-\(index)"), reason))
        }
        for (index, outcome) in [GuardFinding.Outcome.held, .held, .inconclusive].enumerated() {
            let finding = GuardFinding(outcome: outcome, reason: .leaked, channel: "chat")
            try store.record(FinishedRun(run: makeRun("guard-\(index)", journey: "no-leak"), finding: finding))
        }
        #expect(try store.runTotals() == ["sign-in": [.usable: 2, .softDown: 1, .down: 1]])
        #expect(try store.guardTotals() == ["no-leak": [.held: 2, .inconclusive: 1]])
    }

    @Test("the last run of each journey is the latest start, then the last repetition")
    func lastRuns() throws {
        let store = try ResultStore.inMemory()
        try store.record(finished(makeRun("second", at: noon.after(10)), .loop))
        try store.record(finished(makeRun("repetition", at: noon.after(10), attempt: 2)))
        try store.record(finished(makeRun("first", at: noon)))
        try store.record(finished(makeRun("other", journey: "chat", at: noon.after(-500))))
        let last = try store.lastRuns()
        #expect(last.mapValues(\.run.id) == ["sign-in": "repetition", "chat": "other"])
        #expect(try store.runs(of: "sign-in", limit: 2).map(\.run.id) == ["repetition", "second"])
        #expect(try store.runs(of: nil, before: noon.after(10), limit: 9).map(\.run.id) == ["first", "other"])
    }

    @Test("reach checks of runs are there once, the latest per channel")
    func reach() throws {
        let store = try ResultStore.inMemory()
        var run = makeRun("a")
        run.reach = [
            ReachSeen(channel: "chat", at: noon.after(5), result: .timeout),
            ReachSeen(channel: "chat", at: noon, result: .up),
        ]
        try store.record(finished(run))
        run.id = "b"
        try store.record(finished(run))
        try store.addPoints([], reach: [ReachSeen(channel: "phone", at: noon, result: .up, status: 204)])
        let last = try store.lastReach()
        #expect(last["chat"]?.result == .timeout)
        #expect(last["phone"]?.status == 204)
        #expect(last.count == 2)
    }
}
