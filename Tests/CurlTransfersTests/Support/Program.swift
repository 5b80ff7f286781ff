import Glibc
import Synchronization

/// A program that runs as long as this lives. By `posix_spawn`, since Foundation's `Process` waits with a run loop,
/// which the threads of async tests do not have.
final class Program: Sendable {
    private let process: pid_t
    private let hasEnded = Mutex(false)

    /// Open as long as this process lives; its end is the end of the program, also when nobody ends it properly.
    private let lifeline: CInt

    convenience init(_ path: String, _ arguments: [String]) throws {
        var ends: [CInt] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failed(status: -1) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let script = "\"$@\" </dev/null & program=$!; cat >/dev/null; kill $program; wait $program"
        try self.init("/bin/sh", ["-c", script, "sh", path] + arguments, input: ends[0], lifeline: ends[1])
    }

    private init(_ path: String, _ arguments: [String], input: CInt?, lifeline: CInt) throws {
        self.lifeline = lifeline
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in 0...2 {
            posix_spawn_file_actions_addopen(&actions, CInt(descriptor), "/dev/null", O_RDWR, 0)
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
        // The threads of Swift tasks block signals, and a child inherits that: it could not be ended by one.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        guard posix_spawn(&process, path, &actions, &attributes, words, environ) == 0 else { throw Failed(status: -1) }
        self.process = process
    }

    deinit {
        guard !hasEnded.withLock({ $0 }) else { return }
        close(lifeline)
        waitForEnd()
    }

    @discardableResult
    private func waitForEnd() -> CInt {
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        hasEnded.withLock { $0 = true }
        return status
    }

    /// Runs to the end.
    static func run(_ path: String, _ arguments: [String]) throws {
        let status = try Program(path, arguments, input: nil, lifeline: -1).waitForEnd()
        guard status == 0 else { throw Failed(status: status) }
    }

    struct Failed: Error {
        let status: Int32
    }
}
