import Foundation
import Storage
import Testing
import Verdicts

@Suite("Overlapping invocations")
struct CoordinationTests {
    @Test("a lease belongs to one owner until it runs out or is given back", arguments: Place.allCases)
    func leases(place: Place) throws {
        try place.with { store in
            let until = noon.after(60)
            #expect(try store.acquireJourney("a", owner: "one", now: noon, until: until))
            #expect(try !store.acquireJourney("a", owner: "two", now: noon.after(59), until: until))
            #expect(
                try store.acquireJourney("a", owner: "one", now: noon.after(59), until: until), "again by its owner")
            #expect(try store.acquireAccount("a", owner: "two", now: noon, until: until), "accounts are not journeys")
            try store.extendLeases(of: "one", now: noon.after(59), until: noon.after(120))
            #expect(try !store.acquireJourney("a", owner: "two", now: noon.after(60), until: noon.after(200)))
            #expect(try store.acquireJourney("a", owner: "two", now: noon.after(120), until: noon.after(200)))
            #expect(try !store.acquireJourney("a", owner: "one", now: noon.after(121), until: noon.after(200)))
            try store.releaseJourney("a", owner: "one")
            #expect(try !store.acquireJourney("a", owner: "one", now: noon.after(121), until: noon.after(200)))
            try store.release("two")
            #expect(try store.acquireJourney("a", owner: "one", now: noon.after(121), until: noon.after(200)))
            #expect(try store.acquireAccount("a", owner: "one", now: noon, until: until))
        }
    }

    @Test("a lease from a future that never came is free")
    func setBack() throws {
        let store = try ResultStore.inMemory()
        let future = noon.after(400 * 86_400)
        #expect(try store.acquireJourney("a", owner: "one", now: future, until: future.after(60)))
        #expect(try store.acquireJourney("a", owner: "two", now: noon, until: noon.after(60)))
    }

    @Test("a journey is claimed when it is due, once")
    func due() throws {
        let store = try ResultStore.inMemory()
        func claim(_ owner: String, _ second: Double) throws -> Bool {
            let now = noon.after(second)
            return try store.claimDue("a", every: 300, owner: owner, now: now, until: now.after(30))
        }
        #expect(try claim("one", 0))
        #expect(try !claim("two", 1))
        #expect(try store.lastStarts() == ["a": noon])
        #expect(try !claim("one", 299.9))
        #expect(try claim("two", 300))
        #expect(try store.lastStarts() == ["a": noon.after(300)])
        try store.extendLeases(of: "two", now: noon.after(301), until: noon.after(2000))
        #expect(try !claim("one", 600), "due, and still busy")
        #expect(try store.lastStarts() == ["a": noon.after(300)])
        #expect(try !claim("two", 1), "a start that is a little in the future is believed")
        #expect(try claim("two", -100_000), "one that is far in the future is not")
        #expect(try store.lastStarts() == ["a": noon.after(-100_000)])
    }

    @Test("repetitions do not count as starts")
    func starts() throws {
        let store = try ResultStore.inMemory()
        try store.record(finished(makeRun("a", at: noon)))
        try store.record(finished(makeRun("b", at: noon.after(20), attempt: 2)))
        #expect(try store.lastStarts() == ["sign-in": noon])
    }

    @Test("a run whose process died is found once its lease is over, and is recorded once")
    func interrupted() throws {
        let store = try ResultStore.inMemory()
        let run = makeRun("a")
        #expect(try store.acquireJourney("sign-in", owner: "one", now: noon, until: noon.after(60)))
        try store.beginRun(run, planText: PlanText(site: "site: x", journey: "text"), owner: "one")
        #expect(try store.interruptedRuns(now: noon.after(59)).isEmpty)
        #expect(try store.acquireJourney("sign-in", owner: "two", now: noon.after(60), until: noon.after(90)))
        let left = try #require(try store.interruptedRuns(now: noon.after(61)).first)
        #expect(left.ending == .interrupted)
        #expect(left.id == "a")
        let judged = FinishedRun(run: left, judgement: Judge.judgement(of: left))
        #expect(judged.judgement?.verdict == .unknown)
        try store.record(judged)
        #expect(try store.interruptedRuns(now: noon.after(61)).isEmpty)
        #expect(try store.planText(run.plan) == "site: x\n---\ntext")
    }

    @Test("a run that was recorded or abandoned is not interrupted")
    func ended() throws {
        let store = try ResultStore.inMemory()
        for id in ["a", "b", "c"] { try store.beginRun(makeRun(id), owner: "one") }
        try store.record(finished(makeRun("a")))
        try store.abandonRun("b")
        #expect(try store.interruptedRuns(now: noon).map(\.id) == ["c"])
    }

    @Test("a time step of one-time codes is used once per account")
    func codes() throws {
        let store = try ResultStore.inMemory()
        #expect(try store.claimCodeStep(account: "anna", step: 59_000_000, at: noon))
        #expect(try !store.claimCodeStep(account: "anna", step: 59_000_000, at: noon))
        #expect(try store.claimCodeStep(account: "ben", step: 59_000_000, at: noon))
        #expect(try store.claimCodeStep(account: "anna", step: 59_000_001, at: noon))
    }

    @Test("marks and rests stay until they are cleared")
    func accounts() throws {
        let store = try ResultStore.inMemory()
        let mark = PasswordMark(account: "anna", journey: "reset", at: noon)
        let rest = AccountRest(account: "anna", refusals: 2, until: noon.after(60))
        try store.setMark(mark)
        try store.setRest(AccountRest(account: "anna", refusals: 1, until: noon))
        try store.setRest(rest)
        #expect(try store.mark(of: "anna") == mark)
        #expect(try store.mark(of: "ben") == nil)
        #expect(try store.rest(of: "anna") == rest)
        #expect(try store.rests() == [rest])
        try store.clearMark(of: "anna")
        try store.clearRest(of: "anna")
        #expect(try store.mark(of: "anna") == nil)
        #expect(try store.rest(of: "anna") == nil)
    }

    @Test("the last invocation and the last sound one")
    func invocations() throws {
        let store = try ResultStore.inMemory()
        #expect(try store.lastInvocation() == nil)
        let sound = Invocation(id: "one", startedAt: noon, duration: 5, exitStatus: 0)
        let faulty = Invocation(
            id: "two", startedAt: noon.after(1), duration: 5, exitStatus: 0, faults: ["no mailbox"], isSimulated: true)
        let failed = Invocation(id: "three", startedAt: noon.after(2), exitStatus: 3)
        let running = Invocation(id: "four", startedAt: noon.after(3))
        for invocation in [sound, faulty, failed, running] { try store.beginInvocation(invocation) }
        #expect(try store.lastInvocation() == running)
        #expect(try store.lastSuccess() == sound)
        #expect(try store.acquireAccount("anna", owner: "four", now: noon, until: noon.after(9)))
        var ended = running
        ended.exitStatus = 0
        try store.endInvocation(ended)
        #expect(try store.lastSuccess() == ended)
        #expect(
            try store.acquireAccount("anna", owner: "one", now: noon, until: noon.after(9)), "leases are given back")
    }
}
