import Synchronization

/// Measures how late softdown is by a beat of its own: a timer that is due every 20 ms, in the threads that journeys are
/// walked in. Whatever keeps the beat from being on time keeps a journey from noticing its answer: too many programs for the
/// processors, a machine that was put to sleep, a program that was stopped for a while, or softdown's own work.
///
/// The channel has no part in it: the beat asks nobody for anything.
package final class Metronome: LagMeter {
    private struct State {
        var lost: Duration = .zero
        /// When the beat that is waited for is due.
        var due: ContinuousClock.Instant?
    }

    private static let interval: Duration = .milliseconds(20)
    /// Timers are late by so much on a machine with nothing to do.
    private static let grace: Duration = .milliseconds(5)

    private let state = Mutex(State())

    package init() {}

    /// Beats until the task is cancelled.
    package func tick() async {
        while !Task.isCancelled {
            let due = ContinuousClock.now + Self.interval
            state.withLock { $0.due = due }
            // Cancelled, the loop ends.
            try? await Task.sleep(until: due, clock: .continuous)
            state.withLock { $0.lost += Self.lateness(of: due) }
        }
        state.withLock { $0.due = nil }
    }

    /// With the beat that is late just now: who asks may have been woken before it.
    package var microseconds: Int {
        state.withLock { state in
            (state.lost + (state.due.map(Self.lateness) ?? .zero)).wholeMicroseconds
        }
    }

    private static func lateness(of due: ContinuousClock.Instant) -> Duration {
        let late = ContinuousClock.now - due
        return late > grace ? late : .zero
    }
}
