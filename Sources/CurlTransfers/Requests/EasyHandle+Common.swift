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
        try set(.noProxy, "")
        try set(request.proxy, trust: request.trust)
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

    private func set(_ proxy: TransferRequest.Proxy?, trust: TransferRequest.Trust) throws(TransferFailure) {
        guard let proxy else { return try set(.proxy, "") }
        let scheme = proxy.url.prefix { $0 != ":" }.lowercased()
        guard ["http", "https", "socks5", "socks5h"].contains(scheme), !proxy.url.hasControlCharacters,
            !proxy.url.contains("@"), proxy.url.contains("://")
        else { throw TransferFailure(.invalidRequest, "not a proxy that can be used") }
        try set(.proxy, proxy.url)
        try set(.suppressConnectHeaders, true)
        try set(.proxyVerifyPeer, true)
        try set(.proxyVerifyHost, 2)
        if let file = trust.authorityFile { try set(.proxyAuthorityFile, file) }
        guard let user = proxy.user, let password = proxy.password else { return }
        guard !user.hasControlCharacters, !password.hasControlCharacters, !user.utf8.contains(0x3A) else {
            throw TransferFailure(.invalidRequest, "a proxy's user has a colon, or its credentials control characters")
        }
        // CURLAUTH_BASIC: the macro has a cast that Swift does not import.
        try set(.proxyAuthentication, 1 << 0)
        try set(.proxyUserName, user)
        try set(.proxyPassword, password)
    }
}
