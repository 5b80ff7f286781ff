import Foundation

/// A file that is written and does not stand yet. Dropped before it is finished it leaves nothing behind.
///
/// Whoever writes many begins a number of them before the first is finished: the disk then takes them together, where it
/// would otherwise be waited for once for each.
final class OutputDraft {
    private let path: String
    private let temporary: String
    private var descriptor: Int32

    /// Beside the target, under a name that no collector reads.
    init(_ text: String, for path: String) throws(OutputFile.Failure) {
        let folder = (path as NSString).deletingLastPathComponent
        let directory = folder.isEmpty ? "." : folder
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            let cause = (error as? CocoaError)?.underlying as? POSIXError
            throw OutputFile.Failure(path: path, code: cause?.code.rawValue ?? ENOENT)
        }
        self.path = path
        temporary = "\(directory)/.\((path as NSString).lastPathComponent).\(getpid()).tmp"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure() }
        try put(Array(text.utf8))
        // On Linux this starts the writing, and waits for nothing.
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporary)
    }

    /// A reader sees the old file until now, and the new one from now on.
    func finish() throws(OutputFile.Failure) {
        guard fsync(descriptor) == 0 else { throw failure() }
        let isClosed = close(descriptor) == 0
        descriptor = -1
        guard isClosed, rename(temporary, path) == 0 else {
            let error = failure()
            unlink(temporary)
            throw error
        }
    }

    private func put(_ bytes: [UInt8]) throws(OutputFile.Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure() }
            rest = rest.dropFirst(written)
        }
    }

    private func failure() -> OutputFile.Failure {
        OutputFile.Failure(path: path, code: errno)
    }
}
