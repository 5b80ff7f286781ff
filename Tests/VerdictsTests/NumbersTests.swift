import Foundation
import Testing
import Verdicts

@Suite("Hours, borders and budgets")
struct NumbersTests {
    /// A full hour, so that hours are easy to count.
    private let start = Period.Unit.hour.start(of: noon)

    private func point(_ minute: Double, _ reason: Reason, reach: Bool? = true, holds: Int = 600) -> ChannelPoint {
        ChannelPoint(
            channel: "web", at: start.after(minute * 60), isReachable: reach, reason: reason, isSuspected: false,
            holds: holds)
    }

    private func day(_ reasons: [(Double, Reason)], until minute: Double) -> [ChannelPoint] {
        stride(from: 0, to: minute, by: 5).map { at in
            point(at, reasons.last { $0.0 <= at }?.1 ?? .arrived)
        }
    }

    @Test("the worst hour is the full hour with the smallest usable share, the first among equals")
    func worstHour() {
        let points = day([(0, .arrived), (90, .loop), (150, .arrived), (300, .loop), (330, .arrived)], until: 600)
        let numbers = ChannelNumbers.measure(points, from: start, to: start.after(36_000))
        #expect(numbers.worstHour == WorstHour(start: start.after(3600), usable: 0.5))
        #expect(ChannelNumbers.measure(points, from: start, to: start.after(3600)).worstHour?.usable == 1)
        // Less than half an hour says nothing.
        let short = ChannelNumbers.measure([point(0, .loop, holds: 1799)], from: start, to: start.after(3600))
        #expect(short.worstHour == nil)
        #expect(
            ChannelNumbers.measure([point(0, .loop, holds: 1800)], from: start, to: start.after(3600)).worstHour?.usable
                == 0)
        #expect(ChannelNumbers.measure([], from: start, to: start.after(3600)).worstHour == nil)
    }

    @Test("each beginning and end of soft downtime is known to one interval")
    func borders() {
        func error(_ points: [ChannelPoint], _ minutes: Double = 60) -> Double {
            Availability.measure(points, from: start, to: start.after(minutes * 60)).softDowntimeError / 60
        }
        #expect(error(day([(0, .arrived)], until: 60)) == 0)
        #expect(error(day([(0, .arrived), (20, .loop), (40, .arrived)], until: 60)) == 10)
        #expect(error(day([(0, .arrived), (20, .loop)], until: 60)) == 5)
        #expect(
            error(day([(0, .arrived), (10, .loop), (20, .arrived), (30, .leaked), (40, .arrived)], until: 60)) == 20)
        // From one soft reason to another is no border, and a gap is two.
        #expect(error(day([(0, .arrived), (20, .loop), (30, .leaked), (40, .arrived)], until: 60)) == 10)
        #expect(error([point(-5, .loop, holds: 900), point(30, .loop, holds: 3600)]) == 60)
        #expect(error([point(0, .loop, reach: false), point(10, .arrived)]) == 0)
        // Of two points at one moment the worse counts, for borders, too.
        #expect(error([point(0, .loop), point(5, .arrived), point(5, .loop), point(10, .arrived)]) == 10)
    }

    @Test("a border belongs to the hour that it lies in")
    func bordersOfHours() {
        var segment = Segment(point: point(50, .loop, holds: 3600), from: start.after(3000), to: start.after(4200))
        segment.opensSoftly = true
        #expect(Period.shares(of: segment, by: .hour).map(\.numbers.softBorders) == [1, 0])
        segment.closesSoftly = true
        #expect(Period.shares(of: segment, by: .hour).map(\.numbers.softBorders) == [1, 1])
        segment.opensSoftly = false
        #expect(Period.shares(of: segment, by: .hour).map(\.numbers.softBorders) == [0, 1])
    }

    @Test("a point that ran out before the next one closes softly, whatever the next one says")
    func ranOut() {
        let soft = point(0, .loop, holds: 300)
        #expect(Segment(soft, until: point(5, .loop)).closesSoftly == false)
        #expect(Segment(soft, until: point(6, .loop)).closesSoftly)
        #expect(Segment(soft, until: point(5, .arrived)).closesSoftly)
        #expect(Segment(point(0, .arrived, holds: 300), until: point(6, .loop)).closesSoftly == false)
        #expect(Segment(soft, until: point(6, .loop)).seconds == 300)
        #expect(Segment(soft, until: point(2, .loop)).seconds == 120)
        #expect(Segment(point(0, .loop, holds: -60), until: point(2, .loop)).seconds == 0)
    }

    @Test("what is missing of an hour is unknown")
    func missing() throws {
        let hours = Period.all(
            of: [point(0, .arrived, holds: 600)], from: start, to: start.after(3600), by: .hour)
        #expect(try #require(hours.first).numbers.seconds == [.usable: 600, .unknown: 3000])
    }

    @Test("windows are as long as their names say")
    func windows() {
        #expect(NumbersWindow.allCases.map { $0.seconds / 3600 } == [1, 24, 168, 720, 2160])
    }

    @Test("a budget is what the objective allows, less what was spent; unknown time costs nothing")
    func budget() throws {
        let points = day([(0, .arrived), (60, .loop), (70, .contained)], until: 120)
        let numbers = Availability.measure(points, from: start, to: start.after(86_400))
        let budget = ErrorBudget(objective: 0.99, of: numbers)
        #expect(abs(budget.allowed - 864) < 0.001)
        #expect(budget.spent == 600)
        #expect(abs(budget.left - 264) < 0.001)
        let burn = try #require(budget.burn)
        #expect(abs(burn - 600 / numbers.known / 0.01) < 1e-9)
        #expect(ErrorBudget(objective: 0.999, of: numbers).left < 0)
        #expect(ErrorBudget(objective: 0.99, of: Availability(window: 60)).burn == nil)
        // Where nothing is allowed there is no pace to hold it against.
        #expect(ErrorBudget(objective: 1, of: numbers).burn == nil)
    }

    @Test("hours and days add up to the whole, whatever the points", arguments: UInt64(1)...40)
    func sums(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let points = (0..<60).map { _ in
            point(
                Double(Int.random(in: 0...6000, using: &generator)),
                Reason.allCases.randomElement(using: &generator) ?? .arrived,
                reach: [true, false, nil].randomElement(using: &generator) ?? nil,
                holds: Int.random(in: 0...20_000, using: &generator))
        }
        let end = start.after(6000 * 60)
        let whole = Availability.measure(points, from: start, to: end)
        for unit in Period.Unit.allCases {
            var sum = Availability(window: whole.window)
            let periods = Period.all(of: points.shuffled(using: &generator), from: start, to: end, by: unit)
            for period in periods {
                sum.join(period.numbers)
                #expect(period.start == unit.start(of: period.start))
                #expect(period.numbers.known <= unit.seconds + 0.001)
            }
            let filled = sum.filled()
            for verdict in Verdict.allCases {
                #expect(abs((filled.seconds[verdict] ?? 0) - (whole.seconds[verdict] ?? 0)) < 0.01)
            }
            #expect(abs(filled.softDowntime - whole.softDowntime) < 0.01)
            #expect(abs(filled.reachable - whole.reachable) < 0.01)
            #expect(filled.softBorders == whole.softBorders)
            #expect(filled.border == whole.border)
        }
    }
}
