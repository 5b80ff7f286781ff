import Synchronization
import Transfers

/// Transfers by libcurl: many at once, on one thread of its own.
///
/// A task that asks for a transfer hands a command to the thread's mailbox, wakes the thread out of
/// `curl_multi_poll`, and sleeps in a continuation until the thread has the outcome. No thread waits for a server;
/// libcurl's own threads for name look-ups are bounded by ``Configuration/maximumColdStarts``.
///
/// Mail goes through a few threads more (``Configuration/mailThreads``), started when the first mailbox is read:
/// libcurl waits *blocking* for the end of an IMAP `FETCH` and for the answer to `LOGOUT` (`imap_block_statemach` in
/// `lib/imap.c`), and a mail server that hesitates there must not hold up, or spoil the timings of, anything else.
package final class CurlTransferClient: TransferClient {
    private let configuration: Configuration
    private let web: Mailbox
    private let mail: [Mailbox]
    private let state = Mutex(State())

    private struct State {
        var sessions: UInt64 = 0
        var transfers: UInt64 = 0
        var open: Set<SessionIdentifier> = []
    }

    package convenience init(configuration: Configuration = Configuration()) {
        self.init(configuration: configuration, threadName: "softdown")
    }

    init(configuration: Configuration, threadName: String) {
        self.configuration = configuration
        web = Mailbox(threadName: threadName + "-web")
        mail = (0..<max(1, configuration.mailThreads)).map { Mailbox(threadName: threadName + "-mail\($0)") }
    }

    /// Running transfers are ended; the threads end on their own soon after.
    deinit { for mailbox in [web] + mail { mailbox.stop() } }

    package func openSession() -> SessionIdentifier {
        state.withLock { state in
            state.sessions += 1
            let session = SessionIdentifier(number: state.sessions)
            state.open.insert(session)
            return session
        }
    }

    package func transfer(_ request: TransferRequest, in session: SessionIdentifier) async -> TransferOutcome {
        let url: ParsedURL
        do {
            url = try request.checkedURL()
        } catch {
            return TransferOutcome(answer: nil, failure: error)
        }
        let mailbox = url.isMail ? mailbox(forMailOf: session) : web
        let identifier = nextIdentifier()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let submission = Submission(
                    identifier: identifier, session: session, request: request, url: url, continuation: continuation)
                guard !Task.isCancelled, isOpen(session) else {
                    return submission.end(TransferFailure(.cancelled, "the session is closed or the task cancelled"))
                }
                mailbox.post(.start(submission), configuration)
                // Whoever cancelled or closed between the check and the posting sent its command too early.
                if Task.isCancelled || !isOpen(session) { mailbox.post(.cancel(identifier), configuration) }
            }
        } onCancel: {
            mailbox.post(.cancel(identifier), configuration)
        }
    }

    package func cookies(of session: SessionIdentifier, for url: String) async -> [Cookie] {
        guard isOpen(session), let jar = web.cookies(of: session), let parsed = try? ParsedURL(url) else { return [] }
        return jar.cookies(for: parsed, now: Clock.secondsSince1970)
    }

    package func closeSession(_ session: SessionIdentifier) {
        guard state.withLock({ $0.open.remove(session) }) != nil else { return }
        web.post(.close(session), configuration)
        mailbox(forMailOf: session).post(.close(session), configuration)
    }

    private func nextIdentifier() -> TransferIdentifier {
        state.withLock { state in
            state.transfers += 1
            return TransferIdentifier(number: state.transfers)
        }
    }

    private func isOpen(_ session: SessionIdentifier) -> Bool { state.withLock { $0.open.contains(session) } }

    private func mailbox(forMailOf session: SessionIdentifier) -> Mailbox {
        mail[Int(session.number % UInt64(mail.count))]
    }
}
