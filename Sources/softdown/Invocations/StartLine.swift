import Foundation
import Journeys
import Observations

/// Journeys that wait for their turn. What matters most goes first, within the limits in all and at one host; each not
/// before its own moment.
///
/// A value without a clock: moments are microseconds of the invocation's clock.
struct StartLine {
    /// A class, since it is held in several places for as long as it waits and walks.
    final class Entry: Sendable {
        let journey: Journey
        let run: Run
        /// Of its channels.
        let hosts: Set<String>
        /// Intervals that went by since it was due.
        let lateness: Double
        /// Its own moment.
        let notBefore: Int
        /// When it began before this time.
        let last: Date?

        init(journey: Journey, run: Run, hosts: Set<String>, lateness: Double, notBefore: Int, last: Date?) {
            self.journey = journey
            self.run = run
            self.hosts = hosts
            self.lateness = lateness
            self.notBefore = notBefore
            self.last = last
        }
    }

    private var waiting: [Entry]
    private var running: [String: Set<String>] = [:]
    private var startedAt: [String: Int] = [:]
    private var lastStart: Int?
    private let limits: RunLimits

    init(_ entries: [Entry], limits: RunLimits) {
        waiting = []
        self.limits = limits
        add(entries)
    }

    mutating func add(_ entries: [Entry]) {
        // Whoever waits for two intervals goes before all: it becomes unknown, whatever its priority.
        waiting = (waiting + entries).sorted { left, right in
            let (a, b) = (left.lateness >= 2, right.lateness >= 2)
            if a != b { return a }
            if left.journey.priority != right.journey.priority { return left.journey.priority > right.journey.priority }
            return left.lateness > right.lateness
        }
    }

    var isEmpty: Bool { waiting.isEmpty }
    /// Nobody who started is still going.
    var isStill: Bool { running.isEmpty }

    /// Who starts now; nothing where nobody may.
    mutating func next(at now: Int) -> Entry? {
        guard let index = waiting.firstIndex(where: { moment(of: $0) <= now && hasRoom(for: $0) }) else { return nil }
        let entry = waiting.remove(at: index)
        running[entry.journey.id] = entry.hosts
        lastStart = now
        for host in entry.hosts { startedAt[host] = now }
        return entry
    }

    mutating func ended(_ journey: String) { running[journey] = nil }

    /// When somebody may start who only waits for the time; nothing where all wait for others to end.
    var nextMoment: Int? { waiting.filter(hasRoom).map(moment).min() }

    /// Those who did not start, and will not.
    mutating func giveUp() -> [Entry] {
        defer { waiting = [] }
        return waiting
    }

    private func moment(of entry: Entry) -> Int {
        var moment = entry.notBefore
        if let lastStart { moment = max(moment, lastStart + limits.spacing.wholeMicroseconds) }
        for host in entry.hosts {
            if let started = startedAt[host] { moment = max(moment, started + limits.hostSpacing.wholeMicroseconds) }
        }
        return moment
    }

    private func hasRoom(for entry: Entry) -> Bool {
        guard running.count < max(limits.journeys, 1) else { return false }
        guard let most = limits.journeysPerHost else { return true }
        return entry.hosts.allSatisfy { host in running.values.count { $0.contains(host) } < max(most, 1) }
    }
}
