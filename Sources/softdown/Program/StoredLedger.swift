import CurlTransfers
import Engine
import Foundation
import Journeys
import Storage

enum World {
    static func client(for plan: Plan) -> CurlTransferClient {
        CurlTransferClient(
            configuration: CurlTransferClient.Configuration(maximumColdStarts: plan.site.limits.coldStarts))
    }
}

/// Remembers codes and marks in the database, so that overlapping invocations know of each other.
struct StoredLedger: AccountLedger {
    let store: ResultStore
    let clock: any EngineClock

    func claimCodeStep(_ step: Int, of account: String) async throws -> Bool {
        let now = clock.now
        return try await store.aside { store throws(StorageError) in
            try store.claimCodeStep(account: account, step: step, at: now)
        }
    }

    func markPasswordChange(of account: String, journey: String) async throws {
        let mark = PasswordMark(account: account, journey: journey, at: clock.now)
        try await store.aside { store throws(StorageError) in try store.setMark(mark) }
    }

    func clearPasswordMark(of account: String) async throws {
        try await store.aside { store throws(StorageError) in try store.clearMark(of: account) }
    }
}
