import Foundation
import Journeys

/// Journeys that were taken in one go. An invocation has one wave, and more where something comes due while it is busy.
struct Wave: Sendable {
    let shared: Invocation.Shared
    let entries: [StartLine.Entry]
    let startedAt: Date
    private(set) var result = Invocation.Result()
    /// Those that have not ended.
    private var open: [String: StartLine.Entry]
    private var told: Set<String> = []

    init(_ entries: [StartLine.Entry], shared: Invocation.Shared, startedAt: Date) {
        self.entries = entries
        self.shared = shared
        self.startedAt = startedAt
        open = Dictionary(entries.map { ($0.journey.id, $0) }) { first, _ in first }
    }

    var underway: Set<String> { Set(open.keys) }

    mutating func ended(_ journey: String, _ outcome: JourneyTask.Outcome) {
        open[journey] = nil
        result.absorb(outcome)
    }

    mutating func note(faults: [String]) { result.faults += faults }

    /// Channels of which nobody of this wave will find out more. Each is given once.
    mutating func takeSettled() -> Set<String> {
        let settled = channels.subtracting(open.values.flatMap(\.journey.channels)).subtracting(told)
        told.formUnion(settled)
        return settled
    }

    mutating func putBack(_ channels: Set<String>) { told.subtract(channels) }

    /// All channels that were not given yet.
    mutating func takeRest() -> Set<String> {
        defer { told = channels }
        return channels.subtracting(told)
    }

    private var channels: Set<String> { Set(entries.map(\.journey).filter { !$0.isGuard }.flatMap(\.channels)) }
}

extension Invocation.Result {
    fileprivate mutating func absorb(_ outcome: JourneyTask.Outcome) {
        walked += 1
        worst = max(worst, outcome.worst)
        faults += outcome.faults
        seen.formUnion(outcome.seen)
        blind.formUnion(outcome.blind)
        couldNotStore = couldNotStore ?? outcome.couldNotStore
    }
}
