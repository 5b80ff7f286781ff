import Foundation
import Journeys
import Storage

/// Takes away what the site does not keep: first what is too old, then what is too much.
enum Pruner {
    /// A bounded amount per call.
    static func prune(_ store: ResultStore, keeping retention: Retention, now: Date) throws(StorageError) -> Pruned {
        var pruned = try store.prune(
            before: now.addingTimeInterval(-Double(retention.runs.wholeSeconds)),
            evidenceBefore: now.addingTimeInterval(-Double(retention.evidence.wholeSeconds)))
        guard let most = retention.maximumBytes, try store.usedBytes() > most else { return pruned }
        // Down to nine tenths, so that not every invocation has to.
        repeat {
            let taken = try store.takeOldest()
            guard taken.total > 0 else { return pruned }
            pruned.evidence += taken.evidence
            pruned.runs += taken.runs
            pruned.isDone = taken.isDone
            if pruned.total >= 20_000 { return pruned }
        } while try store.usedBytes() > most / 10 * 9
        return pruned
    }
}
