import Foundation
import Testing
import Verdicts

@Suite("The state of a channel")
struct ChannelRulesTests {
    /// Samples hold ten minutes: two intervals of five.
    private func state(_ tracks: [Track], guards: [GuardTrack] = [], minute: Double) -> ChannelState {
        ChannelRules.state(
            of: "web", tracks: tracks, guards: guards, holdsUntil: { $1.at.after(600) }, now: noon.after(minute * 60))
    }

    private func guarding(_ outcomes: [GuardFinding.Outcome], name: String = "g", from minute: Double = 0) -> GuardTrack
    {
        outcomes.enumerated().reduce(GuardTrack(guardName: name, channel: "web")) {
            $0.absorbing(finding($1.element, .enumerable), at: noon.after((minute + Double($1.offset)) * 60))
        }
    }

    @Test("is the worst of its known journeys")
    func worst() {
        let tracks = [
            track([.arrived], journey: "a"), track([.loop, .loop], journey: "b"),
            track([.timeout, .timeout], journey: "c"), track([.contained], journey: "d"),
        ]
        for order in [tracks, tracks.reversed()] {
            let state = state(order, minute: 5)
            #expect(state.reason == .timeout)
            #expect(state.decidedBy == "c")
            #expect(state.since == noon)
        }
        #expect(state([tracks[0], tracks[3]], minute: 5).reason == .contained)
    }

    @Test("is decided by the older one among equals, whatever their order")
    func equals() {
        let older = track([.loop, .loop], journey: "z")
        let younger = track([.arrived, .deadEnd, .deadEnd], journey: "a")
        for tracks in [[older, younger], [younger, older]] {
            #expect(state(tracks, minute: 5).decidedBy == "z")
        }
        let twins = [track([.loop, .loop], journey: "y"), track([.deadEnd, .deadEnd], journey: "x")]
        for tracks in [twins, twins.reversed()] { #expect(state(tracks, minute: 5).decidedBy == "x") }
    }

    @Test("holds a sample two intervals, and is overdue after")
    func overdue() {
        let track = track([.arrived])
        #expect(state([track], minute: 10).reason == .arrived)
        let late = state([track], minute: 10.02)
        #expect(late.reason == .overdue)
        #expect(late.since == nil)
        #expect(late.decidedBy == nil)
    }

    @Test("is unknown only where no journey is known")
    func partlyKnown() {
        let stale = track([.loop, .loop], journey: "a")
        let fresh = Track(journey: "b", channel: "web").absorbing(sample(.arrived, 12, journey: "b"), rules: policy())
        #expect(state([stale, fresh], minute: 15).reason == .arrived)
        #expect(state([stale, fresh], minute: 5).reason == .loop)
        #expect(state([], minute: 0).reason == .overdue)
        #expect(state([track([.arrived], channel: "chat")], minute: 0).reason == .overdue)
    }

    @Test("says why nothing is known")
    func unknown() {
        #expect(state([track([.monitorFault])], minute: 1).reason == .monitorFault)
        let suspected = state([track([.loop])], minute: 1)
        #expect(suspected.reason == .inconclusive)
        #expect(suspected.isSuspected)
        #expect(suspected.verdict == .unknown)
        let faultAfter = track([.arrived, .monitorFault])
        #expect(state([faultAfter], minute: 9).reason == .arrived)
        #expect(state([faultAfter], minute: 20).reason == .monitorFault)
        #expect(state([track([.monitorFault, .arrived])], minute: 20).reason == .overdue)
        // It was known once, and a suspicion came after.
        let suspectedLater = state([track([.arrived, .loop])], minute: 20)
        #expect(suspectedLater.reason == .overdue)
        #expect(suspectedLater.isSuspected)
        // Of several the latest.
        let (older, newer) = (track([.monitorFault], journey: "a"), track([.overdue, .inconclusive], journey: "b"))
        #expect(state([older, newer], minute: 20).reason == .inconclusive)
        #expect(state([newer, older], minute: 20).reason == .inconclusive)
    }

    @Test("passes a suspicion on")
    func suspicion() {
        let state = state([track([.arrived, .loop], journey: "a"), track([.arrived], journey: "b")], minute: 2)
        #expect(state.reason == .arrived)
        #expect(state.isSuspected)
    }

    @Test("is good since the last of its journeys recovered")
    func sinceRecovery() {
        let recovered = track([.loop, .loop, .arrived, .arrived], journey: "a")
        let always = track([.arrived], journey: "b")
        #expect(state([recovered, always], minute: 4).since == noon.after(120))
    }

    @Test("is unsafe while a guard's breach stands, whatever else is seen, fresh or not")
    func breach() {
        let journeys = [track([.timeout, .timeout], journey: "a"), track([.arrived], journey: "b")]
        for minute in [2.0, 500] {
            let state = state(journeys, guards: [guarding([.held, .unsafe, .inconclusive])], minute: minute)
            #expect(state.reason == .enumerable)
            #expect(state.since == noon.after(60))
            #expect(state.decidedBy == "g")
        }
        let two = [guarding([.unsafe], name: "late", from: 2), guarding([.unsafe], name: "early", from: 1)]
        #expect(state([], guards: two, minute: 3).decidedBy == "early")
        var elsewhere = guarding([.unsafe])
        elsewhere.channel = "chat"
        #expect(state(journeys, guards: [elsewhere], minute: 2).verdict == .down)
    }

    @Test("is good again since its guard holds, not since its journeys pass")
    func breachOver() {
        let state = state([track([.arrived])], guards: [guarding([.unsafe, .unsafe, .held, .held])], minute: 5)
        #expect(state.reason == .arrived)
        #expect(state.since == noon.after(120))
    }

    @Test("is good since its own guard holds, whenever one of another channel did")
    func otherGuard() {
        var other = guarding([.unsafe, .held], name: "h", from: 5)
        other.channel = "chat"
        #expect(state([track([.arrived])], guards: [other], minute: 7).since == noon)
    }

    @Test("gets nothing from a guard that holds or could not tell")
    func guardsAlone() {
        #expect(state([], guards: [guarding([.held])], minute: 1).verdict == .unknown)
        #expect(state([], guards: [guarding([.inconclusive])], minute: 1).verdict == .unknown)
    }
}

@Suite("The incident of a channel")
struct IncidentTests {
    private func state(_ reason: Reason, since minute: Double?, by journey: String? = "a") -> ChannelState {
        ChannelState(channel: "web", reason: reason, since: minute.map { noon.after($0 * 60) }, decidedBy: journey)
    }

    @Test("opens with the first bad run", arguments: [Reason.leaked, .timeout, .loop])
    func opens(_ reason: Reason) {
        let incident = Incident.advancing(nil, with: state(reason, since: 2), now: noon.after(300))
        #expect(incident?.startedAt == noon.after(120))
        #expect(incident?.endedAt == nil)
        #expect(incident?.changes == [.init(at: noon.after(120), reason: reason, journey: "a")])
        #expect(incident?.reason == reason)
    }

    @Test("is opened, changed and ended by nothing unknown", arguments: [Reason.monitorFault, .inconclusive, .overdue])
    func unknown(_ reason: Reason) {
        #expect(Incident.advancing(nil, with: state(reason, since: nil), now: noon) == nil)
        let open = Incident.advancing(nil, with: state(.loop, since: 0), now: noon)
        #expect(open != nil)
        #expect(Incident.advancing(open, with: state(reason, since: nil), now: noon.after(60)) == open)
    }

    @Test("is not opened by what is good", arguments: [Reason.arrived, .contained])
    func good(_ reason: Reason) {
        #expect(Incident.advancing(nil, with: state(reason, since: 0), now: noon) == nil)
    }

    @Test("notes each change of its reason once")
    func changes() {
        var open = Incident.advancing(nil, with: state(.loop, since: 0), now: noon)
        open = Incident.advancing(open, with: state(.loop, since: 0), now: noon.after(60))
        open = Incident.advancing(open, with: state(.timeout, since: 0, by: "b"), now: noon.after(120))
        open = Incident.advancing(open, with: state(.timeout, since: 0), now: noon.after(180))
        #expect(open?.changes.map(\.reason) == [.loop, .timeout])
        #expect(open?.changes.last == .init(at: noon.after(120), reason: .timeout, journey: "b"))
        #expect(open?.startedAt == noon)
        #expect(open?.reason == .timeout)
    }

    @Test("ends with the first good run of the recovery")
    func ends() {
        let open = Incident.advancing(nil, with: state(.loop, since: 0), now: noon)
        let ended = Incident.advancing(open, with: state(.arrived, since: 9), now: noon.after(900))
        #expect(ended?.endedAt == noon.after(540))
        #expect(ended?.id == open?.id)
        #expect(ended?.changes == open?.changes)
    }

    @Test("did not end before it began, nor as it began, where others were good all the time")
    func endsNow() {
        let open = Incident.advancing(nil, with: state(.loop, since: 5), now: noon.after(300))
        for since in [nil, 0.0, 5] {
            let ended = Incident.advancing(open, with: state(.arrived, since: since), now: noon.after(900))
            #expect(ended?.endedAt == noon.after(900))
        }
        let clockBack = Incident.advancing(open, with: state(.arrived, since: 0), now: noon)
        #expect(clockBack?.endedAt == noon.after(300))
    }
}
