extension String {
    /// Every run of white space, no-break spaces included, as one space; none at the ends.
    var collapsingWhiteSpace: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Without the white space of HTML at both ends.
    var strippingASCIIWhiteSpace: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !$0.isHTMLWhiteSpace }),
            let last = bytes.lastIndex(where: { !$0.isHTMLWhiteSpace })
        else { return "" }
        return String(self[first...last])
    }
}

extension UInt8 {
    /// Space, tab, line feed, form feed, carriage return.
    var isHTMLWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
}
