import Observations

/// A request as a command that anybody can run again.
enum ShellWords {
    /// Headers that curl writes itself, or that belong to one connection.
    private static let own: Set<String> = [
        "host", "content-length", "connection", "accept-encoding", "transfer-encoding", "expect",
    ]

    /// - Returns: nothing for what is no request of the web.
    static func curl(_ exchange: Exchange) -> String? {
        let lower = exchange.url.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        var lines = ["curl -i --compressed --url \(quoted(exchange.url, limit: 2000))"]
        let hasBody = exchange.requestBody.map { !$0.isEmpty } ?? false
        let isPlain = exchange.method.utf8.allSatisfy { (65...90).contains($0) } && exchange.method.utf8.count <= 20
        if isPlain, exchange.method != (hasBody ? "POST" : "GET") { lines.append("-X \(exchange.method)") }
        for header in exchange.requestHeaders.prefix(40) where !own.contains(header.name.lowercased()) {
            lines.append("-H \(quoted("\(header.name): \(header.value)", limit: 1000))")
        }
        if let body = exchange.requestBody, hasBody { lines.append("--data-raw \(quoted(body, limit: 4000))") }
        return lines.joined(separator: " \\\n  ")
    }

    /// One word of a shell, whatever is in it: nothing is special between single quotes but the quote itself. What cannot
    /// be seen is made visible first, so that nothing acts on the terminal that it is pasted into.
    static func quoted(_ text: String, limit: Int) -> String {
        let shown = WireText.clean(text, limit: limit).replacing("\n", with: " ")
        return "'" + shown.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
}
