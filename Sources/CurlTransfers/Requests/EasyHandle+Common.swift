import Glibc
internal import CCurl
import Transfers

/// What every transfer has in common, whatever its protocol.
extension EasyHandle {
    func configure(for submission: Submission, in session: Session) throws(TransferFailure) {
        let request = submission.request
        try set(session.share)
        try set(.url, request.url)
        try set(.protocols, "http,https,imap,imaps,smtp,smtps")
        try set(.redirectProtocols, "http,https")
        try set(.followLocation, false)
        try set(.noSignal, true)
        try set(.quickExit, true)
        // What the environment and the home directory say is not part of a journey.
        try set(.proxy, "")
        try set(.netrc, Int(CURL_NETRC_IGNORED.rawValue))
        try setLimits(request.limits)
        try setTrust(request.trust)
        if submission.url.isMail {
            try configureMail(request, in: session)
            if submission.url.isSubmission { try configureSubmission(request) }
        } else {
            try configureWeb(request)
        }
    }

    private func setLimits(_ limits: Limits) throws(TransferFailure) {
        // For libcurl, 0 means "no limit" and anything above the range of a C int is refused.
        func inRange(_ milliseconds: Int) -> Int { min(max(1, milliseconds), Int(Int32.max)) }
        try set(.timeoutMilliseconds, inRange(limits.totalMilliseconds))
        try set(.connectTimeoutMilliseconds, inRange(limits.connectMilliseconds))
        try set(.serverResponseTimeoutSeconds, (inRange(limits.totalMilliseconds) - 1) / 1000 + 1)
    }

    private func setTrust(_ trust: TransferRequest.Trust) throws(TransferFailure) {
        try set(.verifyPeer, true)
        try set(.verifyHost, 2)
        guard let file = trust.authorityFile else { return }
        var status = stat()
        // A pipe or a device could keep the thread waiting.
        guard !file.breaksLines, stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(file, R_OK) == 0
        else { throw TransferFailure(.local, "the certificate file cannot be read: \(file)") }
        try set(.authorityFile, file)
    }
}
