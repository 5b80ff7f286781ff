/// `start:end:step` (RFC 9535 section 2.3.4). All three are within ±(2^53 − 1), so no sum here overflows.
struct Slice: Sendable {
    var start: Int?
    var end: Int?
    var step = 1

    /// The indexes that the slice selects from an array of that length, in order.
    func indexes(count: Int) -> StrideTo<Int> {
        func normalized(_ index: Int) -> Int { index >= 0 ? index : count + index }
        if step > 0 {
            let lower = min(max(normalized(start ?? 0), 0), count)
            let upper = min(max(normalized(end ?? count), 0), count)
            return stride(from: lower, to: upper, by: step)
        }
        if step < 0 {
            let upper = min(max(normalized(start ?? count - 1), -1), count - 1)
            let lower = min(max(end.map(normalized) ?? -1, -1), count - 1)
            return stride(from: upper, to: lower, by: step)
        }
        return stride(from: 0, to: 0, by: 1)
    }
}
