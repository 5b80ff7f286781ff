import Engine
import Foundation
import Synchronization

/// The machine's clock, moved: `softdown demo --history` lets real rounds happen at other times.
final class ShiftedClock: EngineClock {
    private let base = SystemClock()
    private let offset = Mutex<Double>(0)

    /// Seconds that are added to the time of day.
    func shift(to seconds: Double) { offset.withLock { $0 = seconds } }

    var now: Date { base.now.addingTimeInterval(offset.withLock { $0 }) }

    var microseconds: Int { base.microseconds }

    func sleep(microseconds: Int) async throws { try await base.sleep(microseconds: microseconds) }
}
