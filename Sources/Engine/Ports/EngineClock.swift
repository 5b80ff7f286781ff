import Foundation

/// Time, as the engine may ask for it. Wall-clock time names moments; the other one measures and never jumps.
package protocol EngineClock: Sendable {
    /// UTC.
    var now: Date { get }
    /// Microseconds since some moment in the past, monotonic.
    var microseconds: Int { get }
    /// - Throws: `CancellationError` when the task is cancelled while it sleeps.
    func sleep(microseconds: Int) async throws
}

/// The machine's own clocks.
package struct SystemClock: EngineClock {
    private let start = ContinuousClock.now

    package init() {}

    package var now: Date { Date() }

    package var microseconds: Int { (ContinuousClock.now - start).wholeMicroseconds }

    package func sleep(microseconds: Int) async throws {
        try await Task.sleep(for: .microseconds(max(microseconds, 0)))
    }
}

extension Duration {
    /// Whole microseconds, bounded to what fits.
    package var wholeMicroseconds: Int {
        let parts = components
        let (seconds, overflow) = Int(clamping: parts.seconds).multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return parts.seconds < 0 ? .min / 2 : .max / 2 }
        return seconds + Int(parts.attoseconds / 1_000_000_000_000)
    }

    /// Whole seconds, at least one for anything longer than nothing.
    package var wholeSeconds: Int {
        let microseconds = wholeMicroseconds
        return microseconds > 0 ? max(microseconds / 1_000_000, 1) : 0
    }
}
