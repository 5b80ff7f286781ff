/// Why no codes can be made. Never holds the secret or a character of it.
package enum OneTimeCodeError: Error, Sendable, Equatable, CustomStringConvertible {
    case emptySecret
    /// A character outside the base32 alphabet; its place counts from 1.
    case invalidCharacter(place: Int)
    /// The base32 text has a length that none has.
    case cutOff
    case digits(Int)
    case period(Int)
    /// Not `otpauth://…`.
    case notCodeURI
    /// `otpauth://hotp/…`: the server's counter moves with every use, and a monitor cannot follow it.
    case counterBased
    case missingSecret
    case unknownAlgorithm(String)
    /// `digits` or `period` of the URI is no number.
    case notNumber(parameter: String)

    init(_ fault: Base32.Fault) {
        switch fault {
        case .invalidCharacter(let place): self = .invalidCharacter(place: place)
        case .cutOff: self = .cutOff
        }
    }

    package var description: String {
        switch self {
        case .emptySecret: "the code's secret is empty"
        case .invalidCharacter(let place):
            "character \(place) of the code's secret is not base32, which has the letters A to Z and the digits 2 to 7"
        case .cutOff: "the code's secret is not whole base32: characters are missing at its end"
        case .digits(let digits): "a code has 6 to 8 digits, not \(digits)"
        case .period(let period): "a code's period is 1 to 86400 seconds, not \(period)"
        case .notCodeURI: "the address of a code starts with otpauth://totp/"
        case .counterBased: "codes that count their uses (otpauth://hotp) cannot be monitored; use a time-based one"
        case .missingSecret: "the otpauth address has no 'secret' parameter"
        case .unknownAlgorithm(let name): "unknown algorithm '\(name)'; there are SHA1, SHA256 and SHA512"
        case .notNumber(let parameter): "the otpauth address's '\(parameter)' is no number"
        }
    }
}
