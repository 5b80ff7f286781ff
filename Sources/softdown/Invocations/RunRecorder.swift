import Foundation
import Observations
import Storage
import Verdicts

/// Stores finished runs. Those that finish while others are being written go to the disk together: each run is whole
/// and acknowledged only once it is there, but many share one sync.
actor RunRecorder {
    private struct Waiting {
        var finished: FinishedRun
        var acknowledge: CheckedContinuation<Result<Void, StorageError>, Never>
    }

    private let store: ResultStore
    private let context: @Sendable () throws(StorageError) -> StandingContext
    private var waiting: [Waiting] = []
    private var isWriting = false
    /// More at once would hold the lock for too long.
    private static let largestBatch = 200

    init(store: ResultStore, context: @escaping @Sendable () throws(StorageError) -> StandingContext) {
        self.store = store
        self.context = context
    }

    /// Returns when the run is on the disk.
    func record(_ finished: FinishedRun) async throws(StorageError) {
        let result = await withCheckedContinuation { continuation in
            waiting.append(Waiting(finished: finished, acknowledge: continuation))
            if !isWriting {
                isWriting = true
                Task { await write() }
            }
        }
        try result.get()
    }

    private func write() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(Self.largestBatch))
            waiting.removeFirst(batch.count)
            let result = await store(batch.map(\.finished))
            for one in batch { one.acknowledge.resume(returning: result) }
            // Runs that finished meanwhile line up now, and go together.
            await Task.yield()
        }
        isWriting = false
    }

    private func store(_ batch: [FinishedRun]) async -> Result<Void, StorageError> {
        do throws(StorageError) {
            try await store.aside { [context] store throws(StorageError) in
                let context = try context()
                try store.record(batch) { stored, standing in
                    for finished in batch where stored.contains(finished.run.id) {
                        if let judgement = finished.judgement {
                            standing.absorb(judgement, of: finished.run, in: context)
                        }
                        if let finding = finished.finding { standing.absorb(finding, of: finished.run) }
                    }
                    standing.refresh(in: context)
                }
            }
            return .success(())
        } catch {
            return .failure(error)
        }
    }
}
