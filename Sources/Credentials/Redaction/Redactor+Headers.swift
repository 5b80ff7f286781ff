extension Redactor {
    /// The value of a header field as it may be shown.
    ///
    /// Credentials are hidden by the name of their field, declared or not: an authorization keeps its scheme, cookies
    /// keep their names and attributes. Addresses are treated as ``redactURL(_:)`` does, everything else as
    /// ``redact(_:includingShort:isCut:)``.
    package func redactHeader(name: String, value: String) -> String {
        let field = name.lowercased()
        switch field {
        case "authorization", "proxy-authorization":
            return redact(Self.withoutCredentials(value, label: field))
        case "cookie":
            let cookies = value.split(separator: ";", omittingEmptySubsequences: false)
            return redact(cookies.map { Self.withoutValue($0, label: "cookie") }.joined(separator: ";"))
        case "set-cookie":
            var parts = value.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            if let cookie = parts.first { parts[0] = Self.withoutValue(cookie[...], label: "cookie") }
            return redact(parts.joined(separator: ";"))
        case "location", "content-location", "referer", "refresh", "link", "origin":
            return redactURL(value)
        default:
            if value.isEmpty || Self.harmlessHeaders.contains(field) || !SensitiveName.matches(name) {
                return redact(value)
            }
            return "‹\(field)›"
        }
    }

    /// Names that only sound like secrets.
    private static let harmlessHeaders: Set<String> = [
        "access-control-allow-credentials", "access-control-allow-headers", "access-control-allow-methods",
        "access-control-allow-origin", "access-control-expose-headers", "access-control-max-age",
        "access-control-request-headers", "access-control-request-method", "sec-websocket-key",
        "x-twilio-webhooks-signature-settings",
    ]

    /// `Basic abc` becomes `Basic ‹label›`; without a scheme everything is the credential.
    private static func withoutCredentials(_ value: String, label: String) -> String {
        let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].count <= 32, parts[0].utf8.allSatisfy(isSchemeCharacter) else {
            return value.isEmpty ? value : "‹\(label)›"
        }
        return "\(parts[0]) ‹\(label)›"
    }

    private static func isSchemeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// `name=value` without the value; a piece without `=` is one, since servers take it for a value.
    private static func withoutValue(_ pair: Substring, label: String) -> String {
        guard let equals = pair.firstIndex(of: "=") else {
            return pair.allSatisfy(\.isWhitespace) ? String(pair) : " ‹\(label)›"
        }
        let value = pair[pair.index(after: equals)...]
        return pair[...equals] + (value.isEmpty ? "" : "‹\(label)›")
    }
}
