import Foundation
import Testing

@testable import Verdicts

@Suite("Slices of time") struct TimeSliceTests {
    private static let noon = Date(timeIntervalSince1970: 1_790_000_000)

    private func point(_ minute: Double, _ reason: Reason, isReachable: Bool? = true, holds: Int = 600) -> ChannelPoint
    {
        ChannelPoint(
            channel: "web", at: Self.noon.addingTimeInterval(minute * 60), isReachable: isReachable, reason: reason,
            isSuspected: false, holds: holds)
    }

    private func slices(_ points: [ChannelPoint], count: Int = 2) -> [TimeSlice] {
        TimeSlice.slices(of: points, until: Self.noon, every: 3600, count: count)
    }

    @Test("share a point that lies across their border")
    func border() {
        let result = slices([point(-65, .noReply), point(-55, .arrived)])
        #expect(result.map(\.bad) == [300, 300])
        #expect(result.map(\.good) == [0, 600])
        #expect(result.map(\.worst) == [.softDown, .softDown])
        #expect(result[1].badShare == 300.0 / 900)
    }

    @Test("know nothing where no point holds")
    func gaps() {
        let result = slices([point(-30, .monitorFault, isReachable: nil)])
        #expect(result.allSatisfy { $0.known == 0 && $0.worst == nil && $0.reachable == 0 })
    }

    @Test("take nothing from before the first or after the last")
    func ends() {
        let result = slices([point(-125, .arrived), point(-1, .dnsFailure, isReachable: false, holds: 6000)])
        #expect(result[0].good == 300)
        #expect(result[1].bad == 60)
        #expect(result[1].unreachable == 60)
    }

    @Test("add up to what the numbers of the same window say", arguments: [1, 3, 24, 168])
    func sums(count: Int) {
        let points = (0..<900).map { index in
            point(
                Double(-900 + index) * 12, [.arrived, .noReply, .dnsFailure, .inconclusive][index * 7 % 4], holds: 900)
        }
        let whole = Availability.measure(
            points, from: Self.noon.addingTimeInterval(-3600 * Double(count)), to: Self.noon)
        let result = slices(points, count: count)
        #expect(abs(result.map(\.known).reduce(0, +) - whole.known) < 0.001)
        #expect(abs(result.map(\.reachable).reduce(0, +) - whole.reachable) < 0.001)
    }

    @Test("take the worst of the periods that lie in them, the first slice like the others")
    func periods() {
        func period(_ hour: Double, _ verdict: Verdict) -> Period {
            var numbers = Availability(window: 3600)
            numbers.seconds = [verdict: 60]
            return Period(start: Self.noon.addingTimeInterval(hour * 3600), numbers: numbers)
        }
        let slices = TimeSlice.slices(
            of: [period(0, .unsafe), period(1, .usable), period(6, .softDown), period(7, .down)], and: nil,
            until: Self.noon.addingTimeInterval(12 * 3600), every: 6 * 3600, count: 2)
        #expect(slices.map(\.worst) == [.unsafe, .down])
        #expect(slices.map(\.bad) == [60, 120])
        #expect(slices.map(\.good) == [60, 0])
    }

    @Test("made of periods hold the newest point, too, from where it began to the end")
    func newest() {
        let slices = TimeSlice.slices(
            of: [], and: point(-10, .noReply, holds: 7200), until: Self.noon, every: 3600, count: 2)
        #expect(slices.map(\.bad) == [0, 600])
        #expect(slices.map(\.worst) == [nil, .softDown])
    }

    @Test("of no length are none")
    func absurd() {
        #expect(slices([], count: 0).isEmpty)
        #expect(TimeSlice.slices(of: [], until: Self.noon, every: 0, count: 3).isEmpty)
        #expect(TimeSlice.slices(of: [], until: Self.noon, every: 1, count: .max).count == 10_000)
    }
}
