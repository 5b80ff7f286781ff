import Foundation
import Journeys
import Testing

@Suite("A schedule")
struct ScheduleTests {
    private let now = Date(timeIntervalSince1970: 1_795_000_000)

    private func schedule(_ pace: Schedule.Pace, phase: Double = 0, quiet: [QuietHours] = []) -> Schedule {
        Schedule(pace: pace, clock: WallClock(zone: .gmt), quiet: quiet, phase: phase)
    }

    @Test("is due at once for what never ran, or ran in a future that is not believed")
    func first() {
        let schedule = schedule(.every(300), phase: 0.3)
        #expect(schedule.due(after: nil, now: now) == now)
        #expect(schedule.due(after: now.addingTimeInterval(7200), now: now) == now)
        #expect(!schedule.isDue(after: now.addingTimeInterval(100), now: now), "somebody else began it just now")
    }

    @Test("comes into step at once and keeps it, however late ticks are", arguments: [60.0, 300, 1800])
    func step(_ every: Double) {
        var chance = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let schedule = schedule(.every(every), phase: .random(in: 0..<1, using: &chance))
            var last = now.addingTimeInterval(.random(in: 0..<every, using: &chance))
            let begun = last
            var count = 0
            // A tick each minute, late by some seconds.
            var tick = last
            while tick < begun.addingTimeInterval(every * 20) {
                tick = tick.addingTimeInterval(60)
                let real = tick.addingTimeInterval(.random(in: 0...2, using: &chance))
                guard schedule.isDue(after: last, now: real) else { continue }
                #expect(real.timeIntervalSince(last) <= every * 1.1 + 62)
                #expect(real.timeIntervalSince(last) >= every * 0.49 - 2)
                last = real
                count += 1
            }
            #expect((19...22).contains(count), "\(count) runs in 20 intervals")
        }
    }

    @Test("comes into step with its own moments within two intervals, wherever it began", arguments: [300.0, 1800])
    func ownMoments(_ every: Double) {
        for tenth in 0..<10 {
            let phase = Double(tenth) / 10
            let schedule = schedule(.every(every), phase: phase)
            for start in stride(from: 0.0, to: every, by: every / 20) {
                var last = now.addingTimeInterval(start)
                for _ in 0..<3 { last = schedule.due(after: last, now: last) }
                let away = (last.timeIntervalSince1970 - phase * every).remainder(dividingBy: every)
                #expect(abs(away) <= every * 0.1 + 12, "phase \(phase), begun at \(start)")
            }
        }
    }

    @Test("spreads journeys over their interval, each always at the same place")
    func spread() {
        let names = (0..<3000).map { "journey-\($0)" }
        var tenths = Array(repeating: 0, count: 10)
        for name in names { tenths[Int(Fingerprint.share(of: name) * 10)] += 1 }
        #expect(tenths.allSatisfy { (220...380).contains($0) }, "\(tenths)")
        // The same in every process, today and in a year.
        #expect(Int(Fingerprint.share(of: "sign-in") * 1_000_000) == 836391)
    }

    @Test("with times of day waits for the next, and is late for one that was missed")
    func timesOfDay() throws {
        let morning = try #require(TimeOfDay(hour: 6, minute: 30))
        let schedule = schedule(.at([morning]))
        let six = try moment("2026-11-21T06:30:00Z")
        #expect(try !schedule.isDue(after: moment("2026-11-20T06:30:10Z"), now: six.addingTimeInterval(-1)))
        #expect(try schedule.isDue(after: moment("2026-11-20T06:30:10Z"), now: six))
        #expect(try schedule.isDue(after: moment("2026-11-20T06:30:10Z"), now: six.addingTimeInterval(20_000)))
        #expect(!schedule.isDue(after: six.addingTimeInterval(5), now: six.addingTimeInterval(60)))
        // What is new was not late before it was there.
        #expect(schedule.isDue(after: nil, now: six.addingTimeInterval(600)))
        #expect(schedule.due(after: nil, now: six.addingTimeInterval(20_000)) == six.addingTimeInterval(86_400))
        #expect(schedule.isDue(after: six.addingTimeInterval(900_000), now: six), "a clock that was set back")
    }

    @Test("is not due in quiet hours, and right after them")
    func quiet() throws {
        let night = QuietHours(days: Set(0..<7), begin: 22 * 60, length: 8 * 60)
        let schedule = schedule(.every(300), quiet: [night])
        let last = try moment("2026-11-20T21:58:00Z")
        let end = try moment("2026-11-21T06:00:00Z")
        #expect(try schedule.due(after: last, now: moment("2026-11-20T22:00:00Z")) == end)
        #expect(try schedule.quietUntil(at: moment("2026-11-20T22:00:00Z")) == end)
        #expect(try schedule.quietUntil(at: moment("2026-11-20T21:59:59Z")) == nil)
        #expect(schedule.quietUntil(at: end) == nil)
        #expect(schedule.isDue(after: last, now: end))
        #expect(try schedule.due(after: nil, now: moment("2026-11-21T03:00:00Z")) == end)
        #expect(try schedule.due(after: last, now: moment("2026-11-20T21:59:00Z")) == end, "its next moment is quiet")
    }

    @Test("begins after quiet hours also what was due long before them")
    func late() throws {
        let night = QuietHours(days: Set(0..<7), begin: 22 * 60, length: 8 * 60)
        let schedule = schedule(.every(300), quiet: [night])
        let due = try schedule.due(after: moment("2026-11-20T12:00:00Z"), now: moment("2026-11-20T23:00:00Z"))
        #expect(try due == moment("2026-11-21T06:00:00Z"))
    }

    @Test("has moments of its own within its interval, and is never far from them")
    func phases() {
        let hour = Date(timeIntervalSince1970: 1_795_000_200)
        #expect(schedule(.every(300), phase: 0).due(after: hour, now: hour) > hour.addingTimeInterval(280))
        let half = schedule(.every(300), phase: 0.5).due(after: hour, now: hour)
        #expect((hour.addingTimeInterval(130)...hour.addingTimeInterval(150)).contains(half))
        for tenth in 0..<10 {
            for start in stride(from: 0.0, to: 300, by: 20) {
                let last = hour.addingTimeInterval(start)
                let due = schedule(.every(300), phase: Double(tenth) / 10).due(after: last, now: last)
                #expect(due.timeIntervalSince(last) <= 330)
            }
        }
    }

    @Test("knows the times that clocks show, and what comes before what")
    func words() {
        #expect(TimeOfDay(hour: 24, minute: 0) == nil)
        #expect(TimeOfDay(hour: 23, minute: 60) == nil)
        #expect(TimeOfDay(hour: 23, minute: 59)?.minutes == 1439)
        #expect(Priority.low < .normal && Priority.normal < .high)
    }

    @Test("of a journey has its own zone, and its own quiet hours beside the site's")
    func ofJourneys() throws {
        let place = SourceLocation(file: "a.yaml", line: 1, column: 1)
        var site = Site(name: "here", title: "Here", location: place, text: "")
        let night = QuietHours(days: Set(0..<7), begin: 0, length: 60)
        site.schedule.quiet = [night]
        var journey = Journey(id: "a", title: "A", channel: "web", location: place, text: "")
        let plan = PlanChecker.check(site: site, journeys: [], unsound: []).plan
        #expect(plan.schedule(of: journey).clock.zone == .gmt)
        let noon = QuietHours(days: [0], begin: 720, length: 60)
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        journey.quiet = [noon]
        journey.zone = berlin
        #expect(plan.schedule(of: journey).quiet == [night, noon])
        #expect(plan.schedule(of: journey).clock.zone == berlin)
    }

    @Test("joins quiet hours that follow each other, over the week's end and over a night of 25 hours")
    func joined() throws {
        let weekend = QuietHours(days: [5, 6], begin: 0, length: 1440)
        let monday = QuietHours(days: [0], begin: 0, length: 90)
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let schedule = Schedule(pace: .every(60), clock: WallClock(zone: zone), quiet: [weekend, monday])
        // Saturday, 24 October 2026, 12:00 to Monday, 01:30; the clock goes back in between.
        #expect(try schedule.quietUntil(at: moment("2026-10-24T10:00:00Z")) == moment("2026-10-26T00:30:00Z"))
        #expect(!QuietHours.fillTheWeek([weekend, monday]))
        #expect(QuietHours.fillTheWeek([QuietHours(days: Set(0..<7), begin: 600, length: 1440)]))
        #expect(QuietHours(days: [6], begin: 1380, length: 120).left(at: 30) == 30)
    }
}
