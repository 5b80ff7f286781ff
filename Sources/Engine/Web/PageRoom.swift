import Synchronization

/// Bounds what all runs together take for what they read. As a tree a page or a document takes many times what came over the
/// wire, and a page stays open until the next one, since forms and links are read from it.
package final class PageRoom: Sendable {
    private struct State {
        var free: Int
        /// First come, first served.
        var waiting: [(weight: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    /// What is smaller is not counted: a thousand of them are no matter.
    private static let smallest = 16 << 10

    private let whole: Int
    private let state: Mutex<State>

    /// - Parameter bytes: what all of them may take, roughly. One alone may take more.
    package init(bytes: Int = 24 << 20) {
        whole = bytes
        state = Mutex(State(free: bytes))
    }

    /// Roughly what a body takes in memory when it is read, in bytes: its text some times over, and a node for each tag of
    /// a page or a call document, or for each value of a JSON text.
    static func weight(of body: [UInt8]) -> Int {
        guard body.count >= smallest else { return 0 }
        let first = body.first { $0 > UInt8(ascii: " ") }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        return body.withUnsafeBufferPointer { bytes in
            var nodes = 0
            if isJSON {
                for byte in bytes where Self.beginsValue(byte) { nodes += 1 }
                return 4 * bytes.count + 80 * nodes
            }
            for byte in bytes where byte == UInt8(ascii: "<") { nodes += 1 }
            return 4 * bytes.count + 250 * nodes
        }
    }

    private static func beginsValue(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "[")
            || byte == UInt8(ascii: "{")
    }

    /// Waits until there is room. Whoever holds room already must not ask for more, but ``widen(by:)`` it: two that wait
    /// for each other would wait for ever.
    func enter(_ weight: Int) async {
        let weight = min(weight, whole)
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.waiting.isEmpty, state.free >= weight else {
                    state.waiting.append((weight, continuation))
                    return false
                }
                state.free -= weight
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    /// Takes more without waiting.
    func widen(by weight: Int) { state.withLock { $0.free -= weight } }

    /// - Parameter weight: all that was taken.
    func leave(_ weight: Int) {
        let served = state.withLock { state in
            state.free += weight
            var served: [CheckedContinuation<Void, Never>] = []
            while let first = state.waiting.first, state.free >= first.weight {
                state.free -= first.weight
                served.append(state.waiting.removeFirst().continuation)
            }
            return served
        }
        for continuation in served { continuation.resume() }
    }

    /// What a page of this weight takes of the room.
    func share(of weight: Int) -> Int { min(weight, whole) }
}
