import Engine
import Foundation
import Storage

/// Lets one run at a time use an account: within this process by waiting in line, across processes by a lease.
actor AccountQueue {
    private let store: ResultStore?
    private let owner: String
    private let clock: any EngineClock
    private var busy: Set<String> = []
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

    init(store: ResultStore?, owner: String, clock: any EngineClock) {
        self.store = store
        self.owner = owner
        self.clock = clock
    }

    /// - Parameters:
    ///   - seconds: how long the account will be used at most.
    ///   - patience: how long another process is waited for.
    /// - Returns: whether the account is ours now.
    func enter(_ account: String, for seconds: Double, patience: Double) async throws -> Bool {
        if busy.contains(account) {
            await withCheckedContinuation { waiting[account, default: []].append($0) }
        } else {
            busy.insert(account)
        }
        guard let store else { return true }
        let start = clock.microseconds
        do {
            while true {
                let now = clock.now
                let isOurs = try await store.aside { [owner] store throws(StorageError) in
                    try store.acquireAccount(
                        account, owner: owner, now: now, until: now.addingTimeInterval(seconds))
                }
                if isOurs { return true }
                guard Double(clock.microseconds - start) < patience * 1_000_000 else { break }
                try await clock.sleep(microseconds: 500_000)
            }
        } catch {
            passOn(account)
            throw error
        }
        passOn(account)
        return false
    }

    func leave(_ account: String) async {
        _ = try? await store?.aside { [owner] store throws(StorageError) in
            try store.releaseAccount(account, owner: owner)
        }
        passOn(account)
    }

    private func passOn(_ account: String) {
        guard var line = waiting[account], !line.isEmpty else {
            busy.remove(account)
            return
        }
        let next = line.removeFirst()
        waiting[account] = line.isEmpty ? nil : line
        next.resume()
    }
}
