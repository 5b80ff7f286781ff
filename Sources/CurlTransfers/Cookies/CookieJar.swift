import Transfers

/// Reads libcurl's list of cookies, and picks those that would be sent to a URL (RFC 6265 section 5.4).
struct CookieJar: Sendable {
    private struct Entry: Sendable {
        var cookie: Cookie
        /// Set without a `Domain` attribute: for that very host only.
        var isHostOnly: Bool
        /// Seconds since 1970; nothing for a cookie of the session.
        var expires: Int?
    }

    private let entries: [Entry]

    /// - Parameter lines: Netscape cookie file format: domain, whether subdomains match, path, secure, expiry (0: none),
    ///   name, value, with tabs between them. libcurl refuses cookies with tabs in them.
    init(lines: [String]) {
        entries = lines.compactMap { line in
            let isHTTPOnly = line.hasPrefix("#HttpOnly_")
            let parts = line.dropFirst(isHTTPOnly ? 10 : 0).split(
                separator: "\t", maxSplits: 6, omittingEmptySubsequences: false)
            guard parts.count == 7 else { return nil }
            let domain = parts[0].hasPrefix(".") ? parts[0].dropFirst() : parts[0]
            let expires = Int(parts[4]) ?? 0
            return Entry(
                cookie: Cookie(
                    name: String(parts[5]), value: String(parts[6]), domain: domain.lowercased(),
                    path: String(parts[2]), isSecure: parts[3] == "TRUE"),
                isHostOnly: parts[1] != "TRUE", expires: expires == 0 ? nil : expires)
        }
    }

    /// By name, and among equal names the one with the longest path first, as a server would read them.
    ///
    /// - Parameter now: seconds since 1970.
    func cookies(for url: ParsedURL, now: Int) -> [Cookie] {
        // libcurl sends Secure cookies over plain HTTP to its own machine (lib/http.c).
        let isSafe = url.scheme == "https" || ["localhost", "127.0.0.1", "::1"].contains(url.host)
        return entries.filter { entry in
            (entry.expires.map { $0 > now } ?? true)
                && (isSafe || !entry.cookie.isSecure)
                && Self.domain(entry.cookie.domain, matches: url.host, exactly: entry.isHostOnly)
                && Self.path(entry.cookie.path, matches: url.path)
        }
        .map(\.cookie)
        .sorted { ($0.name, -$0.path.utf8.count) < ($1.name, -$1.path.utf8.count) }
    }

    /// RFC 6265 section 5.1.3.
    private static func domain(_ domain: String, matches host: String, exactly: Bool) -> Bool {
        if domain == host { return true }
        let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
        return !exactly && !isAddress && !domain.isEmpty && host.hasSuffix("." + domain)
    }

    /// RFC 6265 section 5.1.4.
    private static func path(_ path: String, matches requested: String) -> Bool {
        if path == requested || path == "/" || path.isEmpty { return true }
        return requested.hasPrefix(path) && (path.hasSuffix("/") || requested.dropFirst(path.count).hasPrefix("/"))
    }
}
