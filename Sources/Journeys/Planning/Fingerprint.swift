/// A short name for a text. Not for security: it tells plans of one user apart (FNV-1a, 64 bits, twice).
package enum Fingerprint {
    /// At least 0 and below 1: the same for the same text, and spread evenly over different ones.
    package static func share(of text: String) -> Double {
        var bits = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        // The last characters of similar names reach the upper bits only by mixing (a finalizer of MurmurHash3's kind).
        for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] as [UInt64] {
            bits = (bits ^ (bits >> 33)) &* factor
        }
        return Double((bits ^ (bits >> 33)) >> 11) / Double(1 << 53 as UInt64)
    }

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
