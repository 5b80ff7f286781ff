/// Percent-encoding as the WHATWG URL standard does it: `%` itself is kept, so that nothing is encoded twice.
package enum PercentEncoding {
    /// Which printable ASCII characters a part of a URL has to encode besides controls and everything above ASCII.
    enum KeptSet {
        case opaque, fragment, query, specialQuery, path, userInfo

        var encodes: Set<UInt8> {
            switch self {
            case .opaque: []
            case .fragment: Set(" \"<>`".utf8)
            case .query: Set(" \"#<>".utf8)
            case .specialQuery: Set(" \"#<>'".utf8)
            case .path: Set(" \"#<>?^`{}".utf8)
            case .userInfo: Set(" \"#<>?^`{}/:;=@[\\]|".utf8).subtracting(":".utf8)
            }
        }
    }

    static func encoded(_ bytes: some Sequence<UInt8>, keeping set: KeptSet) -> String {
        let encodes = set.encodes
        var output: [UInt8] = []
        for byte in bytes {
            if byte < 0x20 || byte > 0x7E || encodes.contains(byte) {
                output += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes behind `%XX`; a `%` without two hexadecimal digits stays as it is.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = value(of: bytes[index + 1]), let low = value(of: bytes[index + 2])
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

    /// The filter `urlDecode`: `%XX` becomes its byte, read as UTF-8; `+` stays.
    package static func decode(_ text: String) -> String {
        String(decoding: decoded(Array(text.utf8)[...]), as: UTF8.self)
    }

    static let hexadecimal = Array("0123456789ABCDEF".utf8)

    static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
