import Foundation

/// Sends bytes to a loopback port and reads to the end; nothing between the test and the wire.
enum WireClient {
    struct Failure: Error {
        let what: String
    }

    static func exchange(_ bytes: [UInt8], port: UInt16) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            // Blocking calls get a thread of their own: the shared ones are few, and the server under test needs them.
            Thread.detachNewThread {
                continuation.resume(with: Result { try exchangeBlocking(bytes, port: port) })
            }
        }
    }

    private static func exchangeBlocking(_ bytes: [UInt8], port: UInt16) throws -> [UInt8] {
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard file >= 0 else { throw Failure(what: "socket") }
        defer { close(file) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(what: "connect: \(errno)") }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { break }
            sent += count
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(file, &buffer, buffer.count, 0)
            if count < 0, errno == EAGAIN { throw Failure(what: "nothing came, and nobody closed") }
            guard count > 0 else { return received }
            received += buffer[..<count]
        }
    }
}
