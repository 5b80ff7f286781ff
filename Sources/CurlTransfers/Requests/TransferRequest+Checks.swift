import Transfers

/// What a request must be before libcurl sees it. libcurl sends most of what it is given, line breaks included.
extension TransferRequest {
    /// - Throws: `.invalidRequest`
    func checkedURL() throws(TransferFailure) -> ParsedURL {
        let parsed = try ParsedURL(url)
        guard parsed.isMail || parsed.isWeb else {
            throw TransferFailure(.invalidRequest, "\(parsed.scheme) is not http, https, imap, imaps, smtp or smtps")
        }
        guard !parsed.hasUserInformation else {
            throw TransferFailure(.invalidRequest, "the URL carries a user name or password; they belong to the login")
        }
        guard parsed.isSubmission == (envelope != nil) else {
            throw TransferFailure(.invalidRequest, "mail is sent by smtp or smtps, with an envelope, and read without")
        }
        return parsed
    }

    /// Words from libcurl, fit for people and logs: no credential of this request, no control characters (some of the
    /// words come from the server), and not without end.
    func redacted(_ words: String) -> String {
        var text = String(words.map { $0.isNewline || $0.isControl ? " " : $0 }.prefix(400))
        var secrets: [String] =
            switch login {
            case .password(_, let password): [password]
            case .bearer(let token, _): [token]
            case nil: []
            }
        if let password = proxy?.password { secrets.append(password) }
        for secret in secrets where !secret.isEmpty { text = text.split(separator: secret).joined(separator: "…") }
        return text
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.allSatisfy { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }
}

extension String {
    /// A token of RFC 9110 section 5.6.2: a method or a field name.
    var isToken: Bool {
        !utf8.isEmpty
            && utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    /// Whether it could end a line, or the string itself, early.
    var breaksLines: Bool { utf8.contains { $0 == 0 || $0 == 10 || $0 == 13 } }

    var hasControlCharacters: Bool { utf8.contains { $0 < 0x20 || $0 == 0x7F } }
}
