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
        try store.claimCodeStep(account: account, step: step, at: clock.now)
    }

    func markPasswordChange(of account: String, journey: String) async throws {
        try store.setMark(PasswordMark(account: account, journey: journey, at: clock.now))
    }

    func clearPasswordMark(of account: String) async throws {
        try store.clearMark(of: account)
    }
}
