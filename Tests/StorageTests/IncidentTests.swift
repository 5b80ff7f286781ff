import Foundation
import Journeys
import Observations
import Storage
import Testing
import Verdicts

@Suite("What an incident rests on")
struct IncidentTests {
    private let context = StandingContext(
        channels: ["web-login"],
        journeys: [
            "sign-in": .init(channels: ["web-login"], confirmation: ConfirmationPolicy(), every: 300)
        ], guards: [], now: noon)

    /// One run of the journey, as an invocation stores it.
    private func record(_ id: String, _ reason: Reason, minute: Double, text: String, in store: ResultStore) throws {
        var run = makeRun(id, at: noon.after(minute * 60))
        run.observations = [
            makeObservation("account", seen: .page(PageSeen(url: "https://shop/account", title: "Account", text: text)))
        ]
        var around = context
        around.now = run.startedAt
        let judgement = Judgement(
            reason: reason, channel: "web-login", failingStep: reason == .arrived ? nil : "account")
        try store.record(FinishedRun(run: run, judgement: judgement)) { standing in
            standing.absorb(judgement, of: run, in: around)
            standing.refresh(in: around)
        }
    }

    @Test("is stored with the difference between the last good run and the first bad one", arguments: Place.allCases)
    func difference(place: Place) throws {
        try place.with { store in
            try record("good", .arrived, minute: 0, text: "Your balance is 12.50 euros", in: store)
            try record("bad-1", .loop, minute: 5, text: "Your balance is not available", in: store)
            #expect(try store.standing().openIncidents.isEmpty)
            #expect(try store.run("good")?.evidence == .whole)
            try record("bad-2", .loop, minute: 6, text: "Please sign in", in: store)
            let open = try #require(try store.standing().openIncidents.first)
            #expect(open.firstBad == RunReference(run: "bad-1", journey: "sign-in", at: noon.after(300)))
            #expect(open.lastGood == RunReference(run: "good", journey: "sign-in", at: noon))
            let difference = try #require(open.difference)
            #expect(difference.isTextCompared)
            #expect(difference.lines.map(\.kind) == [.words])
            #expect(difference.lines.first?.good == "12.50 euros")
            #expect(difference.lines.first?.bad == "not available")

            try record("again-1", .arrived, minute: 10, text: "Your balance is 12.50 euros", in: store)
            try record("again-2", .arrived, minute: 15, text: "Your balance is 12.50 euros", in: store)
            #expect(try store.run("good")?.evidence == .absent)
            #expect(try store.run("again-2")?.evidence == .whole)
            let ended = try #require(try store.read { try $0.incident(open.id) })
            #expect(ended.difference == difference)
            #expect(ended.endedAt == noon.after(600))
            #expect(ended.recovery?.run == "again-1")
            #expect(ended.changes.map(\.run) == ["bad-1"])
            #expect(try store.standing().lastEnds == ["web-login": noon.after(600)])
            #expect(try store.read { try $0.incident("no such") } == nil)
        }
    }

    @Test("says so where a text is no longer there")
    func withoutText() throws {
        let store = try ResultStore.inMemory()
        try record("good", .arrived, minute: 0, text: "a", in: store)
        try record("bad-1", .loop, minute: 5, text: "b", in: store)
        _ = try store.prune(before: .distantPast, evidenceBefore: .distantFuture)
        try record("bad-2", .loop, minute: 6, text: "c", in: store)
        let difference = try #require(try store.standing().openIncidents.first?.difference)
        #expect(!difference.isTextCompared)
        #expect(difference.lines.isEmpty)
    }
}

@Suite("Judging stored runs again")
struct RejudgingTests {
    @Test("reads all runs page by page, and writes what they come to now", arguments: Place.allCases)
    func rejudge(place: Place) throws {
        try place.with { store in
            for index in 0..<5 {
                try store.record(finished(makeRun("run-\(index)", at: noon.after(Double(index))), .loop))
            }
            try store.record(finished(makeRun("other", journey: "chat"), .loop))
            var seen: [String] = []
            var cursor: Int64 = 0
            while true {
                let (runs, next) = try store.recall(
                    from: noon, to: noon.after(3), of: "sign-in", after: cursor, limit: 2)
                for case .run(let stored) in runs { seen.append(stored.run.id) }
                guard let next else { break }
                cursor = next
            }
            #expect(seen == ["run-0", "run-1", "run-2", "run-3"])
            var judgement = makeJudgement(.contextLost)
            judgement.failingStep = nil
            try store.rejudge([Rejudged(run: "run-1", judgement: judgement)]) { state in
                state.channelStates = [ChannelState(channel: "web", reason: .contextLost, since: noon)]
            }
            #expect(try store.run("run-1")?.judgement == judgement)
            #expect(try store.run("run-2")?.judgement == makeJudgement(.loop))
            #expect(try store.channelStates().map(\.reason) == [.contextLost])
            // Counters never go back.
            #expect(try store.runTotals()["sign-in"] == [.softDown: 5])
        }
    }

    @Test("writes what a guard comes to")
    func guards() throws {
        let store = try ResultStore.inMemory()
        let before = GuardFinding(outcome: .held, reason: .leaked, channel: "chat")
        try store.record(FinishedRun(run: makeRun("g"), finding: before))
        var after = before
        after.outcome = .inconclusive
        try store.rejudge([Rejudged(run: "g", finding: after)])
        #expect(try store.run("g")?.finding == after)
    }
}

@Suite("Hours and days")
struct PeriodTests {
    private func points(_ seed: UInt64, count: Int, spacing: Int) -> [ChannelPoint] {
        var generator = SeededGenerator(seed: seed)
        var at = noon
        return (0..<count).map { _ in
            at = at.after(Double(Int.random(in: 1...spacing, using: &generator)))
            return ChannelPoint(
                channel: "web", at: at, isReachable: [true, true, false, nil].randomElement(using: &generator) ?? nil,
                reason: [Reason.arrived, .arrived, .loop, .timeout, .leaked, .contained, .overdue].randomElement(
                    using: &generator) ?? .arrived, isSuspected: false,
                holds: Int.random(in: 0...2000, using: &generator))
        }
    }

    @Test("numbers from the sums are the numbers of the points", arguments: UInt64(1)...8)
    func same(_ seed: UInt64) throws {
        let store = try ResultStore.inMemory()
        let points = points(seed, count: 150, spacing: 2400)
        for point in points { try store.addPoints([point]) }
        let now = (points.last?.at ?? noon).after(700)
        for length in [1800.0, 3600, 5000, 86_400, 100_000, 9_000_000] {
            let start = now.after(-length)
            let sums = try store.read { try $0.numbers(of: "web", from: start, to: now) }
            let measured = ChannelNumbers.measure(points, from: start, to: now)
            let (left, right) = (sums.availability, measured.availability)
            for verdict in Verdict.allCases {
                #expect(
                    abs((left.seconds[verdict] ?? 0) - (right.seconds[verdict] ?? 0)) < 0.01, "\(length) \(verdict)")
            }
            #expect(abs(left.softDowntime - right.softDowntime) < 0.01)
            #expect(abs(left.reachable - right.reachable) < 0.01)
            #expect(left.window == right.window)
            // A border on the very edge of an hour may belong to either side.
            #expect(abs(left.softBorders - right.softBorders) <= 1)
        }
        let days = try store.read { try $0.periods(of: "web", by: .day, from: .distantPast, to: now) }
        let hours = try store.read { try $0.periods(of: "web", by: .hour, step: 24, from: .distantPast, to: now) }
        #expect(days.map(\.start) == hours.map(\.start))
        for (day, sum) in zip(days.map(\.numbers), hours.map(\.numbers)) {
            #expect(abs(day.known - sum.known) < 0.01)
            for verdict in Verdict.allCases {
                #expect(abs((day.seconds[verdict] ?? 0) - (sum.seconds[verdict] ?? 0)) < 0.01, "\(verdict)")
            }
            #expect(abs(day.reachKnown - sum.reachKnown) < 0.01)
            #expect(abs(day.reachable - sum.reachable) < 0.01)
            #expect(abs(day.softDowntime - sum.softDowntime) < 0.01)
            #expect(day.window == sum.window)
        }
    }

    @Test("a long window outlives its points")
    func outlives() throws {
        let store = try ResultStore.inMemory()
        let points = points(3, count: 100, spacing: 1200)
        try store.addPoints(points)
        let now = (points.last?.at ?? noon).after(60)
        let start = now.after(-30 * 86_400)
        let before = try store.read { try $0.numbers(of: "web", from: start, to: now) }
        while try !store.prune(before: now, evidenceBefore: now).isDone {}
        #expect(try store.points(of: "web", from: start, to: now).count == 1)
        #expect(try store.read { try $0.numbers(of: "web", from: start, to: now) } == before)
        let late = now.after(200 * 86_400)
        while try !store.prune(before: late, evidenceBefore: late).isDone {}
        #expect(try store.read { try $0.periods(of: "web", by: .hour, from: .distantPast, to: late) }.isEmpty)
        #expect(try !store.read { try $0.periods(of: "web", by: .day, from: .distantPast, to: late) }.isEmpty)
    }

    @Test("the worst hour is found among the sums")
    func worst() throws {
        let store = try ResultStore.inMemory()
        let hour = Period.Unit.hour.start(of: noon)
        for minute in stride(from: 0, to: 600, by: 5) {
            try store.addPoints([
                ChannelPoint(
                    channel: "web", at: hour.after(Double(minute) * 60), isReachable: true,
                    reason: (90..<150).contains(minute) || (300..<330).contains(minute) ? .loop : .arrived,
                    isSuspected: false, holds: 600)
            ])
        }
        let numbers = try store.read { try $0.numbers(of: "web", from: hour, to: hour.after(36_000)) }
        #expect(numbers.worstHour == WorstHour(start: hour.after(3600), usable: 0.5))
        #expect(numbers.availability.softDowntime == 90 * 60)
        #expect(numbers.availability.softDowntimeError == 20 * 60)
    }
}

/// The same numbers on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
