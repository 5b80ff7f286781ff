/// Where identifiers and tokens come from: the system, or a seed that makes a run repeatable (SplitMix64).
struct Randomness: Sendable {
    private var state: UInt64?

    init(seed: UInt64?) {
        state = seed
    }

    /// 128 bits as 32 hexadecimal digits.
    mutating func token() -> String {
        hexadecimal(next()) + hexadecimal(next())
    }

    private mutating func next() -> UInt64 {
        guard let old = state else { return UInt64.random(in: .min ... .max) }
        let current = old &+ 0x9E37_79B9_7F4A_7C15
        state = current
        var mixed = (current ^ (current >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
