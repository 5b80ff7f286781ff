/// A dictionary that forgets its oldest entry when it is full, so that no caller can fill the memory.
struct Shelf<Value: Sendable>: Sendable {
    private let capacity: Int
    private var values: [String: Value] = [:]
    /// The keys of `values`, oldest first.
    private var order: [String] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { values.count }

    subscript(key: String) -> Value? {
        get { values[key] }
        set {
            guard let newValue else {
                if values.removeValue(forKey: key) != nil { order.removeAll { $0 == key } }
                return
            }
            guard values.updateValue(newValue, forKey: key) == nil else { return }
            order.append(key)
            if order.count > capacity { values[order.removeFirst()] = nil }
        }
    }

    mutating func removeAll(where isGone: (Value) -> Bool) {
        values = values.filter { !isGone($0.value) }
        order.removeAll { values[$0] == nil }
    }
}
