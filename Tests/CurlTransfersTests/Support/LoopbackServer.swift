import Glibc
import Synchronization

/// A TCP server on 127.0.0.1 that says what a test tells it to: each connection runs the script on a thread of its own.
final class LoopbackServer: Sendable {
    let port: Int
    private let listener: CInt
    private let counter = Mutex(Counter())

    struct Counter {
        var accepted = 0
        var requests: [String] = []
    }

    var accepted: Int { counter.withLock(\.accepted) }
    /// Heads (and bodies, where a length was given) of all requests read, in order.
    var requests: [String] { counter.withLock(\.requests) }
    var url: String { "http://127.0.0.1:\(port)" }

    init(_ script: @escaping @Sendable (Connection) -> Void) throws {
        listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 1024) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard bound else { throw NoServer() }
        port = Int(UInt16(bigEndian: address.sin_port))
        spawn { [self] in accept(script) }
    }

    /// Answers every request with the same bytes and keeps the connection.
    convenience init(answering answer: String) throws {
        try self.init { connection in
            while connection.readRequest() != nil { connection.send(answer) }
        }
    }

    func stop() { shutdown(listener, CInt(SHUT_RDWR)) }

    private func accept(_ script: @escaping @Sendable (Connection) -> Void) {
        while true {
            let socket = Glibc.accept(listener, nil, nil)
            guard socket >= 0 else { break }
            // A program started meanwhile would keep the connection open.
            _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
            let number = counter.withLock { counter in
                counter.accepted += 1
                return counter.accepted
            }
            spawn { [self] in
                let connection = Connection(socket: socket, number: number) { [self] request in
                    counter.withLock { $0.requests.append(request) }
                }
                script(connection)
                connection.close()
            }
        }
        close(listener)
    }

    struct NoServer: Error {}
}

/// One accepted connection. Used by the script's thread alone.
final class Connection {
    /// 1 for the server's first.
    let number: Int
    private let socket: CInt
    private let note: (String) -> Void
    private var pending: [UInt8] = []
    private var isOpen = true

    init(socket: CInt, number: Int, note: @escaping (String) -> Void) {
        self.socket = socket
        self.number = number
        self.note = note
        var one: CInt = 1
        setsockopt(socket, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
    }

    /// Head and, where a Content-Length is given, body; nothing when the client has closed.
    func readRequest() -> String? {
        while true {
            let text = String(decoding: pending, as: UTF8.self)
            if let end = text.firstRange(of: "\r\n\r\n") {
                let head = String(text[..<end.upperBound])
                let length =
                    head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                    .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
                let total = head.utf8.count + length
                if pending.count >= total {
                    let request = String(decoding: pending.prefix(total), as: UTF8.self)
                    pending.removeFirst(total)
                    note(request)
                    return request
                }
            }
            guard let more = read() else { return nil }
            pending += more
        }
    }

    /// Nothing at the end, or after a reset.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    /// - Returns: whether the client still takes it.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

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

/// A thread for as long as the body runs.
func spawn(_ body: @escaping @Sendable () -> Void) {
    final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 256 << 10)
    pthread_create(
        &thread, &attributes,
        { pointer in
            if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
            return nil
        }, Unmanaged.passRetained(Box(body)).toOpaque())
    pthread_detach(thread)
}

func pause(milliseconds: Int) { usleep(UInt32(milliseconds * 1000)) }
