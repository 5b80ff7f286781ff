import Foundation
import Journeys
import Storage
import Testing
import Verdicts

@Suite("Standing state")
struct StandingTests {
    private var state: StandingState {
        var track = Track(journey: "a", channel: "web")
        let sample = Sample(run: "r", journey: "a", channel: "web", at: noon, reason: .loop)
        track.standing = .init(reason: .identityFailed, since: noon.after(-9))
        track.recent = [sample]
        track.lastUnknown = Sample(run: "q", journey: "a", channel: "web", at: noon, reason: .overdue)
        track.isSuspected = true
        let finding = GuardFinding(
            outcome: .unsafe, reason: .leaked, channel: "chat", step: "s", expected: "e", got: "\u{0}")
        return StandingState(
            tracks: [track, Track(journey: "a", channel: "z")],
            guardTracks: [GuardTrack(guardName: "g", channel: "chat").absorbing(finding, at: noon)],
            channelStates: [
                ChannelState(channel: "chat", reason: .leaked, since: noon, isSuspected: true, decidedBy: "g"),
                ChannelState(channel: "web", reason: .overdue, since: nil),
            ],
            openIncidents: [
                Incident(
                    id: "web-1", channel: "web", startedAt: noon,
                    changes: [
                        .init(at: noon, reason: .loop, journey: "a"),
                        .init(at: noon.after(5), reason: .stale, journey: nil),
                    ])
            ])
    }

    @Test("all of it comes back", arguments: Place.allCases)
    func roundTrip(place: Place) throws {
        try place.with { store in
            try store.updateStanding { $0 = state }
            #expect(try store.standing() == state)
            #expect(try store.tracks() == state.tracks)
            #expect(try store.guardTracks() == state.guardTracks)
            #expect(try store.channelStates() == state.channelStates)
        }
    }

    @Test("what is taken out is gone, except for incidents")
    func removal() throws {
        let store = try ResultStore.inMemory()
        try store.updateStanding { $0 = state }
        try store.updateStanding { $0 = StandingState() }
        #expect(try store.standing() == StandingState(openIncidents: state.openIncidents))
    }

    @Test("an incident that ended makes room for the next one of its channel in the same update")
    func incidents() throws {
        let store = try ResultStore.inMemory()
        try store.updateStanding { $0 = state }
        let next = Incident(id: "web-2", channel: "web", startedAt: noon.after(90), changes: [])
        try store.updateStanding { state in
            var ended = state.openIncidents[0]
            ended.endedAt = noon.after(60)
            ended.changes.removeLast()
            state.openIncidents = [next]
            state.closedIncidents = [ended]
        }
        #expect(try store.standing().openIncidents == [next])
        let all = try store.incidents(openOrEndedSince: noon.after(60))
        #expect(all.map(\.id) == ["web-2", "web-1"])
        #expect(all[1].endedAt == noon.after(60))
        #expect(all[1].changes.map(\.reason) == [.loop])
        #expect(try store.incidents(openOrEndedSince: noon.after(61)).map(\.id) == ["web-2"])
    }

    @Test("a second open incident of a channel rolls back everything that came with it")
    func contradiction() throws {
        let store = try ResultStore.inMemory()
        let twice = [1, 2].map { Incident(id: "web-\($0)", channel: "web", startedAt: noon, changes: []) }
        #expect(throws: StorageError.self) {
            try store.record(finished(makeRun("a"))) { $0.openIncidents = twice }
        }
        #expect(try store.run("a") == nil)
        #expect(try store.runTotals().isEmpty)
        try store.record(finished(makeRun("a")))
    }
}

@Suite("Points and totals")
struct PointTests {
    private func point(_ second: Double, _ reason: Reason, up: Bool? = true, holds: Int = 600) -> ChannelPoint {
        ChannelPoint(
            channel: "web", at: noon.after(second), isReachable: up, reason: reason, isSuspected: false, holds: holds)
    }

    @Test("seconds pass to the verdict that held, and what lies beyond is unknown", arguments: Place.allCases)
    func growth(place: Place) throws {
        try place.with { store in
            try store.addPoints([point(300, .loop), point(0, .arrived)])
            try store.addPoints([point(450, .dnsFailure, up: false)])
            try store.addPoints([point(500, .leaked, up: nil)])
            try store.addPoints([point(1500, .arrived)])
            let totals = try #require(try store.totals()["web"])
            #expect(totals.seconds == [.usable: 300, .softDown: 150, .down: 50, .unsafe: 600, .unknown: 400])
            #expect(totals.softDowntime == 150)
            #expect(totals.reachKnown == 500)
            #expect(totals.reachable == 450)
            let window = try store.points(of: "web", from: noon, to: noon.after(1500))
            let measured = Availability.measure(window, from: noon, to: noon.after(1500))
            #expect(measured.seconds == totals.seconds)
            #expect(measured.softDowntime == totals.softDowntime)
        }
    }

    @Test("a point from the past is stored and counts nothing")
    func late() throws {
        let store = try ResultStore.inMemory()
        try store.addPoints([point(0, .arrived), point(100, .arrived)])
        try store.addPoints([point(50, .loop)])
        try store.addPoints([point(200, .arrived)])
        #expect(try store.totals()["web"]?.seconds == [.usable: 200])
        #expect(try store.points(of: "web", from: noon, to: noon.after(300)).count == 4)
    }

    @Test("points of a clock that was ahead go once others confirm the time, and what lies before counts once")
    func ahead() throws {
        let store = try ResultStore.inMemory()
        try store.addPoints([point(0, .arrived), point(300, .arrived)])
        try store.addPoints([point(90_000, .loop), point(90_300, .loop)])
        #expect(try store.totals()["web"]?.seconds == [.usable: 900, .unknown: 89_100, .softDown: 300])
        try store.addPoints([point(600, .arrived)], isTimeConfirmed: true)
        try store.addPoints([point(900, .arrived)], isTimeConfirmed: true)
        #expect(try store.totals()["web"]?.seconds == [.usable: 1200, .unknown: 89_100, .softDown: 300])
        #expect(try store.points(of: "web", from: noon, to: noon.after(100_000)).map(\.reason).contains(.loop) == false)
        let day = try store.read { try $0.numbers(of: "web", from: noon, to: noon.after(100_000)) }
        #expect(day.availability.seconds[.softDown] == nil)
    }

    @Test("points that others do not confirm forget nothing")
    func behind() throws {
        let store = try ResultStore.inMemory()
        try store.addPoints([point(90_000, .loop), point(90_300, .loop)])
        try store.addPoints([point(0, .arrived)])
        #expect(try store.points(of: "web", from: noon, to: noon.after(100_000)).count == 3)
    }

    @Test("a window begins with the point that still holds")
    func window() throws {
        let store = try ResultStore.inMemory()
        try store.addPoints([point(0, .arrived), point(100, .loop), point(200, .arrived), point(300, .arrived)])
        #expect(
            try store.points(of: "web", from: noon.after(150), to: noon.after(200)).map(\.reason) == [.loop, .arrived])
        #expect(try store.points(of: "web", from: noon.after(-9), to: noon.after(50)).count == 1)
        #expect(try store.points(of: "web", from: noon.after(300), to: noon.after(400)).count == 1)
    }
}
