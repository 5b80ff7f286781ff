import Foundation
import Storage
import Synchronization
import Testing

/// Writes to a database until it is told to end. Sound to share: semaphores are.
private final class Writer: Sendable {
    private let mayEnd = DispatchSemaphore(value: 0)
    /// How many came to wait for it.
    let awaited = Atomic(0)

    /// Returns when it holds the lock.
    init(_ store: ResultStore) {
        let (isHeld, mayEnd) = (DispatchSemaphore(value: 0), mayEnd)
        Thread {
            _ = try? store.updateStanding { _ in
                isHeld.signal()
                mayEnd.wait()
            }
        }.start()
        isHeld.wait()
    }

    func end() { mayEnd.signal() }
}

@Suite("Waiting for another writer")
struct WaitingTests {
    @Test("happens aside: whoever else has work goes on meanwhile")
    func aside() async throws {
        let folder = try TemporaryFolder()
        let (store, other) = (try ResultStore(path: folder.file()), try ResultStore(path: folder.file()))
        let writer = Writer(other)
        // More than there are threads: if they blocked them, nobody could let the writer go on, and they would give up.
        // All in front of what other tests do, which may take longer than anybody waits.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<16 {
                group.addTask(priority: .high) {
                    writer.awaited.add(1, ordering: .relaxed)
                    try await store.aside { store throws(StorageError) in
                        try store.setMark(PasswordMark(account: "a\(number)", journey: "j", at: noon))
                    }
                }
            }
            group.addTask(priority: .high) {
                while writer.awaited.load(ordering: .relaxed) < 16 { await Task.yield() }
                writer.end()
            }
            try await group.waitForAll()
        }
        #expect(try store.mark(of: "a15") != nil)
    }
}
