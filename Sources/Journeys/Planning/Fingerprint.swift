/// A short name for a text. Not for security: it tells plans of one user apart (FNV-1a, 64 bits, twice).
package enum Fingerprint {
    /// 32 lower-case hexadecimal digits.
    package static func of(_ text: String) -> String {
        let halves = [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15].map { (basis: UInt64) in
            text.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
        return halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
