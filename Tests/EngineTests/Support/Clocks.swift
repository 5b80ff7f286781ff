import Engine
import Foundation
import Synchronization

/// Time that stands still but for sleeping, and whoever sleeps is there at once.
final class JumpingClock: EngineClock {
    private let start: Date
    private let skipped = Mutex(0)
    private let log = Mutex<[Int]>([])

    /// How long was slept each time, in microseconds.
    var sleeps: [Int] { log.withLock { $0 } }

    init(_ start: Date = Date()) { self.start = start }

    var now: Date { start.addingTimeInterval(Double(microseconds) / 1e6) }
    var microseconds: Int { skipped.withLock { $0 } }

    func sleep(microseconds: Int) async throws {
        try Task.checkCancellation()
        skip(microseconds)
        log.withLock { $0.append(microseconds) }
        await Task.yield()
    }

    /// Lets time pass, as a slow server does.
    func skip(_ microseconds: Int) { skipped.withLock { $0 += max(microseconds, 0) } }
}

/// Counts from 1, for servers that change their mind.
final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
