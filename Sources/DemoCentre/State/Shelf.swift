/// A dictionary that forgets its oldest entry when it is full, so that no caller can fill the memory.
struct Shelf<Value: Sendable>: Sendable {
    private let capacity: Int
    private var values: [String: Value] = [:]
    /// Keys in the order in which they came; those forgotten since are skipped.
    private var order: [String] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { values.count }

    subscript(key: String) -> Value? {
        get { values[key] }
        set {
            guard let newValue else {
                values[key] = nil
                return
            }
            if values.updateValue(newValue, forKey: key) == nil {
                order.append(key)
                trim()
            }
        }
    }

    mutating func removeAll(where isGone: (Value) -> Bool) {
        values = values.filter { !isGone($0.value) }
    }

    private mutating func trim() {
        while values.count > capacity, let oldest = order.first {
            order.removeFirst()
            values[oldest] = nil
        }
        if order.count > capacity * 2 {
            order = order.filter { values[$0] != nil }
        }
    }
}
