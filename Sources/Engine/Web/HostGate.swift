/// Bounds how many transfers go to one origin at once, so that measuring does not distort what is measured.
package actor HostGate {
    private let limit: Int
    private var running: [String: Int] = [:]
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

    package init(limit: Int) { self.limit = max(limit, 1) }

    func enter(_ origin: String) async {
        if running[origin, default: 0] < limit {
            running[origin, default: 0] += 1
            return
        }
        await withCheckedContinuation { waiting[origin, default: []].append($0) }
    }

    func leave(_ origin: String) {
        // The place is handed over, so the count stays.
        if var queue = waiting[origin], !queue.isEmpty {
            let next = queue.removeFirst()
            waiting[origin] = queue.isEmpty ? nil : queue
            next.resume()
            return
        }
        let left = running[origin, default: 1] - 1
        running[origin] = left > 0 ? left : nil
    }
}
