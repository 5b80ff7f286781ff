import Glibc

/// A TCP socket at a port of the loopback interface that the system chose. Nobody listens on it yet, and connections are
/// refused; whoever makes it closes it.
struct BoundSocket: Sendable {
    let descriptor: CInt
    let port: Int
    var url: String { "http://127.0.0.1:\(port)" }

    init() throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw LoopbackServer.NoServer() }
        port = Int(UInt16(bigEndian: address.sin_port))
    }
}
