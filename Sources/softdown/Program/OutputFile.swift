import Foundation

/// Writes a file so that a reader sees the old one or the new one, never a half.
enum OutputFile {
    struct Failure: Error, CustomStringConvertible {
        var path: String
        var reason: String

        var description: String { "\(path) could not be written: \(reason)" }
    }

    /// Leaves a file alone that says the same already.
    static func writeIfChanged(_ text: String, to path: String) throws(Failure) {
        if let old = try? Data(contentsOf: URL(fileURLWithPath: path)), old == Data(text.utf8) { return }
        try write(text, to: path)
    }

    /// Beside the target, under a name that no collector reads, then renamed over it.
    static func write(_ text: String, to path: String) throws(Failure) {
        let folder = (path as NSString).deletingLastPathComponent
        let directory = folder.isEmpty ? "." : folder
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw Failure(path: path, reason: "the folder \(directory) cannot be made")
        }
        let temporary = "\(directory)/.\((path as NSString).lastPathComponent).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        do throws(Failure) {
            try put(Array(text.utf8), into: descriptor, path)
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let error = failure(path)
            unlink(temporary)
            throw error
        }
    }

    private static func put(_ bytes: [UInt8], into descriptor: Int32, _ path: String) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure(path) }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(path: path, reason: String(cString: strerror(errno)))
    }
}
