import FlyingFox
import Foundation

/// `/metrics` and `/healthz` of a service. Everything else is 404; nothing can be changed through it.
struct StatusServer: Sendable {
    /// Prometheus' text; nothing where it cannot be made now.
    let metrics: @Sendable () -> String?
    let pulse: Pulse

    /// - Parameter address: `127.0.0.1:9765`, `0.0.0.0:9765` or `[::1]:9765`.
    static func address(_ text: String) -> (host: String, port: UInt16)? {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        let host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { return (String(host.dropFirst().dropLast()), port) }
        return host.isEmpty || host.contains(":") ? nil : (host, port)
    }

    /// Serves until the task is cancelled.
    func run(host: String, port: UInt16) async throws {
        var configuration: HTTPServer.Configuration
        if host.contains(":") {
            configuration = .init(address: try sockaddr_in6.inet6(ip6: host, port: port), timeout: 10)
        } else {
            configuration = .init(address: try sockaddr_in.inet(ip4: host, port: port), timeout: 10)
        }
        // It would call every end critical, in the log of a service that ends in good order.
        configuration.logger = .disabled
        let server = HTTPServer(config: configuration)
        await server.appendRoute("GET /metrics") { [metrics] _ in
            guard let text = metrics() else { return HTTPResponse(statusCode: .serviceUnavailable) }
            return HTTPResponse(
                statusCode: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: Data(text.utf8))
        }
        await server.appendRoute("GET /healthz") { [pulse] _ in
            let complaint = pulse.complaint
            return HTTPResponse(
                statusCode: complaint == nil ? .ok : .serviceUnavailable,
                headers: [.contentType: "text/plain; charset=utf-8"], body: Data("\(complaint ?? "ok")\n".utf8))
        }
        try await server.run()
    }
}
