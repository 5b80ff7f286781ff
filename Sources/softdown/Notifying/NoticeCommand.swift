import Foundation
import Synchronization

/// Runs a command of the site file with a notice on standard input.
enum NoticeCommand {
    /// After this it is killed.
    private static let patience = 20.0

    /// - Returns: why it did not work; nothing when it ended with 0.
    static func run(_ words: [String], input: [UInt8], site: String) async -> String? {
        guard let program = words.first else { return "no program is named" }
        guard FileManager.default.isExecutableFile(atPath: program) else { return "\(program) cannot be executed" }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = Array(words.dropFirst())
        // Secrets from the environment are nobody else's.
        let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "LANG", "TZ"].contains($0.key) }
        process.environment = inherited.merging(["SOFTDOWN_SITE": site]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A file and not a pipe: a command that does not read it blocks nobody and raises no SIGPIPE.
        guard let file = unnamedFile(holding: input) else { return "no temporary file could be made" }
        process.standardInput = file
        return await withCheckedContinuation { continuation in
            let ended = Once(continuation)
            process.terminationHandler = { process in
                let status = process.terminationStatus
                let word =
                    process.terminationReason == .exit ? "it ended with \(status)" : "it was ended by signal \(status)"
                ended.resume(status == 0 && process.terminationReason == .exit ? nil : word)
            }
            do {
                try process.run()
            } catch {
                ended.resume("it could not be started")
                return
            }
            let identifier = process.processIdentifier
            DispatchQueue.global().asyncAfter(deadline: .now() + patience) {
                guard !ended.isOver else { return }
                kill(identifier, SIGKILL)
                ended.resume("it was still running after \(Int(patience)) s and was killed")
            }
        }
    }

    private static func unnamedFile(holding bytes: [UInt8]) -> FileHandle? {
        var template = Array((NSTemporaryDirectory() + "/softdown-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(bytes))
            try file.seek(toOffset: 0)
        } catch {
            return nil
        }
        return file
    }

    /// A continuation that is resumed by whoever comes first.
    private final class Once: Sendable {
        private let continuation: Mutex<CheckedContinuation<String?, Never>?>

        init(_ continuation: CheckedContinuation<String?, Never>) { self.continuation = Mutex(continuation) }

        var isOver: Bool { continuation.withLock { $0 == nil } }

        func resume(_ value: String?) {
            let waiting = continuation.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }
            waiting?.resume(returning: value)
        }
    }
}
