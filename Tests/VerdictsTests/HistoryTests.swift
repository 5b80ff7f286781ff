import Foundation
import Observations
import Testing
import Verdicts

/// What must be true of any history. Histories are made from a seed, so that each can be had again.
@Suite("Any history of runs")
struct HistoryTests {
    struct Event {
        var minute: Double
        var journey: String
        var judgement: Judgement
    }

    static let seeds: [UInt64] = Array(1...60)

    private static func history(_ seed: UInt64, from reasons: [Reason] = Reason.allCases) -> [Event] {
        var generator = SeededGenerator(seed: seed)
        var minute = 0.0
        return (0..<80).map { _ in
            minute += Double.random(in: 0.2...4, using: &generator)
            if Int.random(in: 0..<15, using: &generator) == 0 { minute += 30 }
            let calm: [Reason] = [.arrived, .contained].filter(reasons.contains)
            let reason =
                Bool.random(using: &generator)
                ? calm.randomElement(using: &generator) : reasons.randomElement(using: &generator)
            let channel = Bool.random(using: &generator) ? "web" : "chat"
            return Event(
                minute: minute, journey: Bool.random(using: &generator) ? "a" : "b",
                judgement: Judgement(
                    reason: reason ?? .arrived, channel: channel,
                    passedChannels: Bool.random(using: &generator) ? ["web", "chat"] : []))
        }
    }

    private let journeys = ["a": ["web", "chat"], "b": ["web", "chat"]]

    /// Everything that stands after each event, and all incidents that ended.
    private func fold(_ events: [Event], from start: StandingState = StandingState()) -> (StandingState, [Incident]) {
        var standing = start
        var ended: [Incident] = []
        for event in events {
            standing.closedIncidents = []
            standing.take(
                event.judgement, journey: event.journey, minute: event.minute,
                in: context(journeys, minute: event.minute))
            ended += standing.closedIncidents
        }
        return (standing, ended)
    }

    @Test("opens no incident without a bad run at its beginning, and ends none without a good one", arguments: seeds)
    func evidence(_ seed: UInt64) throws {
        let events = Self.history(seed)
        let (standing, ended) = fold(events)
        for incident in ended + standing.openIncidents {
            let first = events.first { "run\($0.minute)" == incident.firstBad?.run }
            #expect(first?.judgement.verdict.isBad == true)
            #expect(first?.judgement.channel == incident.channel)
            #expect(first?.journey == incident.firstBad?.journey)
            let began = try #require(incident.firstBad?.at)
            #expect(began == first.map { noon.after($0.minute * 60) })
            // Later only where the channel's incident before it covers that moment.
            #expect(began == incident.startedAt || ended.contains { $0.endedAt == incident.startedAt })
            #expect(began <= incident.startedAt)
            if let good = incident.lastGood {
                let last = events.first { "run\($0.minute)" == good.run }
                #expect(good.at < began && good.journey == first?.journey)
                #expect(last.map { Self.isGood($0, for: incident.channel) } == true)
                // No good run of the journey on this channel lies between the two.
                let between = events.filter { event in
                    let at = noon.after(event.minute * 60)
                    return event.journey == good.journey && at > good.at && at < began
                }
                #expect(!between.contains { Self.isGood($0, for: incident.channel) })
            }
            #expect(!incident.changes.isEmpty)
            #expect(incident.changes.allSatisfy { $0.reason.verdict.isBad })
            guard let end = incident.endedAt else { continue }
            #expect(end > incident.startedAt)
            let last = events.first { noon.after($0.minute * 60) == end }
            #expect(last.map { Self.isGood($0, for: incident.channel) } == true)
            #expect(incident.recovery?.at == end)
            #expect(incident.recovery?.run == last.map { "run\($0.minute)" })
        }
    }

    private static func isGood(_ event: Event, for channel: String) -> Bool {
        event.judgement.channel == channel
            ? event.judgement.verdict.isGood : event.judgement.passedChannels.contains(channel)
    }

    @Test("has incidents of a channel one after the other, never two over the same minute", arguments: seeds)
    func apart(_ seed: UInt64) {
        let (standing, ended) = fold(Self.history(seed))
        let all = Dictionary(grouping: ended + standing.openIncidents, by: \.channel)
        for incidents in all.values.map({ $0.sorted { $0.startedAt < $1.startedAt } }) {
            for (earlier, later) in zip(incidents, incidents.dropFirst()) {
                #expect((earlier.endedAt ?? .distantFuture) <= later.startedAt)
            }
        }
    }

    @Test("has one open incident of a channel at a time, each with a name of its own", arguments: seeds)
    func oneAtATime(_ seed: UInt64) {
        var standing = StandingState()
        var ended: [Incident] = []
        for event in Self.history(seed) {
            standing.closedIncidents = []
            let around = context(journeys, minute: event.minute)
            standing.take(event.judgement, journey: event.journey, minute: event.minute, in: around)
            ended += standing.closedIncidents
            #expect(Set(standing.openIncidents.map(\.channel)).count == standing.openIncidents.count)
            for state in standing.channelStates where state.verdict.isBad {
                #expect(standing.openIncidents.first { $0.channel == state.channel }?.reason == state.reason)
            }
        }
        let all = ended + standing.openIncidents
        #expect(Set(all.map(\.id)).count == all.count)
    }

    @Test("comes to the same without its unknown runs", arguments: seeds)
    func unknownNeverCounts(_ seed: UInt64) {
        // Passed channels are known even of a run whose end is not.
        let events = Self.history(seed).map { event in
            var plain = event
            plain.judgement.passedChannels = []
            return plain
        }
        let (all, ended) = fold(events)
        let (known, endedOfKnown) = fold(events.filter { $0.judgement.verdict != .unknown })
        func standings(_ state: StandingState) -> Set<String> {
            Set(
                state.tracks.filter { $0.lastKnown != nil }.map {
                    "\($0.journey) \($0.channel) \(String(describing: $0.standing)) \($0.isSuspected)"
                })
        }
        #expect(standings(all) == standings(known))
        #expect(ended.map(\.startedAt) == endedOfKnown.map(\.startedAt))
        #expect(ended.map(\.endedAt) == endedOfKnown.map(\.endedAt))
        let unknown: [Reason] = [.monitorFault, .inconclusive, .overdue]
        let (nothing, none) = fold(Self.history(seed, from: unknown).filter { $0.judgement.verdict == .unknown })
        #expect(nothing.openIncidents == [])
        #expect(none == [])
    }

    @Test("is made no worse by one more good run", arguments: seeds)
    func goodNeverWorsens(_ seed: UInt64) {
        let events = Self.history(seed)
        let (before, _) = fold(events)
        guard let last = events.last else { return }
        for journey in ["a", "b"] {
            for channel in ["web", "chat"] {
                let good = Event(
                    minute: last.minute, journey: journey, judgement: Judgement(reason: .arrived, channel: channel))
                let (after, _) = fold([good], from: before)
                let was = before.tracks.first { $0.journey == journey && $0.channel == channel }
                let is_ = after.tracks.first { $0.journey == journey && $0.channel == channel }
                if let standing = was?.standing, let now = is_?.standing {
                    #expect(now.reason.verdict <= standing.reason.verdict)
                }
                #expect(after.openIncidents.count <= before.openIncidents.count)
                // Only a journey whose bad samples nobody believed any more can come back into view by a fresh one.
                let wasSeen = (was?.lastKnown?.at).map { $0.after(600) >= noon.after(last.minute * 60) } ?? true
                if wasSeen, let then = before.state(channel), let now = after.state(channel), then.verdict != .unknown {
                    #expect(now.verdict <= then.verdict)
                }
            }
        }
    }

    @Test("comes to the same twice, and in two pieces", arguments: seeds)
    func deterministic(_ seed: UInt64) {
        let events = Self.history(seed)
        let (once, ended) = fold(events)
        let (again, endedAgain) = fold(events)
        #expect(once == again)
        #expect(ended == endedAgain)
        let (half, endedFirst) = fold(Array(events[..<40]))
        let (whole, endedSecond) = fold(Array(events[40...]), from: half)
        #expect(whole == once)
        #expect(endedFirst + endedSecond == ended)
    }

    @Test("adds up to the window", arguments: seeds)
    func sums(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let points = Self.history(seed).map { event in
            ChannelPoint(
                channel: "web", at: noon.after((event.minute * 2).rounded() * 30),
                isReachable: [true, false, nil].randomElement(using: &generator) ?? nil,
                reason: event.judgement.reason, isSuspected: false, holds: Int.random(in: 0...900, using: &generator))
        }
        let end = points.map(\.at).max() ?? noon
        for (from, to) in [(noon, end), (noon.after(-3600), end.after(60)), (noon.after(1000), noon.after(1001))] {
            let numbers = Availability.measure(points.shuffled(using: &generator), from: from, to: to)
            #expect(abs(numbers.seconds.values.reduce(0, +) - to.timeIntervalSince(from)) < 0.001)
            #expect(numbers.reachable <= numbers.reachKnown)
            #expect(numbers.softDowntime <= numbers.reachable + 0.001)
            #expect(numbers.seconds.values.allSatisfy { $0 >= 0 })
            #expect((0...1).contains(numbers.coverage))
            for share in [numbers.usable, numbers.uptime] { #expect((0...1.000_001).contains(share ?? 0)) }
            #expect(numbers == Availability.measure(points, from: from, to: to))
        }
    }

    @Test("is judged the same in a year: a run comes to one judgement whatever its evidence costs to keep")
    func pure() {
        for kind in Sign.Kind.allCases {
            let run = failed(signs: [kind], checks: [check(.expect, .failed)], entersCredential: true)
            var bare = run
            for index in bare.observations.indices {
                bare.observations[index].seen = .nothing
                bare.observations[index].exchanges = []
            }
            #expect(Judge.judgement(of: run) == Judge.judgement(of: bare))
        }
    }
}
