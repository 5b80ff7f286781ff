import Foundation
import Journeys
import Observations
import Testing

@testable import softdown

/// Who of those that are due begins when.
@Suite struct StartLineTests {
    private static let second = 1_000_000

    private func entry(
        _ id: String, at hosts: Set<String> = ["one"], priority: Priority = .normal, lateness: Double = 0,
        notBefore: Int = 0
    ) -> StartLine.Entry {
        let place = SourceLocation(file: "\(id).yaml", line: 1, column: 1)
        var journey = Journey(id: id, title: id, channel: "web", location: place, text: "")
        journey.priority = priority
        let run = Run(
            id: id, journey: id, channel: "web", site: "tests", plan: "", startedAt: Date(timeIntervalSince1970: 0),
            within: 1, every: 300)
        return StartLine.Entry(
            journey: journey, run: run, hosts: hosts, lateness: lateness, notBefore: notBefore, last: nil)
    }

    private func line(_ entries: [StartLine.Entry], _ change: (inout RunLimits) -> Void = { _ in }) -> StartLine {
        var limits = RunLimits()
        change(&limits)
        return StartLine(entries, limits: limits)
    }

    /// All who may start at a moment, in order.
    private func starters(_ line: inout StartLine, at moment: Int = 0) -> [String] {
        var names: [String] = []
        while let entry = line.next(at: moment) { names.append(entry.journey.id) }
        return names
    }

    @Test func `what matters most goes first, and among equals what is latest`() {
        var line = line([
            entry("low", priority: .low), entry("normal"), entry("late", lateness: 0.5), entry("high", priority: .high),
        ])
        #expect(starters(&line) == ["high", "late", "normal", "low"])
    }

    @Test func `whoever is two intervals late goes before all, whatever it is worth`() {
        var line = line([
            entry("high", priority: .high, lateness: 1.9), entry("starving", priority: .low, lateness: 2),
        ])
        #expect(starters(&line) == ["starving", "high"])
    }

    @Test func `so many journeys go at once, and the next when one has ended`() {
        var line = line([entry("a"), entry("b"), entry("c")]) { $0.journeys = 2 }
        #expect(starters(&line) == ["a", "b"])
        #expect(line.nextMoment == nil, "who waits for others is not woken by the time")
        line.ended("a")
        #expect(starters(&line) == ["c"])
        line.ended("b")
        #expect(!line.isStill)
        line.ended("c")
        #expect(line.isStill && line.isEmpty)
    }

    @Test func `a host has a bound of its own, and others pass by who waits for it`() {
        var line = line([entry("a"), entry("b"), entry("both", at: ["one", "two"]), entry("c", at: ["two"])]) {
            $0.journeysPerHost = 1
        }
        #expect(starters(&line) == ["a", "c"])
        line.ended("a")
        #expect(starters(&line) == ["b"], "the other host is busy still")
        line.ended("b")
        #expect(starters(&line) == [])
        line.ended("c")
        #expect(starters(&line) == ["both"])
    }

    @Test func `two starts keep their distance, whatever their hosts`() {
        var line = line([entry("a"), entry("b", at: ["two"])]) { $0.spacing = .seconds(3) }
        #expect(starters(&line, at: 10) == ["a"])
        #expect(line.nextMoment == 10 + 3 * Self.second)
        #expect(starters(&line, at: 9 + 3 * Self.second) == [])
        #expect(starters(&line, at: 10 + 3 * Self.second) == ["b"])
    }

    @Test func `two starts at one host keep theirs, and others need not`() {
        var line = line([entry("a"), entry("b"), entry("c", at: ["two"])]) { $0.hostSpacing = .seconds(2) }
        #expect(starters(&line) == ["a", "c"])
        line.ended("a")
        #expect(starters(&line, at: Self.second) == [])
        #expect(line.nextMoment == 2 * Self.second)
        #expect(starters(&line, at: 2 * Self.second) == ["b"])
    }

    @Test func `nobody starts before its own moment, however much it matters`() {
        var line = line([entry("soon", priority: .high, notBefore: 50), entry("now", priority: .low)])
        #expect(starters(&line) == ["now"])
        #expect(line.nextMoment == 50)
        #expect(starters(&line, at: 50) == ["soon"])
        #expect(line.nextMoment == nil)
    }

    @Test func `who comes later takes the place that it deserves`() {
        var line = line([entry("first"), entry("low", priority: .low)]) { $0.journeys = 1 }
        #expect(starters(&line) == ["first"])
        line.add([entry("high", priority: .high)])
        line.ended("first")
        #expect(starters(&line) == ["high"])
    }

    @Test func `who never started is given back, once`() {
        var line = line([entry("a"), entry("b")]) { $0.journeys = 1 }
        #expect(starters(&line) == ["a"])
        #expect(line.giveUp().map(\.journey.id) == ["b"])
        #expect(line.giveUp().isEmpty)
        line.ended("a")
        #expect(starters(&line) == [])
    }

    @Test func `limits of nothing let one through`() {
        var line = line([entry("a"), entry("b")]) { limits in
            limits.journeys = 0
            limits.journeysPerHost = 0
        }
        #expect(starters(&line) == ["a"])
    }
}
