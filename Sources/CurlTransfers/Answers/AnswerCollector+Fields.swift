import Transfers

/// The lines taken apart.
extension AnswerCollector {
    /// The fields of the answer in the order received. A line that is folded (RFC 9112 section 5.2) is joined with one
    /// space; a line without a colon is no field.
    var fields: [HeaderField] {
        var fields: [HeaderField] = []
        for line in lines.split(separator: 0x0A) {
            if let first = line.first, first == 0x20 || first == 0x09 {
                let more = Self.text(line)
                guard !fields.isEmpty, !more.isEmpty else { continue }
                let value = fields[fields.count - 1].value
                fields[fields.count - 1].value = value.isEmpty ? more : value + " " + more
            } else if let colon = line.firstIndex(of: 0x3A) {
                fields.append(HeaderField(Self.text(line[..<colon]), Self.text(line[(colon + 1)...])))
            }
        }
        return fields
    }

    /// The lines of a mail exchange without their line ends.
    var protocolLines: [String] {
        lines.split(separator: 0x0A).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
    }

    /// Without the white space around it; what is no UTF-8 becomes U+FFFD.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
