import Foundation
import Storage
import Testing
import Verdicts

@Suite("Opening the database")
struct OpeningTests {
    /// Why it was refused, if it was.
    private func writing(_ path: String) -> StorageError.Kind? {
        do throws(StorageError) {
            _ = try ResultStore(path: path)
            return nil
        } catch {
            return error.kind
        }
    }

    private func reading(_ path: String) -> StorageError.Kind? {
        do throws(StorageError) {
            _ = try ResultStore(readingFrom: path)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("a new one is made, is found again, and can be read by others")
    func again() throws {
        let folder = try TemporaryFolder()
        try ResultStore(path: folder.file()).record(finished(makeRun("a")))
        #expect(try ResultStore(path: folder.file()).run("a") != nil)
        #expect(try ResultStore(readingFrom: folder.file()).run("a") != nil)
        // Bytes 18 and 19 of the header: 1 for the rollback journal, 2 for the write-ahead log.
        #expect(FileManager.default.contents(atPath: folder.file())?[18...19].elementsEqual([1, 1]) == true)
    }

    @Test("what is no file of results is refused and left as it was")
    func refused() throws {
        let folder = try TemporaryFolder()
        let text = folder.file("notes.txt")
        try String(repeating: "no database here ", count: 100).write(toFile: text, atomically: true, encoding: .utf8)
        let before = FileManager.default.contents(atPath: text)
        #expect(writing(text) == .notADatabase)
        #expect(reading(text) == .notADatabase)
        #expect(FileManager.default.contents(atPath: text) == before)
        #expect(writing(folder.path) == .notAFile)
        #expect(writing("") == .notAFile)
        #expect(writing(folder.file("a\u{0}b")) == .notAFile)
        #expect(writing(folder.file("missing/softdown.db")) == .folderMissing)
        #expect(reading(folder.file("none.db")) == .missing)
        #expect(!FileManager.default.fileExists(atPath: folder.file("none.db")))
    }

    @Test("an empty file is a new database for the writer, and none yet for the reader")
    func emptyFile() throws {
        let folder = try TemporaryFolder()
        _ = FileManager.default.createFile(atPath: folder.file(), contents: Data())
        guard case .tooOld(found: 0, _)? = reading(folder.file()) else {
            Issue.record("read an empty file")
            return
        }
        #expect(writing(folder.file()) == nil)
    }

    @Test("a database of a newer softdown or of another program is left alone")
    func foreign() throws {
        let folder = try TemporaryFolder()
        try ResultStore(path: folder.file()).record(finished(makeRun("a")))
        // Offsets 60 and 68 of the header: user_version, application_id (sqlite.org/fileformat2.html, section 1.3).
        let newer = try header(of: folder.file(), at: 60, becomes: 99, as: folder.file("newer.db"))
        let foreign = try header(of: folder.file(), at: 68, becomes: 7, as: folder.file("foreign.db"))
        for open in [writing, reading] {
            guard case .tooNew(found: 99, _)? = open(newer) else {
                Issue.record("opened a newer database")
                return
            }
            #expect(open(foreign) == .foreign)
        }
        let error = StorageError(.tooNew(found: 99, supported: 1), path: newer)
        #expect(error.description.contains("newer softdown (schema 99, this one knows 1); use the newer softdown"))
    }

    private func header(of path: String, at offset: Int, becomes value: UInt8, as target: String) throws -> String {
        var bytes = try #require(FileManager.default.contents(atPath: path))
        bytes.replaceSubrange(offset..<(offset + 4), with: [0, 0, 0, value])
        try bytes.write(to: URL(fileURLWithPath: target))
        return target
    }

    @Test("damage is an error with advice, never a crash", arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func damaged(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let store = try ResultStore(path: folder.file())
        for index in 0..<20 { try store.record(finished(makeFullRun("run-\(index)"), .loop)) }
        var bytes = try #require(FileManager.default.contents(atPath: folder.file()))
        var random = Scramble(state: seed)
        // The header stays, so that the damage lies in the tables.
        for _ in 0..<400 {
            bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        try bytes.write(to: URL(fileURLWithPath: folder.file("damaged.db")))
        var faults = 0
        do {
            let damaged = try ResultStore(path: folder.file("damaged.db"))
            for index in 0..<20 { do { _ = try damaged.run("run-\(index)") } catch { faults += 1 } }
            do { _ = try damaged.lastRuns() } catch { faults += 1 }
            do { try damaged.record(finished(makeRun("new"))) } catch { faults += 1 }
            do { faults += try damaged.integrityCheck().count } catch { faults += 1 }
        } catch {
            faults += 1
            #expect(!error.advice.isEmpty)
        }
        #expect(faults > 0)
    }

    @Test("a value that is no longer what it was is named by its column, and not shown")
    func garbled() throws {
        let folder = try TemporaryFolder()
        var judgement = Judgement(reason: .loop, channel: "web")
        judgement.got = "planted-value"
        try ResultStore(path: folder.file()).record(FinishedRun(run: makeRun("a"), judgement: judgement))
        var bytes = try #require(FileManager.default.contents(atPath: folder.file()))
        let place = try #require(bytes.range(of: Data("\"planted-value\"".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "#")
        try bytes.write(to: URL(fileURLWithPath: folder.file()))
        let store = try ResultStore(path: folder.file())
        let error = #expect(throws: StorageError.self) { try store.run("a") }
        #expect(error == StorageError(.notUnderstood("judgement"), path: folder.file()))
        #expect(error?.description.contains("does not understand: judgement; use the softdown that wrote it") == true)
        // The rest of the database is as good as before.
        #expect(try store.record(finished(makeRun("b"))) == ())
        #expect(try store.run("b") != nil)
    }

    @Test("a store for reading refuses to write")
    func readOnly() throws {
        let folder = try TemporaryFolder()
        try ResultStore(path: folder.file()).record(finished(makeRun("a")))
        let reader = try ResultStore(readingFrom: folder.file())
        #expect(throws: StorageError(.readOnly, path: folder.file())) { try reader.record(finished(makeRun("b"))) }
    }

    @Test("a folder where nothing can be made is said to be so")
    func unwritable() {
        // Not even root makes files there.
        #expect(writing("/proc/softdown.db") == .unwritable)
    }

    @Test("errors carry no stored values")
    func quiet() throws {
        let store = try ResultStore.inMemory()
        var run = makeRun("a")
        run.account = "planted-value"
        try store.record(finished(run))
        let error = #expect(throws: StorageError.self) {
            try store.updateStanding { state in
                state.openIncidents = [
                    .init(id: "planted-1", channel: "planted", startedAt: noon, changes: []),
                    .init(id: "planted-2", channel: "planted", startedAt: noon, changes: []),
                ]
            }
        }
        let description = try #require(error).description
        #expect(description.contains("contradicts"))
        #expect(!description.contains("planted"))
    }
}

/// Numbers that are the same in every run of the tests.
struct Scramble: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
