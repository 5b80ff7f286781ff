/// A character that structures a query, plain or percent-encoded.
struct AddressSeparator {
    enum Kind {
        /// `&`: ends a value and begins a parameter.
        case divides
        /// `#`: the same in an address; part of the value in a form.
        case dividesFragment
        /// `?` or `;`: may begin a parameter, and may be part of a value.
        case begins
        case equals
    }

    let kind: Kind
    /// 0 plain, 1 encoded, 2 encoded twice.
    let level: Int
    /// Bytes of the text.
    let length: Int

    init?(at position: Int, in text: [UInt8]) {
        if text[position] != UInt8(ascii: "%") {
            guard let kind = Self.kind(of: text[position]) else { return nil }
            (self.kind, level, length) = (kind, 0, 1)
            return
        }
        let isDouble = text[position...].starts(with: "%25".utf8)
        let digits = text[position...].dropFirst(isDouble ? 3 : 1).prefix(2).compactMap(PercentEncoding.hexadecimal)
        guard digits.count == 2, let kind = Self.kind(of: digits[0] << 4 | digits[1]) else { return nil }
        (self.kind, level, length) = (kind, isDouble ? 2 : 1, isDouble ? 5 : 3)
    }

    private static func kind(of byte: UInt8) -> Kind? {
        switch byte {
        case UInt8(ascii: "&"): .divides
        case UInt8(ascii: "#"): .dividesFragment
        case UInt8(ascii: "?"), UInt8(ascii: ";"): .begins
        case UInt8(ascii: "="): .equals
        default: nil
        }
    }
}
