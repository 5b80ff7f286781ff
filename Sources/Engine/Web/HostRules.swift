import Documents

/// Which hosts may be asked at all: those of the site and the journey, never one that a page or a mail brought.
struct HostRules: Sendable {
    private let exact: Set<String>
    private let suffixes: [String]

    /// - Parameter hosts: `host`, `host:port` or `*.domain`, without scheme.
    init(hosts: [String]) {
        exact = Set(hosts.filter { !$0.hasPrefix("*.") }.map { $0.lowercased() })
        suffixes = hosts.filter { $0.hasPrefix("*.") }.map { String($0.dropFirst()).lowercased() }
    }

    func allows(_ url: String) -> Bool {
        guard let host = URLReference.host(of: url)?.lowercased() else { return false }
        if exact.contains(host) || suffixes.contains(where: { host.hasSuffix($0) }) { return true }
        guard let port = URLReference.port(of: url) else { return false }
        return exact.contains("\(host):\(port)")
    }
}
