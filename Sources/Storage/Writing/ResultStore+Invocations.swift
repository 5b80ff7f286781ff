import Foundation
import GRDB

extension ResultStore {
    package func beginInvocation(_ invocation: Invocation) throws(StorageError) {
        try write { try $0.store(invocation) }
    }

    /// Stores how it ended and gives back all of its leases.
    package func endInvocation(_ invocation: Invocation) throws(StorageError) {
        try write { database in
            try database.store(invocation)
            try database.release(invocation.id)
        }
    }
}

extension Database {
    fileprivate func store(_ invocation: Invocation) throws {
        try run(
            """
            INSERT OR REPLACE INTO invocation (id, startedAt, duration, exitStatus, faults, isSimulated)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                invocation.id, invocation.startedAt.milliseconds, invocation.duration, invocation.exitStatus,
                try JSONText.encode(invocation.faults), invocation.isSimulated,
            ])
    }
}
