import Synchronization
import Transfers

/// The only way to a loop's thread: commands in order, and a bell. Starts the thread with the first command.
final class Mailbox: Sendable {
    private struct State {
        var commands: [Command] = []
        var isStarted = false
        var waker: MultiHandle.Waker?
        /// Of sessions in which an answer has set a cookie; most interfaces never do.
        var cookies: [SessionIdentifier: CookieJar] = [:]
        /// Set when the loop is over: nothing is taken any more.
        var end: TransferFailure?
    }

    private let threadName: String
    private let state = Mutex(State())

    init(threadName: String) { self.threadName = threadName }

    /// A command that comes too late is answered here.
    func post(_ command: Command, _ configuration: CurlTransferClient.Configuration) {
        let (end, mustStart) = state.withLock { state -> (TransferFailure?, Bool) in
            if let end = state.end { return (end, false) }
            // Nobody to cancel or close for: such a command must not start a thread.
            guard state.isStarted || command.needsThread else { return (nil, false) }
            state.commands.append(command)
            // One ring is enough until the loop has looked; it is under the lock because the handle ends under it.
            if state.commands.count == 1 { state.waker?.wake() }
            defer { state.isStarted = true }
            return (nil, !state.isStarted)
        }
        if let end { return command.refuse(end) }
        guard mustStart else { return }
        let started = OwnThread.start(named: threadName) { [self] in
            TransferLoop.run(self, configuration)
        }
        if !started { close(TransferFailure(.local, "no thread for transfers could be started")) }
    }

    func stop() {
        state.withLock { state in
            guard state.isStarted, state.end == nil else { return }
            state.commands.append(.stop)
            state.waker?.wake()
        }
    }

    /// From the loop's thread: the bell to ring from now on.
    func setWaker(_ waker: MultiHandle.Waker) { state.withLock { $0.waker = waker } }

    /// From the loop's thread: everything posted since the last call.
    func drain() -> [Command] {
        state.withLock { state in
            guard !state.commands.isEmpty else { return [] }
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// From the loop's thread, before the answer that set a cookie is handed on: whoever asks need not ask the loop.
    func keep(_ cookies: CookieJar, of session: SessionIdentifier) {
        state.withLock { $0.cookies[session] = cookies }
    }

    /// From the loop's thread.
    func forgetCookies(of session: SessionIdentifier) { state.withLock { $0.cookies[session] = nil } }

    func cookies(of session: SessionIdentifier) -> CookieJar? { state.withLock { $0.cookies[session] } }

    var isEmpty: Bool { state.withLock { $0.commands.isEmpty } }

    /// Takes nothing more, and answers what was not looked at. The bell is not rung after this.
    func close(_ failure: TransferFailure) {
        let left = state.withLock { state -> [Command] in
            defer {
                state.commands = []
                state.waker = nil
                state.end = failure
            }
            return state.commands
        }
        for command in left { command.refuse(failure) }
    }
}
