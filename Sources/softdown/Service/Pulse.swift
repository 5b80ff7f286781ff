import Foundation
import Synchronization

/// What is known of a service's rounds, shared between the loop, the watchdog and `/healthz`.
final class Pulse: Sendable {
    private struct State {
        var lastProgress: ContinuousClock.Instant
        var lastProblem: String?
        var hasRun = false
    }

    private let state: Mutex<State>
    /// A round that takes longer than this hangs.
    private let patience: Duration

    init(patience: Duration) {
        self.patience = patience
        state = Mutex(State(lastProgress: .now))
    }

    /// A round began or ended.
    func progress() { state.withLock { $0.lastProgress = .now } }

    /// - Parameter problem: why the round did not do its work.
    func ended(_ problem: String?) {
        state.withLock { state in
            state.lastProgress = .now
            state.lastProblem = problem
            state.hasRun = true
        }
    }

    /// Why it is not well; nothing when it is.
    var complaint: String? {
        state.withLock { state in
            if ContinuousClock.now - state.lastProgress > patience { return "the round that is going on hangs" }
            return state.hasRun ? state.lastProblem : "the first round is going on"
        }
    }

    /// Whether something moves: what a watchdog asks.
    var isMoving: Bool { state.withLock { ContinuousClock.now - $0.lastProgress <= patience } }
}
