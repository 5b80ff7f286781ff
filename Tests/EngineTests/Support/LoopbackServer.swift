import Foundation
import Glibc
import Synchronization

/// Somebody's web server on 127.0.0.1, as a test wants it. Each connection has a thread of its own.
final class LoopbackServer: Sendable {
    let port: Int
    private let listener: CInt
    private let log = Log()

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
        let isStopped = Mutex(false)
    }

    /// Every request that was read, in order.
    var requests: [Request] { log.requests.withLock { $0 } }
    /// The targets of all requests: `POST /login`.
    var targets: [String] { requests.map { "\($0.method) \($0.target)" } }
    var url: String { "http://127.0.0.1:\(port)" }

    /// - Parameter script: says what a connection is sent for a request, byte by byte where it must be.
    init(raw script: @escaping @Sendable (Request, Connection) -> Void) throws {
        let bound = try BoundSocket()
        guard listen(bound.descriptor, 128) == 0 else { throw NoServer() }
        listener = bound.descriptor
        port = bound.port
        // Without the server itself, so that it can be let go of.
        Thread.detachNewThread { [listener, log] in Self.accept(on: listener, log, script) }
    }

    /// Answers requests whole.
    convenience init(_ respond: @escaping @Sendable (Request) -> Response) throws {
        try self.init(raw: { request, connection in connection.send(respond(request).bytes) })
    }

    /// Answers each of these targets (`/path` or `/path?query`) with its response, and all others with 404.
    convenience init(_ pages: [String: Response]) throws {
        try self.init { request in
            pages[request.target] ?? pages[request.path] ?? .html("<h1>Not here</h1>", status: 404)
        }
    }

    deinit { stop() }

    /// Once only: afterwards the descriptor may be somebody else's.
    func stop() {
        let isFirst = log.isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        if isFirst { shutdown(listener, CInt(SHUT_RDWR)) }
    }

    /// How often a path was asked for.
    func count(_ path: String) -> Int { requests.count { $0.path == path } }

    func request(_ path: String) -> Request? { requests.last { $0.path == path } }

    private static func accept(
        on listener: CInt, _ log: Log, _ script: @escaping @Sendable (Request, Connection) -> Void
    ) {
        while true {
            let socket = Glibc.accept(listener, nil, nil)
            guard socket >= 0 else { break }
            Thread.detachNewThread {
                let connection = Connection(socket)
                while let request = connection.read() {
                    log.requests.withLock { $0.append(request) }
                    script(request, connection)
                }
                connection.close()
            }
        }
        close(listener)
    }

    struct NoServer: Error {}
}

/// One accepted connection; used by its own thread only.
final class Connection {
    private let socket: CInt
    private var pending: [UInt8] = []
    private var isOpen = true

    init(_ socket: CInt) {
        self.socket = socket
        var one: CInt = 1
        setsockopt(socket, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
    }

    func read() -> Request? {
        while isOpen {
            if let (request, length) = Request.parse(pending) {
                pending.removeFirst(length)
                return request
            }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            pending += buffer.prefix(count)
        }
        return nil
    }

    /// - Returns: whether the client still takes it.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while isOpen, sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return isOpen
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    func close() {
        guard isOpen else { return }
        isOpen = false
        Glibc.close(socket)
    }

    /// Ends the connection with RST instead of FIN.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        close()
    }
}
