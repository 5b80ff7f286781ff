import Glibc

/// The open sockets of one session, counted for the loop besides.
final class SocketLedger {
    private var open: Set<CInt> = []
    private let census: Census

    init(census: Census) { self.census = census }

    var isEmpty: Bool { open.isEmpty }

    func opened(_ socket: CInt) {
        open.insert(socket)
        census.openSockets += 1
    }

    /// - Returns: 0, as libcurl wants it.
    func close(_ socket: CInt) -> CInt {
        if open.remove(socket) != nil { census.openSockets -= 1 }
        return Glibc.close(socket)
    }

    /// Ends the connections without closing the sockets: whoever writes to or reads from one is not kept waiting.
    func shutDownAll() { for socket in open { shutdown(socket, CInt(SHUT_RDWR)) } }
}
