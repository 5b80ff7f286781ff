import Journeys

/// Lists of hosts: `shop.example`, `127.0.0.1:8766`, `[::1]:8080`, `*.example.com`.
struct HostReader {
    let findings: Findings

    func hosts(_ node: YAMLNode, isRequired: Bool) -> [String] {
        guard case .list(let elements) = node.content else {
            findings.error(
                node, "expected a list of hosts, found \(node.typeName)",
                hint: "like hosts: [shop.example, \"api.shop.example:8443\"]")
            return []
        }
        if elements.isEmpty, isRequired { findings.error(node, "at least one host is needed") }
        return elements.compactMap(host)
    }

    private func host(_ node: YAMLNode) -> String? {
        guard let text = Values.text(node, of: "hosts", findings)?.lowercased() else { return nil }
        if let scheme = text.firstRange(of: "://") {
            let rest = text[scheme.upperBound...].prefix { $0 != "/" }
            findings.error(node, "a host stands here, without scheme and path", hint: "write \(rest)")
            return nil
        }
        if text.contains("/") {
            findings.error(node, "a host stands here, without a path", hint: "write \(text.prefix { $0 != "/" })")
            return nil
        }
        if text.contains("{{") {
            findings.error(node, "hosts are written out; no value may add one")
            return nil
        }
        guard isHost(text) else {
            let hint =
                text.contains("*")
                ? "a wildcard stands at the start only: *.example.com" : "like shop.example or 127.0.0.1:8766"
            findings.error(node, "'\(Words.short(text))' is no host", hint: hint)
            return nil
        }
        return text
    }

    /// One host with or without a port, and no wildcard.
    func isSingleHost(_ text: String) -> Bool { !text.contains("*") && isHost(text) }

    private func isHost(_ text: String) -> Bool {
        guard text.utf8.count <= 260 else { return false }
        if text.hasPrefix("[") {
            guard let close = text.firstIndex(of: "]") else { return false }
            let inside = text[text.index(after: text.startIndex)..<close]
            return !inside.isEmpty && inside.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
                && isPort(text[text.index(after: close)...])
        }
        let isWild = text.hasPrefix("*.")
        let rest = isWild ? text.dropFirst(2) : text[...]
        let host = rest.prefix { $0 != ":" }
        // A wildcard that covers a whole top-level domain, or all, would be no limit.
        guard !isWild || host.contains(".") || host == "localhost" else { return false }
        return !host.isEmpty && host.unicodeScalars.allSatisfy(Self.isHostScalar) && !host.hasPrefix(".")
            && !host.contains("..") && isPort(rest[host.endIndex...]) && (!isWild || host.endIndex == rest.endIndex)
    }

    private func isPort(_ text: Substring) -> Bool {
        guard !text.isEmpty else { return true }
        guard text.hasPrefix(":"), let port = Measure.integer(String(text.dropFirst())) else { return false }
        return (1...65_535).contains(port)
    }

    private static func isHostScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "-" || scalar == "_" || ("0"..."9").contains(scalar)
            || scalar.properties.isAlphabetic
    }
}
