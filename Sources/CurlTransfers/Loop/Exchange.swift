import Glibc
internal import CCurl
import Transfers

/// One running transfer: its handle, what has arrived, and whom to tell.
final class Exchange {
    let submission: Submission
    let session: Session
    let handle: EasyHandle
    var collector: AnswerCollector
    /// Our own machine's fault, seen in a callback; libcurl would report it as the server's.
    private var localFault: String?
    private let census: Census
    private var isCold = true
    private var timesSent = 0
    private let isRepeatable: Bool

    init(_ submission: Submission, in session: Session, census: Census) throws(TransferFailure) {
        self.submission = submission
        self.session = session
        self.census = census
        let isMail = submission.url.isMail
        collector = AnswerCollector(isMail ? .mail : .web, limits: submission.request.limits)
        // A message that is sent twice arrives twice.
        let isReading = isMail && !submission.url.isSubmission
        isRepeatable =
            isReading
            || !isMail && ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"].contains(submission.request.method)
        handle = try EasyHandle()
        census.coldStarts += 1
        do {
            try handle.configure(for: submission, in: session)
            try handle.connectCallbacks(to: self, closingWith: session.share.sockets)
            if isMail { try handle.connectImpatience(of: self) }
        } catch {
            warm()
            throw error
        }
    }

    /// The name look-up is over, or was not needed.
    func warm() {
        guard isCold else { return }
        isCold = false
        census.coldStarts -= 1
    }

    func openSocket(family: CInt, type: CInt, protocol: CInt) -> CInt {
        warm()
        let socket = Glibc.socket(family, type | CInt(SOCK_CLOEXEC.rawValue), `protocol`)
        if socket >= 0 {
            session.share.sockets.opened(socket)
        } else if errno != EAFNOSUPPORT {
            // No IPv6 on this machine is no fault: libcurl goes on to the next address.
            localFault = "no socket: " + String(cString: strerror(errno))
        }
        return socket
    }

    /// Asked before each sending. libcurl sends again on a fresh connection when a kept one turns out to be closed.
    /// A request that changes something is never sent twice (RFC 9110 section 9.2.2): the server may have done it.
    func mayBeSent() -> Bool {
        warm()
        timesSent += 1
        return timesSent == 1 || isRepeatable
    }

    /// After a failure libcurl says LOGOUT and waits for the answer, with everybody else behind it. A second is enough
    /// for that. (It also waits for the end of a message that has arrived: that one is worth its whole time.)
    /// (A server that takes a message may think about it for as long as the transfer's limit allows.)
    func isHeldUp() -> Bool {
        !submission.url.isSubmission && collector.body.isEmpty
            && ContinuousClock.now - census.performStarted > .seconds(1)
    }

    func outcome(code: CURLcode) -> TransferOutcome { outcome(failure(code)) }

    func outcome(_ failure: TransferFailure?) -> TransferOutcome {
        let address = handle.remoteAddress
        return TransferOutcome(
            answer: answer, failure: failure, timings: timings, remoteAddress: address.isEmpty ? nil : address,
            reusedConnection: !address.isEmpty && handle.newConnections == 0)
    }

    private var answer: TransferOutcome.Answer? {
        guard collector.hasAnswer else { return nil }
        if submission.url.isMail {
            return .init(status: 0, httpVersion: "", body: collector.body, protocolLines: collector.protocolLines)
        }
        return .init(
            status: handle.responseCode, httpVersion: handle.httpVersion, headers: collector.fields,
            body: collector.body)
    }

    private var timings: TransferOutcome.Timings {
        let earlier = submission.earlierMicroseconds
        let resolved = earlier + handle.microseconds(.nameLookup)
        let connected = max(resolved, earlier + handle.microseconds(.connect))
        let secured = max(connected, earlier + handle.microseconds(.tls))
        let firstByte = max(secured, earlier + handle.microseconds(.firstByte))
        return TransferOutcome.Timings(
            resolved: resolved, connected: connected, secured: secured, firstByte: firstByte,
            total: max(firstByte, earlier + handle.microseconds(.total)))
    }

    /// The same once more, where the failure is libcurl's own: it takes an unsolicited `FETCH` (a flag that somebody
    /// changed) for the answer to its own, and calls it broken.
    func secondAttempt(after code: CURLcode) -> Submission? {
        guard code == CURLE_WEIRD_SERVER_REPLY, submission.url.isMail, !submission.url.isSubmission,
            submission.request.mailCommand == nil,
            submission.earlierMicroseconds == 0, collector.failure == nil
        else { return nil }
        let second = Submission(repeating: submission, after: timings.total)
        return second.request.limits.totalMilliseconds > 0 ? second : nil
    }

    /// libcurl takes a compressed body that breaks off before its first byte comes out for an empty one. A text of no
    /// length takes 20 bytes as gzip, and fewer otherwise.
    private var unreadable: TransferFailure? {
        let bytes = handle.downloadedBytes
        guard collector.isCompressed, collector.body.isEmpty, bytes > 24 else { return nil }
        return TransferFailure(.malformed, "\(bytes) bytes of compressed body, and nothing comes out of them")
    }

    private func failure(_ code: CURLcode) -> TransferFailure? {
        if let stopped = collector.failure { return stopped }
        if submission.request.proxy != nil, handle.responseCode == 407 {
            return TransferFailure(.local, "the proxy asks for its own credentials (407)")
        }
        guard code != CURLE_OK else { return unreadable }
        if let localFault, code == CURLE_COULDNT_CONNECT { return TransferFailure(.local, localFault) }
        var words = handle.words(for: code)
        var kind = TransferFailure.Kind(code) ?? .local
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            if handle.microseconds(.nameLookup) == 0 {
                words = "while resolving: " + words
            } else if handle.microseconds(.connect) == 0 {
                words = "while connecting: " + words
            }
        case CURLE_LOGIN_DENIED where words.contains("Select failed"):
            // The login went well: the mailbox is not there.
            kind = .mailRefused
        case CURLE_COULDNT_RESOLVE_HOST where words.contains("thread failed to start") || Shortage.ofDescriptors():
            // Out of threads or file descriptors: nobody was asked for the name.
            kind = .local
        case CURLE_COULDNT_CONNECT where [ENETUNREACH, ENETDOWN].contains(handle.systemError):
            kind = .noRoute
            words += ": " + String(cString: strerror(handle.systemError))
        case CURLE_OUT_OF_MEMORY where handle.microseconds(.firstByte) > 0 && !collector.fieldsAreComplete:
            // libcurl's word for a header line above its own 100 KiB.
            kind = .tooManyHeaders
        case CURLE_ABORTED_BY_CALLBACK:
            words = "the kept connection was closed before the answer; the request is not repeated"
        default:
            break
        }
        if let proxy = submission.request.proxy, isProxyFault(code) {
            // Behind a proxy it cannot be told whose fault it is that there is no way; and the proxy is ours.
            kind = .local
            words = "through the proxy \(proxy.url): " + words
        }
        return TransferFailure(kind, submission.request.redacted(words))
    }

    private func isProxyFault(_ code: CURLcode) -> Bool {
        switch code {
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: true
        case CURLE_OPERATION_TIMEDOUT: handle.microseconds(.connect) == 0
        // Before a tunnel stands, whoever is silent or hangs up is the proxy.
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
            submission.request.proxy?.isSOCKS ?? false
                ? handle.microseconds(.connect) == 0 : !(200..<300).contains(handle.proxyAnswer)
        default: false
        }
    }
}
