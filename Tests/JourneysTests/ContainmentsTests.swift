import Foundation
import Journeys
import Testing

@Suite("What is frozen when")
struct ContainmentsTests {
    private static let noon = Date(timeIntervalSince1970: 1_790_000_000)

    private static func at(_ minute: Double) -> Date { noon.addingTimeInterval(minute * 60) }

    private static func freeze(
        _ from: Double, _ until: Double?, lifted: Double? = nil, source: Freeze.Source = .command,
        action: String = "reset"
    ) -> Freeze {
        var freeze = Freeze(
            id: "\(from)", action: action, source: source, since: at(from), until: until.map(at), why: "x", by: nil)
        freeze.liftedAt = lifted.map(at)
        return freeze
    }

    private func expected(_ freezes: [Freeze], _ minute: Double, isUncertain: Bool = false) -> Containments.Expectation
    {
        Containments(freezes: freezes, isUncertain: isUncertain).expectation(of: "reset", at: Self.at(minute))
            .expectation
    }

    /// From minute 0 to 60, with ten minutes of grace at both ends.
    @Test(arguments: [
        (-1.0, Containments.Expectation.normal), (0, .either), (9.9, .either), (10, .contained), (59.9, .contained),
        (60, .either), (69.9, .either), (70, .normal), (1000, .normal),
    ])
    func graceAtBothEnds(minute: Double, expectation: Containments.Expectation) {
        #expect(expected([Self.freeze(0, 60)], minute) == expectation)
    }

    @Test func aLiftedFreezeEndsThen() {
        let freezes = [Self.freeze(0, 60, lifted: 30)]
        #expect(expected(freezes, 29) == .contained)
        #expect(expected(freezes, 31) == .either)
        #expect(expected(freezes, 41) == .normal)
    }

    @Test func aFreezeWithoutAnEndGoesOn() { #expect(expected([Self.freeze(0, nil)], 1e6) == .contained) }

    @Test func otherActionsAreNotFrozen() { #expect(expected([Self.freeze(0, nil, action: "pay")], 30) == .normal) }

    /// One that follows without a gap has no grace of its own: everybody knows already.
    @Test func aFreezeThatIsProlongedIsOne() {
        let freezes = [Self.freeze(0, 60), Self.freeze(60, 120), Self.freeze(30, 40)]
        for minute in [20.0, 45, 61, 110] { #expect(expected(freezes, minute) == .contained, "\(minute)") }
        #expect(expected(freezes, 121) == .either)
        let apart = [Self.freeze(0, 60), Self.freeze(61, 120)]
        #expect(expected(apart, 62) == .either)
    }

    @Test func aSilentFlagMakesItUncertain() {
        #expect(expected([], 30, isUncertain: true) == .either, "it may freeze anything")
        #expect(expected([Self.freeze(0, nil, source: .flag)], 30, isUncertain: true) == .either)
        #expect(expected([Self.freeze(0, nil, source: .flag)], 30) == .contained)
        let both = [Self.freeze(0, nil, source: .flag), Self.freeze(5, 60, source: .site)]
        #expect(expected(both, 30, isUncertain: true) == .contained, "somebody else says so as well")
        #expect(expected(both, 90, isUncertain: true) == .either)
    }

    @Test func aFreezeThatWasLiftedBeforeItBeganIsNone() {
        let lifted = Self.freeze(0, 60, lifted: -1)
        #expect(expected([lifted], 1) == .normal)
        #expect(Containments(freezes: [lifted]).spells(of: "reset", before: Self.at(1)).isEmpty)
    }

    @Test func aFreezeEndsAtWhateverComesFirst() {
        #expect(Self.freeze(0, nil).end == nil)
        #expect(Self.freeze(0, nil, lifted: 30).end == Self.at(30))
        #expect(Self.freeze(0, 20, lifted: 30).end == Self.at(20))
        #expect(Self.freeze(0, 60, lifted: 30).end == Self.at(30))
        let coming = Self.freeze(10, 60)
        #expect(!coming.isFrozen(at: Self.at(5)) && coming.isOpen(at: Self.at(5)))
        #expect(coming.isFrozen(at: Self.at(10)) && !coming.isFrozen(at: Self.at(60)))
    }

    /// Journeys are due at once when what is expected of them changes.
    @Test(arguments: [(-1.0, nil), (5, 0.0), (30, 10), (65, 60), (100, 70)] as [(Double, Double?)])
    func theLastChange(minute: Double, change: Double?) {
        let containments = Containments(freezes: [Self.freeze(0, 60)])
        #expect(containments.lastChange(of: "reset", before: Self.at(minute)) == change.map(Self.at))
    }

    @Test func withoutGraceThereIsNone() {
        let containments = Containments(freezes: [Self.freeze(0, 60)], grace: 0)
        #expect(containments.expectation(of: "reset", at: Self.at(0)).expectation == .contained)
        #expect(containments.expectation(of: "reset", at: Self.at(60)).expectation == .normal)
    }
}
