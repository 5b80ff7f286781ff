import Foundation
import Testing
import Verdicts

@Suite("The numbers of a channel")
struct AvailabilityTests {
    private func point(
        _ minute: Double, _ reason: Reason, reach: Bool? = true, holds minutes: Double = 10
    ) -> ChannelPoint {
        ChannelPoint(
            channel: "web", at: noon.after(minute * 60), isReachable: reach, reason: reason, isSuspected: false,
            holds: Int(minutes * 60))
    }

    private func measure(_ points: [ChannelPoint], minutes: Double = 60) -> Availability {
        Availability.measure(points, from: noon, to: noon.after(minutes * 60))
    }

    private func minutes(_ numbers: Availability) -> [Verdict: Double] { numbers.seconds.mapValues { $0 / 60 } }

    @Test("come out as counted by hand: a day with 124 soft minutes")
    func day() {
        let points = [
            point(0, .arrived, holds: 1440), point(600, .identityFailed, holds: 1440),
            point(724, .arrived, holds: 1440),
        ]
        let day = measure(points, minutes: 1440)
        #expect(day.softDowntime == 124 * 60)
        #expect(minutes(day) == [.usable: 1316, .softDown: 124])
        #expect(day.usable.map { Availability.percentage($0) } == "91.3 %")
        #expect(day.uptime.map { Availability.percentage($0) } == "100.0 %")
        #expect(day.coverage == 1)
        #expect(day.border == 720 * 60)
    }

    @Test("know only what a point holds")
    func holds() {
        let numbers = measure([point(0, .arrived), point(30, .loop), point(35, .arrived)])
        #expect(minutes(numbers) == [.usable: 20, .softDown: 5, .unknown: 35])
        #expect(numbers.known == 25 * 60)
        #expect(numbers.coverage == 25.0 / 60)
        #expect(numbers.usable == 0.8)
        #expect(numbers.softDowntime == 300)
        #expect(numbers.border == 300)
    }

    @Test("count unknown as missing, never as up or down")
    func unknown() {
        let numbers = measure([point(0, .monitorFault, reach: nil, holds: 30), point(30, .arrived, holds: 30)])
        #expect(numbers.usable == 1)
        #expect(numbers.coverage == 0.5)
        #expect(numbers.reachKnown == 1800)
        #expect(numbers.uptime == 1)
        #expect(numbers.seconds[.unknown] == 1800)
    }

    @Test("cover no more than the whole window")
    func covered() {
        var numbers = Availability(window: 60)
        numbers.seconds = [.usable: 40, .softDown: 21]
        #expect(numbers.coverage == 1)
    }

    @Test("say nothing where nothing is known", arguments: [0.0, 60])
    func nothing(_ minutes: Double) {
        let numbers = measure([], minutes: minutes)
        #expect(numbers.usable == nil)
        #expect(numbers.uptime == nil)
        #expect(numbers.coverage == 0)
        #expect(numbers.softDowntime == 0)
    }

    @Test("are empty for a window that ends before it begins")
    func backwards() {
        let numbers = Availability.measure([point(0, .loop)], from: noon.after(60), to: noon)
        #expect(numbers.window == 0)
        #expect(numbers.seconds.isEmpty)
    }

    @Test(
        "call soft downtime only what the uptime view calls up",
        arguments: [
            (Reason.loop, true as Bool?, 600.0), (.leaked, true, 600), (.loop, false, 0), (.leaked, nil, 0),
            (.timeout, true, 0), (.arrived, true, 0), (.contained, true, 0), (.overdue, true, 0),
        ])
    func softDowntime(_ reason: Reason, _ reach: Bool?, _ seconds: Double) {
        #expect(measure([point(0, reason, reach: reach)]).softDowntime == seconds)
    }

    @Test("count a calm refusal as usable, and tell the two views apart")
    func views() {
        let numbers = measure([
            point(0, .contained), point(10, .arrived, reach: false), point(20, .timeout, reach: false),
            point(30, .loop), point(40, .leaked),
        ])
        #expect(numbers.usable == 0.4)
        #expect(numbers.uptime == 0.6)
        #expect(numbers.softDowntime == 1200)
    }

    @Test("cut points at both ends of the window")
    func ends() {
        let numbers = measure([point(-5, .loop), point(55, .arrived), point(70, .leaked)])
        #expect(minutes(numbers) == [.softDown: 5, .usable: 5, .unknown: 50])
    }

    @Test("do not depend on the order in which points were stored")
    func order() {
        let twins = [
            point(0, .blocked), point(0, .contained, holds: 20), point(0, .arrived, reach: false), point(0, .contained),
            point(0, .blocked, reach: false), point(0, .blocked, reach: nil), point(0, .arrived), point(20, .arrived),
        ]
        let expected = measure(twins)
        #expect(expected.seconds[.softDown] == 600)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<50 { #expect(measure(twins.shuffled(using: &generator)) == expected) }
    }

    @Test(
        "are floored, never rounded up",
        arguments: [
            (1.0, 1, "100.0 %"), (0.9999, 1, "99.9 %"), (0.99999999, 3, "99.999 %"), (0.9138888, 1, "91.3 %"),
            (0, 1, "0.0 %"), (0.29, 0, "29 %"), (0.57, 1, "57.0 %"), (0.999999, -4, "99 %"), (0.5, 99, "50.000 %"),
        ])
    func percentage(_ share: Double, _ decimals: Int, _ text: String) {
        #expect(Availability.percentage(share, decimals: decimals) == text)
    }
}
