import Foundation
import Journeys
import Testing

/// `2026-03-29T01:00:00Z`
func moment(_ text: String) throws -> Date { try #require(Moment.parse(text)) }

@Suite("The clock on the wall")
struct WallClockTests {
    private func berlin() throws -> WallClock { WallClock(zone: try #require(TimeZone(identifier: "Europe/Berlin"))) }

    private func time(_ hour: Int, _ minute: Int) throws -> TimeOfDay {
        try #require(TimeOfDay(hour: hour, minute: minute))
    }

    @Test("shows a time once a day, at another moment in summer")
    func everyDay() throws {
        let clock = try berlin()
        let times = [try time(6, 30)]
        #expect(try clock.next(of: times, after: moment("2026-01-10T00:00:00Z")) == moment("2026-01-10T05:30:00Z"))
        #expect(try clock.next(of: times, after: moment("2026-07-10T00:00:00Z")) == moment("2026-07-10T04:30:00Z"))
        #expect(try clock.next(of: times, after: moment("2026-01-10T05:30:00Z")) == moment("2026-01-11T05:30:00Z"))
        #expect(try clock.last(of: times, upTo: moment("2026-01-10T05:30:00Z")) == moment("2026-01-10T05:30:00Z"))
        #expect(try clock.last(of: times, upTo: moment("2026-01-10T05:29:59Z")) == moment("2026-01-09T05:30:00Z"))
    }

    @Test("takes the moment of the jump for a time that a night leaves out")
    func leftOut() throws {
        let clock = try berlin()
        let times = [try time(2, 30)]
        // At 01:00 UTC of 29 March 2026 the clock goes from 02:00 to 03:00.
        #expect(try clock.next(of: times, after: moment("2026-03-28T12:00:00Z")) == moment("2026-03-29T01:00:00Z"))
        #expect(try clock.next(of: times, after: moment("2026-03-29T01:00:00Z")) == moment("2026-03-30T00:30:00Z"))
    }

    @Test("counts a time that a night shows twice once, the first time")
    func twice() throws {
        let clock = try berlin()
        let times = [try time(2, 30)]
        // At 01:00 UTC of 25 October 2026 the clock goes from 03:00 back to 02:00.
        #expect(try clock.next(of: times, after: moment("2026-10-24T12:00:00Z")) == moment("2026-10-25T00:30:00Z"))
        #expect(try clock.next(of: times, after: moment("2026-10-25T00:30:00Z")) == moment("2026-10-26T01:30:00Z"))
        #expect(try clock.last(of: times, upTo: moment("2026-10-25T01:45:00Z")) == moment("2026-10-25T00:30:00Z"))
    }

    @Test(
        "gives each time of each day of ten years exactly once, in zones of all kinds",
        arguments: [
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "UTC",
        ])
    func tenYears(_ name: String) throws {
        let clock = WallClock(zone: try #require(TimeZone(identifier: name)))
        let times = [try time(1, 45), try time(2, 30), try time(12, 0)]
        var now = try moment("2020-01-01T00:00:00Z")
        let end = try moment("2030-01-01T00:00:00Z")
        var count = 0
        while let next = clock.next(of: times, after: now), next < end {
            #expect(clock.last(of: times, upTo: next) == next)
            now = next
            count += 1
        }
        // 3653 days, three times each. Two of them may meet at a jump.
        #expect((3 * 3653 - 10...3 * 3653 + 3).contains(count), "\(count)")
    }

    @Test("knows the minute of the week")
    func minuteOfWeek() throws {
        let clock = try berlin()
        #expect(try clock.minuteOfWeek(at: moment("2026-11-22T23:00:00Z")) == 0)
        #expect(try clock.minuteOfWeek(at: moment("2026-11-22T22:59:59Z")) == 7 * 1440 - 1)
        #expect(clock.minuteOfWeek(at: Date(timeIntervalSince1970: -3600)) == 3 * 1440)
        #expect(clock.minuteOfWeek(at: Date(timeIntervalSince1970: -3601)) == 3 * 1440 - 1)
    }
}
