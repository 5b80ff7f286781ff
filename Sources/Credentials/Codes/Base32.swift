/// RFC 4648 section 6 as people copy it: any case, with spaces and dashes, with or without padding.
enum Base32 {
    enum Fault: Error, Sendable, Equatable {
        /// A character outside the alphabet; its place counts from 1.
        case invalidCharacter(place: Int)
        /// A number of characters that no whole bytes encode to.
        case cutOff
    }

    static func decode(_ text: String) throws(Fault) -> [UInt8] {
        var bytes: [UInt8] = []
        var (buffer, bitCount, count) = (UInt32(0), 0, 0)
        var isPadding = false
        for (place, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case " ", "-", "\t", "\n", "\r": continue
            case "=":
                isPadding = true
                continue
            default: break
            }
            guard let value = value(of: scalar), !isPadding else { throw .invalidCharacter(place: place + 1) }
            buffer = buffer << 5 | value
            bitCount += 5
            count += 1
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bitCount)))
                buffer &= 1 << UInt32(bitCount) - 1
            }
        }
        if [1, 3, 6].contains(count % 8) { throw .cutOff }
        return bytes
    }

    private static func value(of scalar: Unicode.Scalar) -> UInt32? {
        switch scalar {
        case "A"..."Z": scalar.value - 65
        case "a"..."z": scalar.value - 97
        case "2"..."7": scalar.value - 50 + 26
        default: nil
        }
    }
}
