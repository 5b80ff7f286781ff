import Foundation
import Journeys
import Storage
import Testing

@Suite("Freezes")
struct FreezeTests {
    private func freeze(
        _ id: String, _ action: String = "reset", from: Double = 0, until: Double? = 3600,
        source: Freeze.Source = .command, key: String = "", why: String = "stolen passwords", by: String? = "Mara"
    ) -> Freeze {
        Freeze(
            id: id, action: action, source: source, key: key, since: noon.after(from), until: until.map(noon.after),
            why: why, by: by)
    }

    private func all(_ store: ResultStore, since seconds: Double = -1e6) throws -> [Freeze] {
        try store.read { try $0.freezes(openOrEndedSince: noon.after(seconds)) }
    }

    @Test("keep who, when and why, as it was said", arguments: Place.allCases)
    func kept(place: Place) throws {
        try place.with { store in
            let said = freeze("a", why: "stolen \u{0} passwords \u{202E}\"x\"", by: nil)
            try store.contain(said)
            var expected = said
            expected.why = said.why.replacingOccurrences(of: "\u{0}", with: "\u{FFFD}")
            let stored = try all(store)
            #expect(stored.count == 1)
            #expect(stored.first?.since == noon && stored.first?.until == noon.after(3600))
            #expect(stored.first?.source == .command && stored.first?.by == nil && stored.first?.liftedAt == nil)
            #expect(stored.first?.why.contains("passwords \u{202E}\"x\"") == true)
            #expect(stored.first?.why.contains("\u{0}") == false)
        }
    }

    @Test("begin when they are said to, and never later")
    func beginning() {
        for fraction in [0.0001, 0.0005, 0.0006, 0.1239, 0.9999] {
            let now = noon.after(fraction)
            let since = Freeze(id: "a", action: "x", source: .site, since: now, until: nil, why: "", by: nil).since
            #expect(since <= now)
            #expect(now.timeIntervalSince(since) < 0.0011)
            #expect(since.wholeMilliseconds == since, "stays as it is")
        }
    }

    @Test("are replaced when the same action is frozen again: the last word counts")
    func again() throws {
        let store = try ResultStore.inMemory()
        try store.contain(freeze("a"))
        try store.contain(freeze("b", from: 600, until: 900, by: "Tom"))
        let stored = try all(store)
        #expect(stored.map(\.id) == ["a", "b"])
        #expect(stored[0].liftedAt == noon.after(600) && stored[0].liftedBy == "Tom")
        #expect(stored[1].end == noon.after(900))
        let both = Containments(freezes: stored).spells(of: "reset", before: noon.after(700))
        #expect(both.count == 1 && both.first?.start == noon && both.first?.end == noon.after(900))
    }

    @Test("leave other actions and other sources alone")
    func others() throws {
        let store = try ResultStore.inMemory()
        try store.contain(freeze("a", "pay"))
        try store.declare([freeze("s", source: .site, key: "k")], by: .site, at: noon)
        try store.contain(freeze("b", from: 1))
        #expect(try all(store).allSatisfy { $0.liftedAt == nil })
    }

    @Test("are lifted by whom it is said, also before they begin, and only those of the command")
    func lifted() throws {
        let store = try ResultStore.inMemory()
        try store.contain(freeze("a"))
        try store.declare([freeze("s", source: .site, key: "k")], by: .site, at: noon)
        let ended = try store.lift("reset", at: noon.after(60), by: "Tom")
        #expect(ended.map(\.id) == ["a"])
        #expect(try store.lift("reset", at: noon.after(61), by: "Tom").isEmpty, "once")
        let stored = try all(store)
        #expect(stored.first { $0.id == "a" }?.liftedAt == noon.after(60))
        #expect(stored.first { $0.id == "a" }?.liftedBy == "Tom")
        #expect(stored.first { $0.id == "s" }?.liftedAt == nil)
        try store.contain(freeze("later", "pay", from: 5000, until: 9000))
        _ = try store.lift("pay", at: noon.after(100), by: nil)
        let never = Containments(freezes: try all(store)).spells(of: "pay", before: noon.after(6000))
        #expect(never.isEmpty)
        #expect(try all(store).first { $0.id == "a" }?.isFrozen(at: noon.after(60)) == false, "at once")
    }

    @Test("end by themselves, and are not lifted after that")
    func expired() throws {
        let store = try ResultStore.inMemory()
        try store.contain(freeze("a"))
        #expect(try store.lift("reset", at: noon.after(3600), by: "Tom").isEmpty)
        #expect(try all(store).first?.liftedAt == nil)
        #expect(try all(store, since: 3599).count == 1)
        #expect(try all(store, since: 3600).isEmpty, "over")
    }

    @Test("of the site file and the flag follow what is declared there", arguments: [Freeze.Source.site, .flag])
    func declared(source: Freeze.Source) throws {
        let store = try ResultStore.inMemory()
        func say(_ entries: [Freeze], _ second: Double) throws {
            try store.declare(entries, by: source, at: noon.after(second))
        }
        func entry(_ id: String, from: Double, until: Double?, key: String = "k", why: String = "x") -> Freeze {
            freeze(id, from: from, until: until, source: source, key: key, why: why)
        }
        try say([entry("a", from: 0, until: nil)], 0)
        try say([entry("b", from: 60, until: 3600, why: "y")], 60)
        #expect(try all(store).map(\.id) == ["a"], "the same one")
        #expect(try all(store).first?.since == noon)
        #expect(try all(store).first?.until == noon.after(3600))
        #expect(try all(store).first?.why == "y")
        try say([], 120)
        #expect(try all(store).first?.liftedAt == noon.after(120), "named no longer")
        try say([entry("c", from: 180, until: nil)], 180)
        #expect(try all(store).map(\.id) == ["a", "c"], "a new one")
        // An end that is past says that it is over.
        try say([entry("d", from: 240, until: 200)], 240)
        #expect(try all(store).map(\.id) == ["a", "c"])
        #expect(try all(store).last?.liftedAt == noon.after(240))
    }

    @Test("keep when the flag answered last")
    func flag() throws {
        let store = try ResultStore.inMemory()
        func last() throws -> Date? { try store.read { try $0.lastFlagAnswer() } }
        #expect(try last() == nil)
        try store.declare([], by: .site, at: noon)
        #expect(try last() == nil)
        try store.declare([], by: .flag, at: noon.after(60))
        #expect(try last() == noon.after(60))
    }

    @Test("are kept over opening again")
    func reopened() throws {
        let folder = try TemporaryFolder()
        let path = folder.file()
        try ResultStore(path: path).contain(freeze("a"))
        #expect(try all(ResultStore(path: path)) == [freeze("a")])
        withExtendedLifetime(folder) {}
    }
}
