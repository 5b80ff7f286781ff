import Synchronization

/// Tells from the name of a header, query parameter or form field that its value is a secret.
///
/// A guess on the safe side, for values that nobody declared: session tokens, codes of an OAuth redirect, signed links.
enum SensitiveName {
    /// Words that name a secret wherever they stand in a name.
    private static let words: Set<String> = [
        "access", "apikey", "assertion", "auth", "authorization", "bearer", "captcha", "code", "codes", "cookie",
        "credential",
        "credentials", "csrf", "csrfmiddlewaretoken", "csrftoken", "digits", "hmac", "jsessionid", "jwt", "key",
        "nonce", "otp",
        "pass", "passcode", "passphrase", "passwd", "password", "passwort", "phpsessid", "pin", "pwd", "samlresponse",
        "secret",
        "session", "sessionid", "sid", "sig", "signature", "signed", "state", "ticket", "token", "tokens", "totp",
        "verifier",
        "viewstate", "xsrf",
    ]

    /// Endings that name a secret in names written as one word.
    private static let endings = [
        "token", "password", "passwd", "secret", "signature", "apikey", "sessionid", "credential",
    ]

    /// Words that make an innocent name of `code`, `key` and `state`.
    private static let innocent: Set<String> = [
        "area", "cache", "challenge", "country", "currency", "error", "foreign", "lang", "language", "method", "postal",
        "primary",
        "public", "reason", "sort", "status", "type", "zip",
    ]

    /// The same few dozen names come with every answer.
    private static let known = Mutex<[String: Bool]>([:])
    private static let mostKnown = 1024

    static func matches(_ name: some StringProtocol) -> Bool {
        guard name.utf8.count <= 64 else { return sounds(name) }
        let name = String(name)
        if let known = known.withLock({ $0[name] }) { return known }
        let answer = sounds(name)
        known.withLock { known in
            // Names come from the wire: whoever sends ever new ones makes no list of them here.
            if known.count >= mostKnown { known.removeAll(keepingCapacity: true) }
            known[name] = answer
        }
        return answer
    }

    private static func sounds(_ name: some StringProtocol) -> Bool {
        let parts = split(name)
        if parts.contains(where: { part in endings.contains { part.hasSuffix($0) } }) { return true }
        if parts.contains(where: innocent.contains) { return false }
        return parts.contains(where: words.contains)
    }

    /// Words in lower case: `accessToken`, `X-Access-Token` and `access_token` have the same two.
    private static func split(_ name: some StringProtocol) -> [String] {
        var parts: [String] = []
        var part = ""
        var wasLower = false
        for scalar in name.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if !isLetter || scalar.properties.isUppercase && wasLower {
                if !part.isEmpty { parts.append(part.lowercased()) }
                part = ""
            }
            if isLetter { part.unicodeScalars.append(scalar) }
            wasLower = isLetter && !scalar.properties.isUppercase
        }
        if !part.isEmpty { parts.append(part.lowercased()) }
        return parts
    }
}
