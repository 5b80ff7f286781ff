#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads regular files only, and only up to a size: neither a device nor a pipe can hold the program up.
enum SmallFile {
    enum Fault: Error, Sendable, Equatable {
        case system(code: Int32)
        case notRegular
        case tooLarge
    }

    static func read(_ path: String, atMost limit: Int) throws(Fault) -> [UInt8] {
        // Swift would pass everything before the zero byte and read another file.
        if path.utf8.contains(0) { throw .system(code: ENOENT) }
        // Non-blocking, because opening a pipe waits for its writer otherwise.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 { throw .system(code: errno) }
        defer { close(descriptor) }
        var status = stat()
        if fstat(descriptor, &status) != 0 { throw .system(code: errno) }
        if status.st_mode & S_IFMT != S_IFREG { throw .notRegular }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(code: errno)
            }
            bytes += buffer[..<count]
            if bytes.count > limit { throw .tooLarge }
        }
    }
}

/// The system call, which the method's own name hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
