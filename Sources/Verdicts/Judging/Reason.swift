/// Why. The list is closed: reasons are labels of metrics and headings of the report.
package enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    case letThrough = "let_through"
    case leaked
    case wrongAccount = "wrong_account"
    case enumerable
    case tokenReusable = "token_reusable"
    case containmentIgnored = "containment_ignored"

    case dnsFailure = "dns_failure"
    case connectFailure = "connect_failure"
    case tlsFailure = "tls_failure"
    case timeout
    case serverError = "server_error"

    case blocked
    case sessionLost = "session_lost"
    case identityFailed = "identity_failed"
    case loop
    case stillContained = "still_contained"
    case contextLost = "context_lost"
    case notDelivered = "not_delivered"
    case notSaved = "not_saved"
    case stale
    case notUnderstood = "not_understood"
    case noReply = "no_reply"
    case deadEnd = "dead_end"
    case brokenResponse = "broken_response"
    case wrongContent = "wrong_content"
    case tooSlow = "too_slow"
    case stepError = "step_error"

    case monitorFault = "monitor_fault"
    case inconclusive
    case overdue

    case contained
    case arrived

    /// The one verdict that this reason belongs to.
    package var verdict: Verdict {
        switch self {
        case .letThrough, .leaked, .wrongAccount, .enumerable, .tokenReusable, .containmentIgnored: .unsafe
        case .dnsFailure, .connectFailure, .tlsFailure, .timeout, .serverError: .down
        case .blocked, .sessionLost, .identityFailed, .loop, .stillContained, .contextLost, .notDelivered, .notSaved,
            .stale, .notUnderstood, .noReply, .deadEnd, .brokenResponse, .wrongContent, .tooSlow, .stepError:
            .softDown
        case .monitorFault, .inconclusive, .overdue: .unknown
        case .contained: .safelyDegraded
        case .arrived: .usable
        }
    }
}
