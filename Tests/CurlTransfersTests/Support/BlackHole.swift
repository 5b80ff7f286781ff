import Glibc

/// A port that takes no connection: its queue is full, and Linux drops what does not fit.
final class BlackHole {
    let url: String
    private let sockets: [CInt]

    init() throws {
        let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var sockets = [listener]
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        url = try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(listener, address, length) == 0, listen(listener, 0) == 0,
                    getsockname(listener, address, &length) == 0
                else { throw LoopbackServer.NoServer() }
                for _ in 0..<3 {
                    let filler = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
                    connect(filler, address, length)
                    sockets.append(filler)
                }
            }
            return "http://127.0.0.1:\(UInt16(bigEndian: pointer.pointee.sin_port))/"
        }
        self.sockets = sockets
    }

    deinit { for socket in sockets { close(socket) } }
}
