import Journeys

/// The list `self_check:` of the site: hosts, with a port perhaps, or URLs.
struct SelfCheckReader {
    static let maximumHosts = 10

    let findings: Findings

    func selfChecks(_ reader: MappingReader) -> [SelfCheck] {
        guard reader.has("self_check"), let entries = reader.texts("self_check") else { return [] }
        if entries.isEmpty, let key = reader.key("self_check") { findings.error(key, "at least one host is needed") }
        if entries.count > Self.maximumHosts {
            findings.error(entries[Self.maximumHosts].node, "more than \(Self.maximumHosts) hosts")
        }
        return entries.compactMap { text, node in
            guard let url = url(text, node) else { return nil }
            return SelfCheck(name: text, url: url, location: findings.location(of: node))
        }
    }

    private func url(_ text: String, _ node: YAMLNode) -> String? {
        if text.contains("{{") {
            findings.error(node, "self-check hosts are written out")
            return nil
        }
        guard let scheme = text.firstRange(of: "://") else {
            guard HostReader(findings: findings).isSingleHost(text.lowercased()) else {
                findings.error(
                    node, "'\(Words.short(text))' is no host", hint: "like dns.example, 192.0.2.1:53 or a URL")
                return nil
            }
            let hasPort = text.hasSuffix("]") ? false : text.contains(":")
            // Any open port does: what is said on it does not matter.
            return hasPort ? "http://\(text)/" : "https://\(text)/"
        }
        let authority = text[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
        guard ["http", "https"].contains(text[..<scheme.lowerBound].lowercased()) else {
            findings.error(node, "a self-check is a host, or a URL that begins with http:// or https://")
            return nil
        }
        guard !authority.contains("@") else {
            findings.error(node, "credentials do not stand in an address", hint: "whatever is answered will do")
            return nil
        }
        guard HostReader(findings: findings).isSingleHost(authority.lowercased()) else {
            findings.error(node, "'\(Words.short(String(authority)))' is no host")
            return nil
        }
        return text
    }
}
