import Transfers

/// Names one transfer of a client.
struct TransferIdentifier: Hashable, Sendable {
    let number: UInt64
}

/// A transfer on its way to the loop, and the way back.
struct Submission: Sendable {
    let identifier: TransferIdentifier
    let session: SessionIdentifier
    var request: TransferRequest
    let url: ParsedURL
    let submitted: ContinuousClock.Instant
    let continuation: CheckedContinuation<TransferOutcome, Never>
    /// What a first attempt took; see ``Exchange/secondAttempt(after:)``.
    var earlierMicroseconds = 0

    func end(_ failure: TransferFailure) {
        continuation.resume(returning: TransferOutcome(answer: nil, failure: failure))
    }
}

/// What a loop can be asked for.
enum Command: Sendable {
    case start(Submission)
    case cancel(TransferIdentifier)
    case close(SessionIdentifier)
    case cookies(SessionIdentifier, ParsedURL, CheckedContinuation<[Cookie], Never>)
    case stop

    /// Whether there is anything to do when nothing was ever started.
    var needsThread: Bool {
        switch self {
        case .start, .cookies: true
        case .cancel, .close, .stop: false
        }
    }

    func refuse(_ failure: TransferFailure) {
        switch self {
        case .start(let submission): submission.end(failure)
        case .cookies(_, _, let continuation): continuation.resume(returning: [])
        case .cancel, .close, .stop: break
        }
    }
}
