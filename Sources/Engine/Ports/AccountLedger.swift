/// What must be remembered of accounts across runs and processes.
package protocol AccountLedger: Sendable {
    /// Claims one time step of an account's one-time code; false when some run used it before.
    func claimCodeStep(_ step: Int, of account: String) async throws -> Bool
    /// Remembers, before a password is changed, that it is about to be.
    func markPasswordChange(of account: String, journey: String) async throws
    /// The account's password is the declared one again.
    func clearPasswordMark(of account: String) async throws
}

/// A ledger that lives as long as the process: for `try`, which must leave no trace, and for tests.
package actor TransientLedger: AccountLedger {
    private var used: [String: Set<Int>] = [:]
    package private(set) var marks: [String: String] = [:]

    package init() {}

    package func claimCodeStep(_ step: Int, of account: String) -> Bool {
        used[account, default: []].insert(step).inserted
    }

    package func markPasswordChange(of account: String, journey: String) { marks[account] = journey }
    package func clearPasswordMark(of account: String) { marks[account] = nil }
}
