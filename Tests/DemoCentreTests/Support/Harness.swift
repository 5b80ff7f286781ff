import Foundation
import Synchronization
import Testing

@testable import DemoCentre

/// A time of day that stands still until the test moves it.
final class TestClock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_795_000_000))

    var now: Date { date.withLock { $0 } }

    func advance(_ seconds: TimeInterval) {
        date.withLock { $0 += seconds }
    }
}

/// A running centre on a free port, with a clock in the test's hand and nothing under way for long.
struct Harness {
    let centre: DemoCentre
    let port: UInt16
    let clock: TestClock

    var browser: Browser { Browser(port: port) }

    /// The current one-time code of an account.
    func code(_ account: DemoAccount) throws -> String {
        let key = try #require(account.codeSecret.flatMap { OneTimeCodes.base32($0) })
        return OneTimeCodes.code(key: key, step: UInt64(clock.now.timeIntervalSince1970 / 30))
    }

    static func run(
        _ faults: DemoFault..., mailDelay: Duration = .zero, orderDelay: Duration = .zero,
        _ body: (Harness) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let centre = DemoCentre(
            configuration: .init(
                port: 0, clock: { clock.now }, mailDelay: mailDelay, orderDelay: orderDelay, slowDelay: .zero, seed: 1))
        for fault in faults { await centre.set(fault, on: true) }
        let harness = Harness(centre: centre, port: try await centre.start(), clock: clock)
        do {
            try await body(harness)
        } catch {
            await centre.stop()
            throw error
        }
        await centre.stop()
    }
}

extension DemoAccount {
    static func named(_ user: String) throws -> DemoAccount {
        try #require(DemoCentre.accounts.first { $0.user == user })
    }
}
