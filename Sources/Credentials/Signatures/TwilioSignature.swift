import Crypto

/// The signature of Twilio's webhooks (twilio.com/docs/usage/security), computed as the caller that Twilio is.
///
/// The receiver builds the address again from what reaches it, so sign exactly the URL that is requested: with a port
/// that is not the scheme's own, without one that is.
package struct TwilioSignature {
    package enum Algorithm: Sendable {
        /// The account's auth token is the key; the default.
        case sha1
        /// A shared key of the account is; announced with ``settingsHeader(keyIdentifier:)``.
        case sha256
    }

    /// The header that carries the signature.
    package static let headerName = "X-Twilio-Signature"
    /// The header that announces a shared key.
    package static let settingsHeaderName = "X-Twilio-Webhooks-Signature-Settings"

    package static func settingsHeader(keyIdentifier: String) -> String {
        "key=\(keyIdentifier),algorithm=HMAC_SHA256"
    }

    /// The signature of a GET (no form) or of a form POST.
    ///
    /// - Parameters:
    ///   - url: the absolute URL as requested, with its query percent-encoded as it is sent. A fragment and user
    ///     information, which a receiver never sees, are left out.
    ///   - form: the decoded fields. Equal pairs count once, as in Twilio's own validator.
    /// - Returns: base64, the value of ``headerName``.
    package static func sign(
        url: String, form: [(String, String)], token: Secret, algorithm: Algorithm = .sha1
    ) -> String {
        var message = signedAddress(of: url)
        var values: [[UInt8]: Set<[UInt8]>] = [:]
        for (name, value) in form { values[Array(name.utf8), default: []].insert(Array(value.utf8)) }
        for (name, values) in values.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            for value in values.sorted(by: { $0.lexicographicallyPrecedes($1) }) { message += name + value }
        }
        return authenticate(message, token: token, algorithm: algorithm)
    }

    /// The signature of a request with a body that is no form, such as JSON.
    ///
    /// - Returns: the URL to request, which has the body's hash as `bodySHA256`, and the signature of that URL.
    package static func sign(
        url: String, body: [UInt8], token: Secret, algorithm: Algorithm = .sha1
    ) -> (url: String, signature: String) {
        let pieces = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = pieces.first.map(String.init) ?? ""
        let separator = address.contains("?") ? (address.hasSuffix("?") || address.hasSuffix("&") ? "" : "&") : "?"
        let signed = "\(address)\(separator)bodySHA256=\(bodyHash(body))"
        return (signed, sign(url: signed, form: [], token: token, algorithm: algorithm))
    }

    /// SHA-256 in lowercase hexadecimal.
    package static func bodyHash(_ body: [UInt8]) -> String {
        SHA256.hash(data: body).map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func signedAddress(of url: String) -> [UInt8] {
        let address = url.utf8.prefix { $0 != UInt8(ascii: "#") }
        let (colon, slash) = (UInt8(ascii: ":"), UInt8(ascii: "/"))
        guard let scheme = address.firstIndex(of: colon), address[scheme...].starts(with: [colon, slash, slash]) else {
            return Array(address)
        }
        let authorityStart = address.index(scheme, offsetBy: 3)
        let authority = address[authorityStart...].prefix { $0 != slash && $0 != UInt8(ascii: "?") }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return Array(address) }
        return Array(address[..<authorityStart]) + Array(address[address.index(after: at)...])
    }

    private static func authenticate(_ message: [UInt8], token: Secret, algorithm: Algorithm) -> String {
        let key = SymmetricKey(data: Array(token.reveal().utf8))
        return switch algorithm {
        case .sha1: Base64.encode(Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: key)))
        case .sha256: Base64.encode(Array(HMAC<SHA256>.authenticationCode(for: message, using: key)))
        }
    }
}
