import Dispatch
import Foundation
import GRDB

/// What softdown remembers between two starts: runs, states, incidents, leases. The only owner of the database.
///
/// Every call is one transaction: it happened whole, or not at all. Calls block for as long as SQLite needs, at most
/// five seconds for another process's write; they may come from any thread, but not from inside a closure that the
/// store itself is calling.
package final class ResultStore: Sendable {
    /// The database's absolute path; `:memory:` for one that is none.
    package let path: String
    let isReadOnly: Bool
    private let queue: DatabaseQueue
    /// Where those wait who must not block a thread that others need.
    private let waitingRoom = DispatchQueue(label: "softdown.storage")
    let memo = TrackMemo()

    /// Opens for reading and writing; makes the file, and brings an older one up to date.
    package init(path: String) throws(StorageError) {
        self.path = try Opening.absolute(path)
        isReadOnly = false
        queue = try Opening.readWrite(self.path)
    }

    /// Opens for reading only. Makes and changes nothing.
    package init(readingFrom path: String) throws(StorageError) {
        self.path = try Opening.absolute(path)
        isReadOnly = true
        queue = try Opening.readOnly(self.path)
    }

    private init(inMemory queue: DatabaseQueue) {
        path = ":memory:"
        isReadOnly = false
        self.queue = queue
    }

    /// A store that is gone with its last reference.
    package static func inMemory() throws(StorageError) -> ResultStore {
        ResultStore(inMemory: try Opening.inMemory())
    }

    /// Reads several things as of one moment.
    package func read<Value>(_ body: (StoredResults) throws -> Value) throws(StorageError) -> Value {
        do {
            return try queue.read { try body(StoredResults(database: $0, memo: memo)) }
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// One write transaction. It takes the write lock before it reads: one that reads first and writes later fails
    /// whenever another process wrote in between, however long it waits.
    func write<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
        guard !isReadOnly else { throw StorageError(.readOnly, path: path) }
        do {
            return try queue.writeWithoutTransaction { database in
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try body(database)
                    return .commit
                }
                guard let value else { throw StorageError(.other("a write without a result"), path: path) }
                return value
            }
        } catch {
            throw StorageError(error, path: path)
        }
    }

    /// Does several things in order on a thread of the store's own, without blocking the caller's.
    ///
    /// Tasks share a thread for each core: one that waits five seconds for another process's write would hold up every
    /// journey that is being walked, and what that costs them would be measured as theirs.
    package func aside<Value: Sendable>(
        _ body: @escaping @Sendable (ResultStore) throws(StorageError) -> Value
    ) async throws(StorageError) -> Value {
        let result: Result<Value, StorageError> = await withCheckedContinuation { continuation in
            waitingRoom.async {
                do throws(StorageError) {
                    continuation.resume(returning: .success(try body(self)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    /// For the few statements that SQLite does not allow within a transaction.
    func withoutTransaction<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
        do {
            return try queue.writeWithoutTransaction(body)
        } catch {
            throw StorageError(error, path: path)
        }
    }
}
