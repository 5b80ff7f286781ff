/// A URL taken apart, and the way browsers put a link and the address of its page together.
///
/// Follows RFC 3986 section 5, with the leniencies of the WHATWG URL standard that pages rely on: tabs and line breaks inside are
/// dropped, backslashes count as slashes, and what may not stand in a URL is percent-encoded as UTF-8.
package struct URLReference: Sendable, Equatable {
    /// In lower case, without the colon.
    package var scheme: String?
    /// What stands before the `@`; never empty.
    package var userInfo: String?
    /// In lower case, with the brackets of an IPv6 address.
    package var host: String?
    /// As written; `nil` when it is missing or the default of the scheme.
    package var port: Int?
    package var path: String
    /// Without the question mark; empty when only the question mark is there.
    package var query: String?
    /// Without the number sign.
    package var fragment: String?

    /// The absolute form of `reference` as found on the page `base`, or `nil` when one of the two is not a URL.
    package static func resolve(
        _ reference: String, against base: String, keepingFragment: Bool = true
    ) -> String? {
        guard let base = URLReference(base), base.scheme != nil else { return nil }
        guard var target = URLReference(reference, baseScheme: base.scheme)?.resolved(against: base) else { return nil }
        if !keepingFragment { target.fragment = nil }
        return target.text
    }

    /// Scheme, host and a port that is not the default, as in the `Origin` header; `nil` unless `http` or `https`.
    package static func origin(of url: String) -> String? {
        guard let parts = URLReference(url), let scheme = parts.scheme, let host = parts.host, !host.isEmpty,
            scheme == "http" || scheme == "https"
        else { return nil }
        return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
    }

    /// The host in lower case, with the brackets of an IPv6 address.
    package static func host(of url: String) -> String? {
        URLReference(url)?.host.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The port that a connection uses: the one written, or the default of the scheme.
    package static func port(of url: String) -> Int? {
        guard let parts = URLReference(url), let scheme = parts.scheme else { return nil }
        return parts.port ?? defaultPorts[scheme]
    }

    static let defaultPorts = ["http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21, "imap": 143, "imaps": 993]
    /// The schemes whose URLs always have a host, and whose slashes browsers repair.
    static let specialSchemes: Set<String> = ["http", "https", "ws", "wss", "ftp"]

    var isSpecial: Bool { scheme.map(Self.specialSchemes.contains) ?? false }

    /// The parts put together again (RFC 3986 section 5.3).
    package var text: String {
        var text = scheme.map { $0 + ":" } ?? ""
        if let host {
            text += "//" + (userInfo.map { $0 + "@" } ?? "") + host + (port.map { ":\($0)" } ?? "")
        }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// RFC 3986 section 5.2.2.
    private func resolved(against base: URLReference) -> URLReference? {
        var target = self
        if scheme != nil {
            // Opaque URLs (`mailto:`, `data:`) have no segments to tidy.
            if host != nil || path.hasPrefix("/") { target.path = Self.removingDotSegments(path) }
        } else {
            target.scheme = base.scheme
            if host != nil {
                target.path = Self.removingDotSegments(path)
            } else {
                guard base.host != nil || base.path.hasPrefix("/") else {
                    // Nothing but a fragment can be added to an opaque URL.
                    guard path.isEmpty, query == nil else { return nil }
                    var same = base
                    same.fragment = fragment
                    return same
                }
                target.userInfo = base.userInfo
                target.host = base.host
                target.port = base.port
                if path.isEmpty {
                    target.path = base.path
                    if query == nil { target.query = base.query }
                } else if path.hasPrefix("/") {
                    target.path = Self.removingDotSegments(path)
                } else {
                    target.path = Self.removingDotSegments(merged(with: base))
                }
            }
        }
        if target.isSpecial {
            guard let host = target.host, !host.isEmpty else { return nil }
            if target.path.isEmpty { target.path = "/" }
        }
        if let port = target.port, let scheme = target.scheme, Self.defaultPorts[scheme] == port { target.port = nil }
        return target
    }

    /// RFC 3986 section 5.2.3.
    private func merged(with base: URLReference) -> String {
        if base.host != nil, base.path.isEmpty { return "/" + path }
        guard let slash = base.path.lastIndex(of: "/") else { return path }
        return String(base.path[...slash]) + path
    }

    /// RFC 3986 section 5.2.4, where browsers also read `%2e` as a dot.
    static func removingDotSegments(_ path: String) -> String {
        var output: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        let isRooted = path.hasPrefix("/")
        for (index, segment) in (isRooted ? segments.dropFirst() : segments[...]).enumerated() {
            let isLast = index == segments.count - (isRooted ? 2 : 1)
            switch segment.lowercased() {
            case ".", "%2e":
                if isLast { output.append("") }
            case "..", ".%2e", "%2e.", "%2e%2e":
                if !output.isEmpty { output.removeLast() }
                if isLast { output.append("") }
            default:
                output.append(segment)
            }
        }
        return (isRooted ? "/" : "") + output.joined(separator: "/")
    }
}
