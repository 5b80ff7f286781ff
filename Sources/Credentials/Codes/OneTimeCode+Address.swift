extension OneTimeCode {
    /// Reads what a provider gives, in either form: the address of a QR code, or its base32 key alone.
    package init(key: String) throws(OneTimeCodeError) {
        if key.hasPrefix("otpauth:") { try self.init(uri: key) } else { try self.init(base32: key) }
    }

    /// Reads the address that a QR code for an authenticator app holds:
    /// `otpauth://totp/Label?secret=…&algorithm=SHA1&digits=6&period=30`. Unknown parameters are ignored.
    package init(uri: String) throws(OneTimeCodeError) {
        let withoutFragment = uri.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let parts = withoutFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let address = parts[0].lowercased()
        if address == "otpauth://hotp" || address.hasPrefix("otpauth://hotp/") { throw .counterBased }
        guard address == "otpauth://totp" || address.hasPrefix("otpauth://totp/") else { throw .notCodeURI }
        let parameters = Self.parameters(of: parts.count > 1 ? parts[1] : "")
        guard let secret = parameters["secret"] else { throw .missingSecret }
        let name = parameters["algorithm"] ?? Algorithm.sha1.rawValue
        // `HmacSHA256` and `SHA-256` are met in the wild.
        let plainName = String(name.uppercased().filter { $0 != "-" }.trimmingPrefix("HMAC"))
        guard let algorithm = Algorithm(rawValue: plainName) else { throw .unknownAlgorithm(name) }
        try self.init(
            base32: secret, algorithm: algorithm, digits: try Self.number("digits", in: parameters) ?? 6,
            period: try Self.number("period", in: parameters) ?? 30)
    }

    private static func number(_ name: String, in parameters: [String: String]) throws(OneTimeCodeError) -> Int? {
        guard let text = parameters[name] else { return nil }
        guard let number = Int(text) else { throw .notNumber(parameter: name) }
        return number
    }

    private static func parameters(of query: Substring) -> [String: String] {
        var parameters: [String: String] = [:]
        for pair in query.split(separator: "&").prefix(64) {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? String(sides[1]) : ""
            parameters[sides[0].lowercased()] = PercentEncoding.decode(value, plusIsSpace: true)
        }
        return parameters
    }
}
