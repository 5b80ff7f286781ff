/// Whether addresses that are known before the journey runs lie on hosts that may be asked.
struct HostCheck {
    let site: Site
    let journey: Journey?
    let reporter: Reporter

    private var allowed: [String] { site.hosts + (journey?.hosts ?? []) }
    private var scope: NameScope { NameScope(site: site, journey: journey) }

    /// - Parameter isAbsolute: no page is open that a relative address could be meant from.
    func problems(
        in template: Template, isAbsolute: Bool, schemes: [String] = ["http", "https"],
        credentialsHint: String = "use basic: { user: …, password: … }"
    ) -> [Diagnostic] {
        let (text, isComplete) = scope.knownText(of: template)
        guard let mark = text.firstRange(of: "://") else {
            // A place that is filled in later may bring all of it.
            guard isAbsolute, isComplete || !text.isEmpty else { return [] }
            let looksLikeHost = text.prefix { $0 != "/" }.contains(".")
            return [
                reporter.error(
                    at: template.location, width: template.source.unicodeScalars.count, "this is no absolute address",
                    hint: looksLikeHost
                        ? "write \(schemes.last ?? "https")://\(text.prefix(60))"
                        : "it begins with \(schemes.joined(separator: ":// or "))://")
            ]
        }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard schemes.contains(scheme) else {
            return [
                reporter.error(
                    at: template.location, width: template.source.unicodeScalars.count,
                    "'\(scheme.prefix(20))' is not asked here",
                    hint: "an address begins with \(schemes.joined(separator: ":// or "))://")
            ]
        }
        let rest = text[mark.upperBound...]
        let authority = rest.prefix { !"/?#\\".contains($0) }
        // The host may go on in a place that is filled in later.
        guard isComplete || authority.endIndex != rest.endIndex else { return [] }
        return problems(in: String(authority), scheme: scheme, template, credentialsHint)
    }

    func problems(in mailbox: Mailbox) -> [Diagnostic] {
        let schemes = mailbox.access == .imap ? ["imap", "imaps"] : ["http", "https"]
        return problems(in: mailbox.url, isAbsolute: true, schemes: schemes)
    }

    /// Warns of credentials on a way that anybody can listen to.
    func warnings(in template: Template, credentials: [Template]) -> [Diagnostic] {
        let (text, _) = scope.knownText(of: template)
        guard text.lowercased().hasPrefix("http://"), credentials.contains(where: holdsCredential) else { return [] }
        let authority = text.dropFirst(7).prefix { !"/?#\\".contains($0) }
        let host = Self.split(String(authority)).host
        guard !host.isEmpty, !Self.isLoopback(host) else { return [] }
        return [
            reporter.warning(
                at: template.location, width: template.source.unicodeScalars.count,
                "credentials go over plain http to \(host)", hint: "anybody on the way can read them; use https")
        ]
    }

    private func holdsCredential(_ template: Template) -> Bool {
        template.references.contains { name in
            if site.secrets[name] != nil || name == "account.code" { return true }
            let parts = name.split(separator: ".").map(String.init)
            guard let key = parts.last, parts.first == "account" || parts.first == "accounts" else { return false }
            if Account.credentialKeys.contains(key) { return true }
            let account = parts.first == "account" ? journey?.account : parts.dropFirst().first
            if case .secret? = account.flatMap({ site.accounts[$0]?.values[key] }) { return true }
            return false
        }
    }

    private func problems(
        in authority: String, scheme: String, _ template: Template, _ credentialsHint: String
    ) -> [Diagnostic] {
        let width = template.source.unicodeScalars.count
        if authority.contains("@") {
            return [
                reporter.error(
                    at: template.location, width: width, "credentials do not stand in an address",
                    hint: credentialsHint)
            ]
        }
        let (host, port) = Self.split(authority.lowercased())
        guard !host.isEmpty else {
            return [reporter.error(at: template.location, width: width, "this address has no host")]
        }
        let usual =
            ["http": "80", "https": "443", "imap": "143", "imaps": "993", "socks5": "1080", "socks5h": "1080"][scheme]
            ?? ""
        let withPort = "\(host):\(port ?? usual)"
        let isAllowed = allowed.contains { entry in
            entry == host || entry == withPort || (entry.hasPrefix("*.") && host.hasSuffix(entry.dropFirst()))
        }
        guard !isAllowed else { return [] }
        let written = port == nil ? host : withPort
        return [
            reporter.error(
                at: template.location, width: width, "'\(written.prefix(80))' is not in hosts:",
                hint: "add \"\(written.prefix(80))\" to hosts: if requests may go there")
        ]
    }

    private static func split(_ authority: String) -> (host: String, port: String?) {
        if authority.hasPrefix("["), let close = authority.firstIndex(of: "]") {
            let rest = authority[authority.index(after: close)...]
            return (String(authority[...close]), rest.hasPrefix(":") ? String(rest.dropFirst()) : nil)
        }
        guard let colon = authority.lastIndex(of: ":") else { return (authority, nil) }
        let port = String(authority[authority.index(after: colon)...])
        return (String(authority[..<colon]), port.isEmpty ? nil : port)
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || host.hasPrefix("127.")
    }
}
