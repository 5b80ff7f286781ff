import Documents
import Foundation
import Observations
import Transfers

/// Makes reach checks: what an uptime monitor sees. Always in a cold session.
package struct ReachProber: Sendable {
    let client: any TransferClient
    let clock: any EngineClock
    let trust: TransferRequest.Trust
    let lookups: NameLookups
    let lag: any LagMeter

    package init(
        client: any TransferClient, clock: any EngineClock, authorityFile: String?, lookups: NameLookups = .system,
        lag: any LagMeter = PunctualMeter()
    ) {
        self.lag = lag
        self.client = client
        self.clock = clock
        self.lookups = lookups
        trust = TransferRequest.Trust(authorityFile: authorityFile)
    }

    /// - Parameter url: filled in; redirects are not followed, since any answer below 500 is one.
    package func check(channel: String, url: String) async -> ReachSeen {
        let session = client.openSession()
        defer { client.closeSession(session) }
        var request = TransferRequest(url: url, trust: trust)
        request.headers = [
            HeaderField("User-Agent", "softdown (synthetic monitoring)"), HeaderField("X-Synthetic", "softdown/reach"),
        ]
        request.limits.totalMilliseconds = 10_000
        request.limits.bodyBytes = 1 << 20
        let (at, begun, late) = (clock.now, clock.microseconds, lag.microseconds)
        let outcome = await client.transfer(request, in: session)
        let (duration, lost) = (clock.microseconds - begun, lag.microseconds - late)
        var seen = ReachSeen(
            channel: channel, at: at, result: .up, status: outcome.answer?.status, phases: Phases(outcome.timings))
        if lost > 0 { (seen.lag, seen.duration) = (lost, duration) }
        if let failure = outcome.failure, !Self.isAnswer(outcome) {
            seen.detail = failure.detail
            switch failure.kind {
            case .resolve: seen.result = .dnsFailure
            case .tls: seen.result = .tlsFailure
            case .timeout: seen.result = .timeout
            case .noRoute:
                seen.result = .connectFailure
                seen.isNetworkUnreachable = true
            case .connect, .cutOff, .malformed, .loginRefused, .mailRefused, .tooLarge, .tooManyHeaders:
                seen.result = .connectFailure
            case .cancelled, .local, .invalidRequest: seen.result = .ownFault
            }
        } else if let status = outcome.answer?.status {
            seen.detail = "answered \(status)"
            if status >= 500 { seen.result = .serverError }
        }
        if seen.result == .dnsFailure, let host = URLReference.host(of: url) {
            seen.lookup = await lookups.reason(host)
            if let lookup = seen.lookup { seen.detail += " (\(lookup.words))" }
        }
        seen.clockSkew = outcome.answer.flatMap { Self.skew($0.headers, now: clock.now) }
        return seen
    }

    /// Whether somebody answers at a self-check address: what is said, and how well, does not matter.
    package func host(_ name: String, at url: String) async -> HostSeen {
        let session = client.openSession()
        defer { client.closeSession(session) }
        var request = TransferRequest(url: url, trust: trust)
        request.headers = [HeaderField("User-Agent", "softdown (synthetic monitoring)")]
        request.limits.totalMilliseconds = 5000
        request.limits.bodyBytes = 1 << 16
        let outcome = await client.transfer(request, in: session)
        var seen = HostSeen(host: name, result: .up)
        switch outcome.failure?.kind {
        case .resolve:
            seen.result = .dnsFailure
            if let host = URLReference.host(of: url) { seen.lookup = await lookups.reason(host) }
        case .connect: seen.result = .connectFailure
        case .noRoute:
            seen.result = .connectFailure
            seen.isNetworkUnreachable = true
        // Silence on an open connection is somebody's.
        case .timeout: seen.result = outcome.isConnected ? .up : .timeout
        case .cancelled, .local, .invalidRequest: seen.result = .ownFault
        case nil, .tls, .cutOff, .malformed, .tooLarge, .tooManyHeaders, .loginRefused, .mailRefused: break
        }
        return seen
    }

    /// Our time minus the answer's `Date`, unless the answer was kept somewhere on the way (RFC 9110 section 6.6.1).
    private static func skew(_ headers: [HeaderField], now: Date) -> Int? {
        guard headers.value(of: "Age") == nil, headers.value(of: "X-Cache") == nil,
            let date = headers.value(of: "Date").flatMap(Timestamp.parse)
        else { return nil }
        let seconds = now.timeIntervalSince(date)
        guard seconds.isFinite, abs(seconds) < 1e12 else { return nil }
        return Int(seconds)
    }

    /// A body that is too large for us is an answer all the same.
    private static func isAnswer(_ outcome: TransferOutcome) -> Bool {
        outcome.failure?.kind == .tooLarge && outcome.answer != nil
    }
}

extension TransferOutcome {
    /// A connection stood: libcurl says what it was waiting for while there was none.
    fileprivate var isConnected: Bool {
        guard let detail = failure?.detail else { return true }
        return !detail.hasPrefix("while resolving") && !detail.hasPrefix("while connecting")
    }
}
