import Foundation
import Synchronization

/// SIGTERM and SIGINT end the work in time: running journeys are cancelled, cleaned up and stored as interrupted. A
/// second signal, and one while nothing runs that could be cancelled, ends the program at once.
enum Interruption {
    private static let running = Mutex<[UUID: @Sendable () -> Void]>([:])
    private static let wasAsked = Mutex(false)
    private static let watcher = Watcher { number in
        let cancellations = running.withLock { Array($0.values) }
        let isSecond = wasAsked.withLock { asked in
            defer { asked = true }
            return asked
        }
        guard !cancellations.isEmpty, !isSecond else { _exit(128 + number) }
        for cancel in cancellations { cancel() }
    }

    static func cancelling<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        watcher.begin()
        let task = Task { await work() }
        let identifier = UUID()
        running.withLock { $0[identifier] = { task.cancel() } }
        defer { running.withLock { $0[identifier] = nil } }
        return await task.value
    }

    /// Whether the user or the system wants the program to end.
    static var isAsked: Bool { wasAsked.withLock { $0 } }
}

/// Listens for signals as long as the process lives.
///
/// Unchecked, because the sources are made once and never touched again.
private final class Watcher: @unchecked Sendable {
    private let sources: [any DispatchSourceSignal]

    init(_ handle: @escaping @Sendable (Int32) -> Void) {
        // A queue of its own gets a thread of its own: the shared ones may all be busy when it matters.
        let queue = DispatchQueue(label: "softdown.signals")
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { handle(number) }
            source.resume()
            return source
        }
    }

    /// Nothing to do: that it exists is enough.
    func begin() {}
}
