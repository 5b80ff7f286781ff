/// `application/x-www-form-urlencoded` as the WHATWG URL standard serializes it.
package enum FormURLEncoding {
    /// `name=value&…`: a space becomes `+`, letters, digits and `*-._` stay, everything else is percent-encoded.
    package static func encode(_ entries: [FormEntry], in charset: TextEncoding = .utf8) -> String {
        entries.map { entry in
            let name = encode(charset.encode(normalizingLineBreaks(entry.name)))
            let value = encode(charset.encode(normalizingLineBreaks(entry.text)))
            return "\(name)=\(value)"
        }.joined(separator: "&")
    }

    private static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x20: output.append(UInt8(ascii: "+"))
            case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): output.append(byte)
            case _ where byte.isASCIIAlphanumeric: output.append(byte)
            default:
                let digits = PercentEncoding.hexadecimal
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Every line break as CR LF, as forms send them.
    static func normalizingLineBreaks(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        var output: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0D: output += [0x0D, 0x0A]
            case 0x0A: if previous != 0x0D { output += [0x0D, 0x0A] }
            default: output.append(byte)
            }
            previous = byte
        }
        return String(decoding: output, as: UTF8.self)
    }
}
