import Foundation
import Observations
import Storage
import Testing
import Verdicts

@Suite("Maintenance")
struct MaintenanceTests {
    private func fill(_ store: ResultStore) throws {
        for index in 0..<30 {
            var run = makeRun("run-\(index)", at: noon.after(Double(index)), plan: "plan-\(index)")
            run.observations = [makeObservation("open")]
            run.reach = [ReachSeen(channel: "web", at: run.startedAt, result: .up)]
            let finding = GuardFinding(outcome: .held, reason: .leaked, channel: "chat")
            try store.record(
                FinishedRun(
                    run: run, judgement: makeJudgement(.loop), finding: finding,
                    planText: PlanText(site: "site: x", journey: "text \(index)")))
            try store.addPoints([
                ChannelPoint(
                    channel: "web", at: run.startedAt, isReachable: true, reason: .loop, isSuspected: false, holds: 600)
            ])
            try store.beginInvocation(Invocation(id: "i-\(index)", startedAt: run.startedAt, exitStatus: 0))
            _ = try store.claimCodeStep(account: "anna", step: index, at: run.startedAt)
            try store.updateStanding { state in
                state.closedIncidents = [
                    Incident(
                        id: "old-\(index)", channel: "web", startedAt: run.startedAt, endedAt: run.startedAt,
                        changes: [.init(at: run.startedAt, reason: .loop, journey: nil)])
                ]
            }
        }
    }

    @Test("pruning takes what is old, a part per call, and leaves the last of everything", arguments: Place.allCases)
    func prune(place: Place) throws {
        try place.with { store in
            try fill(store)
            let totals = try store.totals()
            let first = try store.prune(before: noon.after(1000), evidenceBefore: noon.after(20), maximumRows: 8)
            #expect(!first.isDone)
            #expect(first.runs == 8)
            #expect(first.evidence == 8)
            #expect(try store.runs(of: nil, limit: 100).count == 22)
            #expect(try store.run("run-7") == nil)
            var calls = 1
            while try !store.prune(before: noon.after(1000), evidenceBefore: noon.after(20), maximumRows: 8).isDone {
                calls += 1
                try #require(calls < 100)
            }
            #expect(try store.runs(of: nil, limit: 100).map(\.run.id) == ["run-29"])
            #expect(try store.run("run-29")?.evidence == .whole)
            #expect(try store.points(of: "web", from: .distantPast, to: .distantFuture).count == 1)
            #expect(try store.lastReach()["web"]?.at == noon.after(29))
            #expect(try store.incidents(openOrEndedSince: .distantPast).isEmpty)
            #expect(try store.planText("plan-3") == nil)
            #expect(try store.planText("plan-29") == "site: x\n---\ntext 29")
            #expect(try store.totals() == totals)
            #expect(try store.runTotals() == ["sign-in": [.softDown: 30]])
            #expect(try store.integrityCheck() == [])
            #expect(try store.prune(before: noon.after(1000), evidenceBefore: noon.after(20)).total == 0)
        }
    }

    @Test("pruning leaves what is young, and open incidents of any age")
    func young() throws {
        let store = try ResultStore.inMemory()
        try fill(store)
        let open = Incident(id: "open", channel: "web", startedAt: noon.after(-9), changes: [])
        try store.updateStanding { $0.openIncidents = [open] }
        let pruned = try store.prune(before: noon.after(10), evidenceBefore: noon.after(25))
        #expect(pruned.runs == 10)
        #expect(try store.runs(of: nil, limit: 100).count == 20)
        #expect(try store.run("run-24")?.evidence == .absent)
        #expect(try store.run("run-25")?.evidence == .whole)
        #expect(try store.planText("plan-10") != nil)
        #expect(try store.incidents(openOrEndedSince: noon).first == open)
    }

    @Test("space that was freed goes back to the disk")
    func shrinks() throws {
        let folder = try TemporaryFolder()
        let store = try ResultStore(path: folder.file())
        for index in 0..<60 {
            var run = makeRun("run-\(index)", at: noon.after(Double(index)))
            run.observations = [
                makeObservation(
                    "open", seen: .response(ResponseSeen(url: "u", text: String(repeating: "x", count: 20_000))))
            ]
            try store.record(finished(run, .loop))
        }
        func size() throws -> Int {
            try #require(try FileManager.default.attributesOfItem(atPath: folder.file())[.size] as? Int)
        }
        let full = try size()
        _ = try store.prune(before: noon.after(1000), evidenceBefore: noon.after(1000))
        #expect(try size() < full / 4)
    }

    @Test("a backup is a whole store, and never overwrites")
    func backup() throws {
        let folder = try TemporaryFolder()
        let store = try ResultStore(path: folder.file())
        try store.record(finished(makeFullRun("a"), .loop))
        try store.backup(to: folder.file("copy.db"))
        #expect(try ResultStore(readingFrom: folder.file("copy.db")).run("a") == store.run("a"))
        #expect(throws: StorageError.self) { try store.backup(to: folder.file("copy.db")) }
    }
}

/// Needs the right to mount: skipped where there is none.
@Suite("Full and read-only disks", .serialized, .enabled(if: SmallDisk.isAvailable))
struct SmallDiskTests {
    @Test("on a full disk a write fails whole, what was stored stays readable, and freed space helps")
    func full() throws {
        let disk = try SmallDisk(kilobytes: 512)
        let store = try ResultStore(path: disk.folder + "/softdown.db")
        var stored = 0
        var failure: StorageError?
        while failure == nil, stored < 5000 {
            do throws(StorageError) {
                try store.record(finished(makeFullRun("run-\(stored)"), .loop)) { countUpdate(&$0) }
                stored += 1
            } catch {
                failure = error
            }
        }
        #expect(failure?.kind == .diskFull)
        #expect(try store.runs(of: nil, limit: 5000).count == stored)
        #expect(try store.channelStates().first?.decidedBy == "\(stored)")
        #expect(try store.integrityCheck() == [])
        try disk.grow(kilobytes: 4096)
        try store.record(finished(makeFullRun("after"), .loop))
        #expect(try ResultStore(readingFrom: disk.folder + "/softdown.db").run("after") != nil)
    }

    @Test("on a read-only disk the reader reads and the writer says why it cannot")
    func readOnly() throws {
        let disk = try SmallDisk(kilobytes: 1024)
        let path = disk.folder + "/softdown.db"
        try ResultStore(path: path).record(finished(makeRun("a")))
        try disk.forbidWriting()
        #expect(try ResultStore(readingFrom: path).run("a") != nil)
        let error = #expect(throws: StorageError.self) { try ResultStore(path: path) }
        #expect(error?.kind == .unwritable)
        let other = #expect(throws: StorageError.self) { try ResultStore(path: disk.folder + "/new.db") }
        #expect(other?.kind == .unwritable)
    }
}
