import Transfers

/// Names one transfer of a client.
struct TransferIdentifier: Hashable, Sendable {
    let number: UInt64
}

/// A transfer on its way to the loop, and the way back. A class, because it stands in lines that are gone through often,
/// and a request has many parts to copy.
final class Submission: Sendable {
    let identifier: TransferIdentifier
    let session: SessionIdentifier
    let request: TransferRequest
    let url: ParsedURL
    let submitted: ContinuousClock.Instant
    let continuation: CheckedContinuation<TransferOutcome, Never>
    /// What a first attempt took; see ``Exchange/secondAttempt(after:)``.
    let earlierMicroseconds: Int

    init(
        identifier: TransferIdentifier, session: SessionIdentifier, request: TransferRequest, url: ParsedURL,
        continuation: CheckedContinuation<TransferOutcome, Never>
    ) {
        self.identifier = identifier
        self.session = session
        self.request = request
        self.url = url
        submitted = .now
        self.continuation = continuation
        earlierMicroseconds = 0
    }

    /// The same once more, in the time that is left.
    init(repeating first: Submission, after microseconds: Int) {
        identifier = first.identifier
        session = first.session
        var request = first.request
        request.limits.totalMilliseconds -= microseconds / 1000
        self.request = request
        url = first.url
        submitted = first.submitted
        continuation = first.continuation
        earlierMicroseconds = max(1, microseconds)
    }

    func end(_ failure: TransferFailure) {
        continuation.resume(returning: TransferOutcome(answer: nil, failure: failure))
    }
}

/// What a loop can be asked for.
enum Command: Sendable {
    case start(Submission)
    case cancel(TransferIdentifier)
    case close(SessionIdentifier)
    case stop

    /// Whether there is anything to do when nothing was ever started.
    var needsThread: Bool {
        switch self {
        case .start: true
        case .cancel, .close, .stop: false
        }
    }

    func refuse(_ failure: TransferFailure) {
        switch self {
        case .start(let submission): submission.end(failure)
        case .cancel, .close, .stop: break
        }
    }
}
