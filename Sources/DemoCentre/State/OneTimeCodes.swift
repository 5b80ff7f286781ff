import Crypto
import Foundation

/// One-time codes by time (RFC 6238, SHA-1, 6 digits, 30 s), each accepted once.
struct OneTimeCodes: Sendable {
    static let period: TimeInterval = 30

    /// The last step that was used, by user.
    private var used: [String: UInt64] = [:]

    /// True once per step, for the step of this moment and its two neighbours, as clocks differ.
    mutating func accept(_ code: String, user: String, secret: String, now: Date, evenIfUsed: Bool = false) -> Bool {
        let seconds = now.timeIntervalSince1970
        guard seconds > Self.period, seconds < 1e12, let key = Self.base32(secret) else { return false }
        let step = UInt64(seconds / Self.period)
        for candidate in step - 1...step + 1 where Self.code(key: key, step: candidate) == code {
            if let last = used[user], candidate <= last, !evenIfUsed { continue }
            used[user] = candidate
            return true
        }
        return false
    }

    /// HOTP of RFC 4226 with the step as counter.
    static func code(key: [UInt8], step: UInt64) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * UInt64($0))) }
        let digest = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
        let offset = Int(digest[digest.count - 1] & 15)
        var number: UInt32 = 0
        for byte in digest[offset..<offset + 4] { number = number << 8 | UInt32(byte) }
        let digits = String((number & 0x7FFF_FFFF) % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// RFC 4648 base 32 without regard to case or padding; nil when a character does not belong to it.
    static func base32(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in text.uppercased().utf8 where byte != UInt8(ascii: "=") {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "2")...UInt8(ascii: "7"): value = byte - UInt8(ascii: "2") + 26
            default: return nil
            }
            buffer = (buffer << 5 | UInt32(value)) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return bytes
    }
}
