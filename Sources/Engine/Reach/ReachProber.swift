import Foundation
import Observations
import Transfers

/// Makes reach checks: what an uptime monitor sees. Always in a cold session.
package struct ReachProber: Sendable {
    let client: any TransferClient
    let clock: any EngineClock
    let trust: TransferRequest.Trust

    package init(client: any TransferClient, clock: any EngineClock, authorityFile: String?) {
        self.client = client
        self.clock = clock
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
        let at = clock.now
        let outcome = await client.transfer(request, in: session)
        var seen = ReachSeen(
            channel: channel, at: at, result: .up, status: outcome.answer?.status, phases: Phases(outcome.timings))
        if let failure = outcome.failure, !Self.isAnswer(outcome) {
            seen.detail = failure.detail
            switch failure.kind {
            case .resolve: seen.result = .dnsFailure
            case .tls: seen.result = .tlsFailure
            case .timeout: seen.result = .timeout
            case .connect, .cutOff, .malformed, .loginRefused, .mailRefused, .tooLarge, .tooManyHeaders:
                seen.result = .connectFailure
            case .cancelled, .local, .invalidRequest: seen.result = .ownFault
            }
        } else if let status = outcome.answer?.status {
            seen.detail = "answered \(status)"
            if status >= 500 { seen.result = .serverError }
        }
        return seen
    }

    /// A body that is too large for us is an answer all the same.
    private static func isAnswer(_ outcome: TransferOutcome) -> Bool {
        outcome.failure?.kind == .tooLarge && outcome.answer != nil
    }
}
