import Crypto

/// A generator of one-time codes: HOTP (RFC 4226) over time steps, which is TOTP (RFC 6238).
package struct OneTimeCode: Sendable, Equatable {
    package enum Algorithm: String, Sendable, CaseIterable {
        case sha1 = "SHA1"
        case sha256 = "SHA256"
        case sha512 = "SHA512"
    }

    package let algorithm: Algorithm
    /// 6 to 8.
    package let digits: Int
    /// Seconds of one step, 1 to 86,400.
    package let period: Int
    private let key: [UInt8]

    /// - Parameter base32: the shared secret in any case, spaces, dashes and padding allowed.
    package init(
        base32: String, algorithm: Algorithm = .sha1, digits: Int = 6, period: Int = 30
    ) throws(OneTimeCodeError) {
        do throws(Base32.Fault) {
            key = try Base32.decode(base32)
        } catch {
            throw OneTimeCodeError(error)
        }
        if key.isEmpty { throw .emptySecret }
        if !(6...8).contains(digits) { throw .digits(digits) }
        if !(1...86_400).contains(period) { throw .period(period) }
        self.algorithm = algorithm
        self.digits = digits
        self.period = period
    }

    /// The number of the step that holds that moment. T0 is the Unix epoch.
    package func step(at unixSeconds: Int) -> Int {
        let (quotient, remainder) = unixSeconds.quotientAndRemainder(dividingBy: period)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Seconds until the next step begins, 1 to the period.
    package func secondsLeft(at unixSeconds: Int) -> Int {
        let remainder = unixSeconds % period
        return remainder < 0 ? -remainder : period - remainder
    }

    /// The code of a step (or of a counter, RFC 4226), with leading zeros.
    package func code(atStep step: Int) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: UInt64(bitPattern: Int64(step)) >> (56 - 8 * $0)) }
        let digest = authenticationCode(of: message)
        // Dynamic truncation (RFC 4226 section 5.3). The smallest digest has 20 bytes, so 15 + 4 fits.
        let offset = Int(digest.last ?? 0) & 0x0F
        let number = digest.dropFirst(offset).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = [6: 1_000_000, 7: 10_000_000][digits] ?? 100_000_000
        let text = String(Int(number) % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    private func authenticationCode(of message: [UInt8]) -> [UInt8] {
        let key = SymmetricKey(data: key)
        return switch algorithm {
        case .sha1: Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: key))
        case .sha256: Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
        case .sha512: Array(HMAC<SHA512>.authenticationCode(for: message, using: key))
        }
    }
}

extension OneTimeCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "one-time code (\(algorithm.rawValue), \(digits) digits, \(period) s)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
