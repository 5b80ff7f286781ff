internal import CCurl
import Transfers

/// SMTP: a message that is handed over to a mail server (RFC 5321, RFC 6409).
extension EasyHandle {
    func configureSubmission(_ request: TransferRequest) throws(TransferFailure) {
        guard let envelope = request.envelope, case .bytes(let message) = request.body, !envelope.recipients.isEmpty
        else { throw TransferFailure(.invalidRequest, "mail needs a sender, a recipient and a message") }
        for address in [envelope.sender] + envelope.recipients {
            guard !address.isEmpty, !address.hasControlCharacters, !address.contains(where: { "<> ".contains($0) })
            else { throw TransferFailure(.invalidRequest, "a mail address is empty or has blanks or brackets") }
        }
        try set(.upload, true)
        try set(.sender, "<\(envelope.sender)>")
        try set(.recipients, StringList(envelope.recipients.map { "<\($0)>" }))
        try set(Upload(message))
    }
}
