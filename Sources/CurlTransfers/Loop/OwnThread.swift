import Glibc

/// A thread that is ours alone, for work that waits in C.
enum OwnThread {
    private final class Work {
        let body: @Sendable () -> Void
        let name: String

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    /// - Parameter name: at most 15 bytes, for `top -H` and debuggers.
    /// - Returns: whether the system gave us the thread.
    static func start(named name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
        let work = Unmanaged.passRetained(Work(name: name, body: body))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                OwnThread.blockSignals()
                let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
                OwnThread.setName(work.name)
                work.body()
                return nil
            }, work.toOpaque())
        guard result == 0 else {
            work.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    /// `pthread_setname_np` is hidden from Swift.
    private static func setName(_ name: String) {
        guard let file = fopen("/proc/thread-self/comm", "we") else { return }
        fputs(name, file)
        fclose(file)
    }

    /// A write to a connection that the peer has closed raises SIGPIPE in the thread that wrote (OpenSSL writes
    /// without MSG_NOSIGNAL); blocked, the write fails with EPIPE instead. The process's own signals are for others.
    private static func blockSignals() {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
    }
}
