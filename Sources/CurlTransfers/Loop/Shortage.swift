import Glibc

/// What our own machine has run out of.
enum Shortage {
    /// Whether a name look-up may have failed for want of file descriptors: `getaddrinfo` then says that the name does
    /// not exist. It needs a handful (`/etc/hosts`, `/etc/resolv.conf`, sockets).
    static func ofDescriptors() -> Bool {
        var copies: [CInt] = []
        defer { for copy in copies { close(copy) } }
        for _ in 0..<8 {
            let copy = dup(0)
            if copy < 0 { return errno == EMFILE || errno == ENFILE }
            copies.append(copy)
        }
        return false
    }
}
