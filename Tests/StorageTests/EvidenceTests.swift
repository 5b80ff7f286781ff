import Foundation
import Observations
import Storage
import Testing
import Verdicts

@Suite("Keeping evidence")
struct EvidenceTests {
    @Test("failures keep their evidence, arrivals only until the next run of their journey")
    func keeping() throws {
        let store = try ResultStore.inMemory()
        func record(_ id: String, _ reason: Reason, _ second: Double, journey: String = "sign-in") throws {
            var run = makeRun(id, journey: journey, at: noon.after(second))
            run.observations = [makeObservation("open", seen: .page(PageSeen(url: "u", title: "t", text: id)))]
            try store.record(finished(run, reason))
        }
        try record("arrived-1", .arrived, 0)
        try record("elsewhere", .arrived, 0, journey: "chat")
        try record("failed", .loop, 1)
        try record("unknown", .monitorFault, 2)
        try record("arrived-3", .arrived, 4)
        try record("arrived-2-late", .contained, 3)
        let kept = try ["arrived-1", "elsewhere", "failed", "unknown", "arrived-2-late", "arrived-3"].map {
            try #require(try store.run($0)).evidence
        }
        #expect(kept == [.absent, .whole, .whole, .whole, .absent, .whole])
    }

    @Test("a run without evidence is judged as it was with it")
    func judgedAgain() throws {
        let store = try ResultStore.inMemory()
        var run = makeFullRun("a")
        run.guardReason = nil
        try store.record(FinishedRun(run: run, judgement: Judge.judgement(of: run)))
        _ = try store.prune(before: .distantPast, evidenceBefore: .distantFuture)
        let stored = try #require(try store.run("a"))
        #expect(stored.evidence == .absent)
        #expect(stored.run.observations[1].seen == .nothing)
        #expect(stored.run.observations[1].exchanges[0].excerpt == nil)
        #expect(Judge.judgement(of: stored.run) == stored.judgement)
        #expect(stored.judgement?.failingStep == "step-0")
    }

    @Test("every character comes back, wherever it stands")
    func characters() throws {
        let store = try ResultStore.inMemory()
        let all = (0..<0x180).compactMap(UnicodeScalar.init).map(String.init) + ["\u{10FFFF}", "\u{2028}", "👩‍💻"]
        // A character at each place among eight, among others and alone.
        let texts = all.flatMap { one in (0..<9).map { String(repeating: "x", count: $0) + one + "yyyyyyyy" } } + all
        var run = makeRun("a")
        run.observations = [
            makeObservation("last", seen: .conversation(ConversationSeen(turns: [.init(said: "", replies: texts)])))
        ]
        try store.record(finished(run, .loop))
        #expect(try store.run("a")?.run.observations.first?.seen == run.observations[0].seen)
    }

    enum Bulk: CaseIterable {
        case body, escapes, turns, steps, headers
    }

    @Test("evidence above the limit is cut, and the last step keeps some", arguments: Bulk.allCases)
    func capped(bulk: Bulk) throws {
        let folder = try TemporaryFolder()
        let store = try ResultStore(path: folder.file())
        var run = makeRun("a")
        run.observations = [makeObservation("open"), makeObservation("last")]
        let big = String(repeating: "x", count: 3 << 20)
        switch bulk {
        case .body: run.observations[1].exchanges[0].excerpt = big
        case .escapes:
            run.observations[1].seen = .response(
                ResponseSeen(url: "u", text: String(repeating: "\u{1}é", count: 1 << 20)))
        case .turns:
            run.observations[1].seen = .conversation(
                ConversationSeen(turns: (0..<50_000).map { .init(said: "\($0)", replies: ["no"]) }))
        case .steps:
            run.observations = (0..<5000).map {
                makeObservation("step-\($0)", seen: .response(.init(url: "u", text: "t")))
            }
        case .headers:
            run.observations[1].exchanges[0].responseHeaders = (0..<90_000).map { .init(name: "X-\($0)", value: "v") }
        }
        try store.record(finished(run, .loop))
        let stored = try #require(try store.run("a"))
        #expect(stored.evidence == .shortened)
        #expect(stored.run.observations.map(\.step) == run.observations.map(\.step))
        #expect(stored.run.observations.last?.checks == run.observations.last?.checks)
        let last = try #require(stored.run.observations.last)
        #expect(last.exchanges.first?.requestHeaders == [.init(name: "Cookie", value: "•••")])
        let facts = try #require(run.observations.last).exchanges.map(\.url)
        #expect(last.exchanges.map(\.url) == facts)
        if bulk == .body {
            let size = try #require(
                try FileManager.default.attributesOfItem(atPath: folder.file())[.size] as? Int)
            #expect(size < 600 << 10)
        }
    }
}
