import Glibc

/// The open sockets of one session, counted for the loop besides.
///
/// libcurl tells of every socket that it opens, but not of every one that it closes: one that never came to be
/// connected (cancelled, or the slower of two addresses) is closed silently (`cf_socket_close` in `lib/cf-socket.c`),
/// and its number may belong to somebody else by now. Hence a socket is known by its inode, too.
final class SocketLedger {
    private var inodes: [CInt: ino_t] = [:]
    private let census: Census
    /// Set for mail: see ``ShareHandle``.
    var endsAbruptly = false

    init(census: Census) { self.census = census }

    deinit { census.openSockets -= inodes.count }

    var isEmpty: Bool { inodes.isEmpty }

    func opened(_ socket: CInt) {
        guard let inode = Self.inode(socket) else { return }
        if inodes.updateValue(inode, forKey: socket) == nil { census.openSockets += 1 }
    }

    /// - Returns: 0, as libcurl wants it.
    func close(_ socket: CInt) -> CInt {
        forget(socket)
        return Glibc.close(socket)
    }

    /// Forgets those that were closed silently.
    func prune() {
        for (socket, inode) in inodes where Self.inode(socket) != inode { forget(socket) }
    }

    /// Ends the connections without closing the sockets: whoever writes to or reads from one is not kept waiting.
    func shutDownAll() {
        prune()
        for socket in inodes.keys { shutdown(socket, CInt(SHUT_RDWR)) }
    }

    private func forget(_ socket: CInt) {
        if inodes.removeValue(forKey: socket) != nil { census.openSockets -= 1 }
    }

    private static func inode(_ socket: CInt) -> ino_t? {
        var status = stat()
        return fstat(socket, &status) == 0 ? status.st_ino : nil
    }
}
