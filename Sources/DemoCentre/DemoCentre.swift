import FlyingFox
import Foundation

/// Somebody else's contact centre, embedded: seven channels on one loopback port, each of which can be made unusable
/// while its health check stays green.
///
/// It serves `softdown demo` and tests. It keeps everything in memory and knows nothing of the monitor.
package actor DemoCentre {
    package let configuration: Configuration
    private var centre: Centre
    private var server: HTTPServer?
    private var serving: Task<Void, Never>?

    package init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
        self.centre = Centre(configuration: configuration)
    }

    deinit {
        serving?.cancel()
    }

    /// Listens on 127.0.0.1.
    /// - Returns: the port, which is the configured one unless that was 0.
    /// - Throws: ``DemoCentreError``, when the port is taken or cannot be listened on.
    package func start() async throws(DemoCentreError) -> UInt16 {
        guard server == nil else { throw .alreadyStarted }
        let server = try makeServer()
        self.server = server
        let (listening, gate) = AsyncThrowingStream<Void, any Error>.makeStream()
        let serving = Task {
            do {
                try await server.run()
                gate.finish()
            } catch {
                gate.finish(throwing: error)
            }
        }
        let waiting = Task {
            try? await server.waitUntilListening(timeout: 5)
            if await server.isListening { gate.yield() }
            gate.finish()
        }
        self.serving = serving
        defer { waiting.cancel() }
        do {
            for try await _ in listening { break }
        } catch {
            await stop()
            throw DemoCentreError(listening: configuration.port, failure: error)
        }
        guard case .ip4(_, let port) = await server.listeningAddress else {
            await stop()
            throw .cannotListen(port: configuration.port, detail: "The server did not begin to listen.")
        }
        centre.origin = "http://127.0.0.1:\(port)"
        return port
    }

    /// Closes the port and all connections; what the centre knows stays, so that it can be started again.
    package func stop() async {
        let server = self.server
        let serving = self.serving
        self.server = nil
        self.serving = nil
        await server?.stop()
        serving?.cancel()
        await serving?.value
    }

    /// Switches a fault; it takes effect with the next request.
    package func set(_ fault: DemoFault, on: Bool) {
        centre.set(fault, on: on)
    }

    /// The faults that are on.
    package var faults: Set<DemoFault> { centre.faults }

    /// Forgets every session, mail, order, call and changed password, and switches all faults off.
    package func reset() {
        let origin = centre.origin
        centre = Centre(configuration: configuration)
        centre.origin = origin
    }

    /// Answers one request without a network; delays are left to the caller.
    func respond(to request: WebRequest) -> WebResponse {
        centre.respond(to: request)
    }

    private func makeServer() throws(DemoCentreError) -> HTTPServer {
        // Weak, or the centre and its server would keep each other alive.
        let handler = ClosureHTTPHandler { [weak self] request in
            let ours = try await WebRequest.read(request)
            let response =
                switch ours {
                case .success(let request): await self?.respond(to: request) ?? .text(503, "Closing.\n")
                case .failure(let refusal): refusal.response
                }
            return try await response.served(to: request)
        }
        do {
            // A slow page must be slow, not an error of the server: hence the long limit.
            return HTTPServer(
                config: HTTPServer.Configuration(
                    address: try sockaddr_in.inet(ip4: "127.0.0.1", port: configuration.port),
                    timeout: 120,
                    logger: .disabled),
                handler: handler)
        } catch {
            throw DemoCentreError(listening: configuration.port, failure: error)
        }
    }
}
