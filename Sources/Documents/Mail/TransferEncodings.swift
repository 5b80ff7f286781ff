/// The content transfer encodings of RFC 2045, read as leniently as mail programs do.
enum TransferEncodings {
    static func decode(_ bytes: ArraySlice<UInt8>, encoding: String) -> [UInt8] {
        switch encoding.strippingASCIIWhiteSpace.lowercased() {
        case "quoted-printable": decodeQuotedPrintable(bytes)
        case "base64": decodeBase64(bytes)
        default: Array(bytes)
        }
    }

    /// A `=` at the end of a line joins it to the next one; a `=` without two digits stays.
    static func decodeQuotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var rest = bytes
        while !rest.isEmpty {
            let (line, behind) = MailLines.first(of: rest)
            let hadBreak = behind.startIndex > line.endIndex
            rest = behind
            // White space at the end of a line was added on the way.
            let kept = line.prefix(line.count - line.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count)
            let isSoft = kept.last == UInt8(ascii: "=")
            output += decodeHexadecimal(isSoft ? kept.dropLast() : kept, marker: UInt8(ascii: "="))
            if hadBreak, !isSoft { output += [0x0D, 0x0A] }
        }
        return output
    }

    /// The Q encoding of headers: as quoted-printable, with `_` for a space.
    static func decodeQ(_ bytes: [UInt8]) -> [UInt8] {
        decodeHexadecimal(bytes.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...], marker: UInt8(ascii: "="))
    }

    private static func decodeHexadecimal(_ bytes: ArraySlice<UInt8>, marker: UInt8) -> [UInt8] {
        var output: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == marker, index + 2 < bytes.endIndex,
                let high = PercentEncoding.value(of: bytes[index + 1]),
                let low = PercentEncoding.value(of: bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }

    /// Characters outside of the alphabet are skipped, padding may be missing, and text behind the padding goes on: lists append footers in
    /// base64 of their own.
    static func decodeBase64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 4 * 3)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            if byte == UInt8(ascii: "=") {
                // The rest of a group that padding ends is not a byte.
                buffer = 0
                bits = 0
                continue
            }
            guard let value = value(of: byte) else { continue }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
                buffer &= (1 << UInt32(bits)) - 1
            }
        }
        return output
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
