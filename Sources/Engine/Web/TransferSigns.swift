import Observations
import Transfers

/// Names a failure of a transfer as a sign.
enum TransferSigns {
    static func sign(for outcome: TransferOutcome, url: String) -> Sign? {
        guard let failure = outcome.failure else { return nil }
        let kind: Sign.Kind
        switch failure.kind {
        case .resolve: kind = .resolveFailed
        case .connect, .noRoute: kind = .connectFailed
        case .tls: kind = .tlsFailed
        case .timeout: kind = .timedOut
        // Without one byte of an answer there is nothing that could be broken.
        case .cutOff: kind = outcome.answer == nil ? .connectFailed : .cutOff
        case .malformed, .tooManyHeaders: kind = .malformed
        case .tooLarge: kind = .tooLarge
        case .loginRefused: kind = .credentialRefused
        case .mailRefused: kind = .mailServerRefused
        case .cancelled, .local, .invalidRequest: kind = .ownFault
        }
        return Sign(kind, failure.detail)
    }
}

extension Exchange {
    /// What an excerpt is made from.
    static let excerptedBytes = 16_384

    /// The record of one transfer. The body's excerpt is added by the runner, which knows its charset.
    init(_ request: TransferRequest, _ outcome: TransferOutcome, offset: Int) {
        self.init(
            method: request.method, url: request.url, offset: offset, status: outcome.answer?.status,
            phases: Phases(outcome.timings), bodyBytes: outcome.answer?.body.count ?? 0,
            contentType: outcome.answer?.headers.value(of: "Content-Type"),
            redirect: outcome.answer?.headers.value(of: "Location"), failure: outcome.failure?.detail,
            remoteAddress: outcome.remoteAddress, reusedConnection: outcome.reusedConnection)
        requestHeaders = request.headers.map { Line(name: $0.name, value: $0.value) }
        responseHeaders = (outcome.answer?.headers ?? []).prefix(60).map { Line(name: $0.name, value: $0.value) }
        if case .bytes(let bytes) = request.body {
            requestBody = Shortening.block(String(decoding: bytes.prefix(8192), as: UTF8.self))
        }
        if let answer = outcome.answer, !answer.body.isEmpty {
            let text = BodyText.decode(
                Array(answer.body.prefix(Self.excerptedBytes)), contentType: answer.headers.value(of: "Content-Type"))
            excerpt = Shortening.block(text)
        }
    }
}

extension Phases {
    init(_ timings: TransferOutcome.Timings) {
        let connected = max(timings.connected, timings.resolved)
        let secured = max(timings.secured, connected)
        let firstByte = max(timings.firstByte, secured)
        self.init(
            dns: timings.resolved, connect: connected - timings.resolved, tls: secured - connected,
            firstByte: timings.firstByte == 0 ? 0 : firstByte - secured,
            download: max(timings.total - firstByte, 0))
    }
}
