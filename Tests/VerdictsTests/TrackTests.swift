import Foundation
import Journeys
import Testing
import Verdicts

@Suite("The track of one journey on one channel")
struct TrackTests {
    struct Story: CustomTestStringConvertible {
        var reasons: [Reason]
        var standing: Reason?
        /// The minute since which it stands.
        var since: Double?
        var suspected = false

        var testDescription: String { reasons.map(\.rawValue).joined(separator: " ") }

        init(_ reasons: [Reason], _ standing: Reason?, since: Double?, suspected: Bool = false) {
            (self.reasons, self.standing, self.since, self.suspected) = (reasons, standing, since, suspected)
        }
    }

    static let stories: [Story] = [
        Story([], nil, since: nil),
        Story([.arrived], .arrived, since: 0),
        Story([.arrived, .arrived], .arrived, since: 0),
        // One failure is a suspicion, two of three are not.
        Story([.loop], nil, since: nil, suspected: true),
        Story([.arrived, .loop], .arrived, since: 0, suspected: true),
        Story([.arrived, .loop, .arrived], .arrived, since: 0),
        Story([.arrived, .loop, .loop], .loop, since: 1),
        Story([.loop, .loop], .loop, since: 0),
        Story([.arrived, .loop, .arrived, .loop], .loop, since: 1),
        Story([.arrived, .loop, .arrived, .arrived, .loop], .arrived, since: 0, suspected: true),
        // The reason is that of the last run; the beginning stays.
        Story([.arrived, .loop, .timeout], .timeout, since: 1),
        Story([.loop, .loop, .stepError], .stepError, since: 0),
        // Recovery takes two in a row and begins with the first.
        Story([.loop, .loop, .arrived], .loop, since: 0, suspected: true),
        Story([.loop, .loop, .arrived, .arrived], .arrived, since: 2),
        Story([.loop, .loop, .arrived, .loop, .arrived], .loop, since: 0, suspected: true),
        Story([.loop, .loop, .arrived, .loop, .arrived, .arrived], .arrived, since: 4),
        Story([.loop, .loop, .arrived, .contained], .contained, since: 2),
        Story([.loop, .loop, .arrived, .loop], .loop, since: 0),
        // The failures before a recovery are spent.
        Story([.loop, .loop, .arrived, .arrived, .loop], .arrived, since: 2, suspected: true),
        Story([.loop, .loop, .arrived, .arrived, .loop, .loop], .loop, since: 4),
        // Unsafe does not wait, and does not recover faster than others.
        Story([.leaked], .leaked, since: 0),
        Story([.arrived, .wrongAccount], .wrongAccount, since: 1),
        Story([.arrived, .loop, .leaked], .leaked, since: 1),
        Story([.arrived, .leaked, .arrived], .leaked, since: 1, suspected: true),
        Story([.arrived, .leaked, .arrived, .arrived], .arrived, since: 2),
        // Unknown changes nothing and counts for nothing.
        Story([.monitorFault], nil, since: nil),
        Story([.arrived, .monitorFault], .arrived, since: 0),
        Story([.arrived, .loop, .inconclusive, .loop], .loop, since: 1),
        Story([.arrived, .loop, .monitorFault, .overdue], .arrived, since: 0, suspected: true),
        Story([.loop, .loop, .monitorFault, .monitorFault, .inconclusive], .loop, since: 0),
        Story([.loop, .loop, .arrived, .monitorFault, .arrived], .arrived, since: 2),
        // A frozen action is good, and a state of its own.
        Story([.arrived, .contained], .contained, since: 1),
        Story([.contained, .arrived], .arrived, since: 1),
    ]

    @Test("stands where the last runs agree", arguments: stories)
    func stands(_ story: Story) {
        let track = track(story.reasons)
        #expect(track.standing?.reason == story.standing)
        #expect(track.standing?.since == story.since.map { noon.after($0 * 60) })
        #expect(track.isSuspected == story.suspected)
    }

    @Test("keeps no more samples than its rules need", arguments: [(2, 3, 2), (1, 1, 1), (5, 3, 4), (0, 0, 0)])
    func bounded(_ failures: Int, _ window: Int, _ recoveries: Int) {
        let rules = policy(failures, of: window, recoveries: recoveries)
        let pattern: [Reason] = [.loop, .arrived, .loop, .loop, .arrived, .arrived, .arrived]
        let track = track((0..<10).flatMap { _ in pattern }, rules: rules)
        #expect(track.recent.count <= max(failures, window, recoveries, 1))
        #expect(track.lastKnown == track.recent.last)
    }

    @Test(
        "obeys the numbers of the journey",
        arguments: [
            (1, 1, 1, [Reason.arrived, .loop], Reason.loop, 1.0),
            (1, 1, 1, [.loop, .arrived], .arrived, 1),
            (3, 3, 2, [.arrived, .loop, .loop], .arrived, 0),
            (3, 3, 2, [.arrived, .loop, .loop, .loop], .loop, 1),
            (3, 5, 2, [.arrived, .loop, .arrived, .loop, .arrived, .loop], .loop, 1),
            (2, 2, 2, [.arrived, .loop, .arrived, .loop], .arrived, 0),
            (2, 3, 4, [.loop, .loop, .arrived, .arrived, .arrived], .loop, 0),
            (2, 3, 4, [.loop, .loop, .arrived, .arrived, .arrived, .arrived], .arrived, 2),
            // The failures before a recovery are spent, however wide the window.
            (2, 5, 2, [.loop, .loop, .arrived, .arrived, .loop], .arrived, 2),
            (2, 3, 1, [.loop, .loop, .arrived, .loop], .arrived, 2),
            // More failures than the window has room for widen it, and nonsense is read as one.
            (3, 2, 2, [.arrived, .loop, .loop, .loop], .loop, 1),
            (0, 0, 0, [.arrived, .loop], .loop, 1),
            (0, 0, 0, [.loop, .arrived], .arrived, 1),
            (2, 3, 9, [.arrived, .loop, .arrived, .arrived, .loop], .arrived, 0),
        ])
    func numbers(
        _ failures: Int, _ window: Int, _ recoveries: Int, _ reasons: [Reason], _ standing: Reason, _ since: Double
    ) {
        let track = track(reasons, rules: policy(failures, of: window, recoveries: recoveries))
        #expect(track.standing?.reason == standing)
        #expect(track.standing?.since == noon.after(since * 60))
        #expect(track.standing?.run == "run\(since)")
    }

    @Test("remembers the last good run, however many bad ones it took to be believed")
    func lastGood() {
        let rules = policy(3, of: 3)
        #expect(track([.arrived, .loop, .loop, .loop], rules: rules).standing?.lastGood?.run == "run0.0")
        let twice = track([.arrived, .loop, .arrived, .loop, .loop, .loop], rules: rules)
        #expect(twice.standing?.lastGood?.run == "run2.0")
        #expect(track([.loop, .loop, .loop], rules: rules).standing?.lastGood == nil)
    }

    @Test("remembers what it could not tell")
    func lastUnknown() {
        let track = track([.arrived, .monitorFault, .arrived])
        #expect(track.lastUnknown?.reason == .monitorFault)
        #expect(track.lastUnknown?.at == noon.after(60))
        #expect(track.lastKnown?.at == noon.after(120))
    }
}

@Suite("The track of one guard")
struct GuardTrackTests {
    @Test("stands on what was not inconclusive, since the first that said so")
    func stands() {
        var track = GuardTrack(guardName: "g", channel: "web")
        func absorb(_ outcome: GuardFinding.Outcome, _ minute: Double) {
            track = track.absorbing(finding(outcome), at: noon.after(minute * 60))
        }
        absorb(.inconclusive, 0)
        #expect(track.standing == nil)
        #expect(track.since == nil)
        #expect(track.lastChecked == noon)
        absorb(.held, 1)
        absorb(.held, 2)
        #expect(track.standing?.outcome == .held)
        #expect(track.since == noon.after(60))
        absorb(.unsafe, 3)
        absorb(.inconclusive, 4)
        #expect(track.standing?.outcome == .unsafe)
        #expect(track.last?.outcome == .inconclusive)
        #expect(track.since == noon.after(180))
        absorb(.unsafe, 5)
        #expect(track.since == noon.after(180))
        absorb(.held, 6)
        #expect(track.standing?.outcome == .held)
        #expect(track.since == noon.after(360))
        #expect(track.lastChecked == noon.after(360))
    }
}
