import Engine
import Foundation
import Storage

/// Keeps the leases of a living invocation, and lets those of a killed one run out soon.
struct Heartbeat: Sendable {
    /// Seconds that a lease lasts without a sign of life.
    static let lease = 45.0
    private static let interval = 15_000_000

    let store: ResultStore
    let owner: String
    let clock: any EngineClock

    /// Until the task is cancelled.
    func begin() -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                do {
                    try await clock.sleep(microseconds: Self.interval)
                    let now = clock.now
                    try await store.aside { [owner] store throws(StorageError) in
                        try store.extendLeases(of: owner, now: now, until: now.addingTimeInterval(Self.lease))
                    }
                } catch is CancellationError {
                    return
                } catch {
                    // A write that fails here is tried again; the next one that matters says why.
                    continue
                }
            }
        }
    }
}
