import Foundation
import Storage
import Testing
import Verdicts

/// Real processes on one file. The bodies run in processes of their own and see nothing of the test but what they capture.
@Suite("Several processes")
struct ProcessTests {
    @Test("overlapping writers lose no run, no total and no folded sample")
    func overlapping() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file()
        async let first: Void = write(60, as: "one", to: path)
        async let second: Void = write(60, as: "two", to: path)
        async let third: Void = write(60, as: "three", to: path)
        _ = await (first, second, third)
        let store = try ResultStore(readingFrom: path)
        #expect(try store.runs(of: nil, limit: 1000).count == 180)
        #expect(try store.runTotals() == ["sign-in": [.softDown: 180]])
        // Every update saw the one before it.
        #expect(try store.channelStates().first?.decidedBy == "180")
        #expect(try store.integrityCheck() == [])
        withExtendedLifetime(folder) {}
    }

    private func write(_ count: Int, as name: String, to path: String) async {
        await #expect(processExitsWith: .success) { [count, name, path] in
            let store = try ResultStore(path: path)
            for index in 0..<count {
                try store.record(finished(makeRun("\(name)-\(index)"), .loop)) { countUpdate(&$0) }
            }
        }
    }

    @Test("threads of one process lose nothing either")
    func threads() async throws {
        let folder = try TemporaryFolder()
        let stores = [try ResultStore(path: folder.file()), try ResultStore(path: folder.file())]
        try await withThrowingTaskGroup { group in
            for index in 0..<40 {
                group.addTask {
                    try stores[index % 2].record(finished(makeRun("run-\(index)"))) { countUpdate(&$0) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try stores[0].channelStates().first?.decidedBy == "40")
        withExtendedLifetime(folder) {}
    }

    @Test("a write that finds the database busy for too long says so, and nothing of it is stored")
    func busy() throws {
        let folder = try TemporaryFolder()
        let (holder, waiter) = (try ResultStore(path: folder.file()), try ResultStore(path: folder.file()))
        var failure: StorageError?
        try holder.updateStanding { _ in
            do throws(StorageError) {
                try waiter.record(finished(makeRun("a")))
            } catch {
                failure = error
            }
        }
        #expect(failure?.kind == .locked)
        #expect(try waiter.run("a") == nil)
        try waiter.record(finished(makeRun("a")))
    }

    @Test("a lease and a code are won by one of several processes")
    func races() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file()
        await withTaskGroup { group in
            for index in 0..<4 { group.addTask { await race(index, path) } }
        }
        let store = try ResultStore(path: path)
        #expect(try store.lastStarts().count == 25)
        let wins = try store.rests().reduce(0) { $0 + $1.refusals }
        #expect(wins == 50, "25 journeys and 25 codes, each won once")
        withExtendedLifetime(folder) {}
    }

    private func race(_ index: Int, _ path: String) async {
        await #expect(processExitsWith: .success) { [index, path] in
            let store = try ResultStore(path: path)
            var wins = 0
            for number in 0..<25 {
                let until = noon.after(600)
                if try store.claimDue("j\(number)", every: 300, owner: "\(index)", now: noon, until: until) {
                    wins += 1
                }
                if try store.claimCodeStep(account: "anna", step: number, at: noon) { wins += 1 }
            }
            try store.setRest(AccountRest(account: "winner-\(index)", refusals: wins, until: noon))
        }
    }

    @Test("a process that is killed at any moment loses nothing that was acknowledged", arguments: 0..<6)
    func killed(round: Int) async throws {
        let folder = try TemporaryFolder()
        let (path, log) = (folder.file(), folder.file("acknowledged"))
        await writeUntilKilled(round, path, log)
        let contents = FileManager.default.contents(atPath: log) ?? Data()
        let acknowledged = String(decoding: contents, as: UTF8.self).split(separator: "\n").count
        let store = try ResultStore(path: path)
        let runs = try store.runs(of: nil, limit: 1_000_000)
        #expect(acknowledged > 0)
        #expect(runs.count == acknowledged || runs.count == acknowledged + 1)
        #expect(runs.allSatisfy { $0.run.observations.count == 6 && $0.run.cleanup.count == 1 }, "none is half-written")
        #expect(try store.channelStates().first?.decidedBy.flatMap { Int($0) } ?? 0 == runs.count)
        #expect(try store.integrityCheck() == [])
        withExtendedLifetime(folder) {}
    }

    private func writeUntilKilled(_ round: Int, _ path: String, _ log: String) async {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path, log, round] in
            let store = try ResultStore(path: path)
            _ = FileManager.default.createFile(atPath: log, contents: nil)
            let acknowledged = try #require(FileHandle(forWritingAtPath: log))
            for index in 0..<1_000_000 {
                try store.record(finished(makeFullRun("run-\(index)"), .loop)) { countUpdate(&$0) }
                acknowledged.write(Data("\(index)\n".utf8))
                guard index == 0 else { continue }
                Thread.detachNewThread {
                    usleep(UInt32(2_000 + round * 17_321))
                    kill(getpid(), SIGKILL)
                }
            }
        }
    }
}

/// Counts how many updates saw each other.
func countUpdate(_ state: inout StandingState) {
    let count = state.channelStates.first?.decidedBy.flatMap { Int($0) } ?? 0
    state.channelStates = [ChannelState(channel: "web", reason: .loop, since: nil, decidedBy: "\(count + 1)")]
}
