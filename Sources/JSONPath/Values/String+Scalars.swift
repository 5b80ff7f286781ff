extension String {
    /// Equality of Unicode scalars, without the canonical equivalence of `==` (RFC 9535 section 2.3.5.2.2).
    func hasSameScalars(as other: String) -> Bool {
        let (left, right) = (utf8, other.utf8)
        if left.count != right.count { return false }
        let same = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { right in left.elementsEqual(right) }
        }
        return (same ?? nil) ?? left.elementsEqual(right)
    }

    /// The order of Unicode scalar values, which is also the order of their UTF-8 bytes.
    func precedesInScalars(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
