extension JSON {
    /// A number with its spelling.
    ///
    /// Integers compare exactly, of any length, because account and order numbers are longer than the 53 bits of a
    /// double and two of them must never look equal. Everything else compares as IEEE 754 doubles, so that
    /// `0.10000000000000001`, as some serialisers write it, is `0.1`.
    package struct Number: Sendable {
        /// As RFC 8259 section 6 spells it, for example `-12.50e3`.
        package let literal: String

        /// - Parameter literal: follows the grammar of RFC 8259 section 6; only the parsers make one from text.
        init(literal: String) { self.literal = literal }

        package init(_ value: Int) { literal = String(value) }

        /// Nil for infinities and NaN, which JSON cannot hold.
        package init?(_ value: Double) {
            guard value.isFinite else { return nil }
            literal = "\(value)"
        }
    }
}

extension JSON.Number {
    /// The nearest double; infinite when the literal is out of range.
    package var double: Double { Double(literal) ?? .nan }

    /// The value when it is whole and fits: `1`, `1.0` and `1e2` are.
    package var integer: Int64? {
        if let exact = Int64(literal) { return exact }
        if isPlainInteger { return nil }
        let approximation = double
        // Up to 2^53 a double that is whole is the value itself.
        guard approximation.magnitude <= 9_007_199_254_740_992, approximation == approximation.rounded() else {
            return nil
        }
        return Int64(approximation)
    }

    /// Neither fraction nor exponent.
    private var isPlainInteger: Bool {
        literal.utf8.allSatisfy { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
    }

    private var isNegative: Bool { literal.utf8.first == UInt8(ascii: "-") }

    /// -1, 0 or 1 for smaller, equal, larger.
    private func compared(to other: JSON.Number) -> Int {
        if let left = integer, let right = other.integer { return left < right ? -1 : (left == right ? 0 : 1) }
        if isPlainInteger, other.isPlainInteger { return comparedDigits(to: other) }
        let (left, right) = (double, other.double)
        if left.isInfinite, left == right {
            // Both beyond a double: equal only as spelt; no order is claimed (see `<`).
            return literal == other.literal ? 0 : 1
        }
        return left < right ? -1 : (left == right ? 0 : 1)
    }

    /// Integers of any length: without leading zeros the longer is larger, and equal lengths compare by digit.
    private func comparedDigits(to other: JSON.Number) -> Int {
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let (left, right) = (literal.utf8, other.literal.utf8)
        if left.elementsEqual(right) { return 0 }
        let isShorter =
            left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
        return isShorter != isNegative ? -1 : 1
    }
}

extension JSON.Number: Comparable {
    package static func == (left: Self, right: Self) -> Bool { left.compared(to: right) == 0 }
    package static func < (left: Self, right: Self) -> Bool { left.compared(to: right) < 0 }
}
