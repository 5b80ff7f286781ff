internal import CCurl
import Transfers

/// IMAP: a command of the user's, or the message that the URL names.
extension EasyHandle {
    func configureMail(_ request: TransferRequest, in session: Session) throws(TransferFailure) {
        // libcurl strips lines longer than half its buffer, silently: the answer to SEARCH would be another one.
        try set(.bufferSize, 256 << 10)
        try set(.useTLS, Int((request.requiresStartTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue))
        try keepPlainApart(request, in: session)
        session.share.sockets.endsAbruptly = true
        try setMailLogin(request.login)
        if let command = request.mailCommand {
            try Self.check(command: command)
            // libcurl undoes percent-encoding in it.
            try set(
                .customRequest, command.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
            )
        }
    }

    /// libcurl 7.88 does not look at STARTTLS when it picks a connection. A session that mixes both does without reuse.
    private func keepPlainApart(_ request: TransferRequest, in session: Session) throws(TransferFailure) {
        let isPlain = !request.requiresStartTLS
        if let before = session.usesPlainMail, before != isPlain {
            try set(.freshConnection, true)
            try set(.forbidReuse, true)
        } else {
            session.usesPlainMail = isPlain
        }
    }

    private func setMailLogin(_ login: TransferRequest.Login?) throws(TransferFailure) {
        let user: String?
        switch login {
        case nil: return
        case .password(let name, let password):
            try Self.checkCredential(password)
            try set(.password, password)
            user = name
        case .bearer(let token, let name):
            try Self.checkCredential(token)
            try set(.bearerToken, token)
            user = name
        }
        if let user {
            try Self.checkCredential(user)
            try set(.userName, user)
        }
    }

    /// The LOGIN command of old servers takes them as they are.
    private static func checkCredential(_ text: String) throws(TransferFailure) {
        guard !text.hasControlCharacters else {
            throw TransferFailure(.invalidRequest, "a user name or password contains a control character")
        }
    }

    /// A fetched body would come as protocol lines, be read as such, and leave the connection out of step.
    private static func check(command: String) throws(TransferFailure) {
        guard !command.isEmpty, !command.hasControlCharacters else {
            throw TransferFailure(.invalidRequest, "a mail command is empty or contains a control character")
        }
        let upper = command.uppercased()
        guard upper.hasPrefix("FETCH ") || upper.hasPrefix("UID FETCH ") else { return }
        let items = upper.split { $0 == " " || $0 == "(" || $0 == ")" }
        let isLiteral = items.contains {
            $0.hasPrefix("BODY") || $0 == "ENVELOPE" || $0 == "ALL" || $0 == "FULL"
                || ($0.hasPrefix("RFC822") && $0 != "RFC822.SIZE") || $0.hasPrefix("BINARY[")
                || $0.hasPrefix("BINARY.PEEK")
        }
        guard !isLiteral else {
            throw TransferFailure(.invalidRequest, "messages are fetched by URL (;UID=n), not by a command")
        }
    }
}
