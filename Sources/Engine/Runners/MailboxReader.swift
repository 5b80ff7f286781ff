import Documents
import Foundation
import Journeys
import Observations
import Transfers

/// One mailbox, opened with credentials of the account or of the step.
struct MailboxReader {
    struct Found {
        var messages: [(identifier: String, message: MailMessage)] = []
        var exchanges: [Exchange] = []
        /// Why the mailbox could not be read. That is softdown's own fault, never that of the channel.
        var problem: String?
        /// Why a message that is there could not be fetched. It may be gone by now; when no other comes, it is our fault.
        var unread: String?
    }

    private let walk: Walk
    private let access: any MailboxAccess

    init(_ inbox: InboxStep, walk: Walk) throws(StepProblem) {
        self.walk = walk
        guard let mailbox = inbox.mailbox ?? walk.journey.account.flatMap({ walk.plan.site.accounts[$0]?.mailbox })
        else {
            throw .ownFault("no inbox is declared for this step")
        }
        let url = try walk.fill(mailbox.url)
        let user = try mailbox.user.map { (template) throws(StepProblem) in try walk.fill(template) }
        var password: String?
        if let value = mailbox.password {
            do {
                password = try walk.values.text(of: value)
            } catch {
                throw .ownFault("'{{\(error.name)}}' has no value")
            }
            walk.secrets.add(password ?? "", label: "the mailbox's password")
        }
        let login = password.map { TransferRequest.Login.password(user: user ?? "", password: $0) }
        let line = MailboxLine(walk: walk, session: walk.client.openSession(), login: login)
        switch inbox.access {
        case .http: access = MailpitAccess(base: url.hasSuffix("/") ? String(url.dropLast()) : url, line: line)
        case .imap: access = IMAPAccess(url: url, startsTLS: mailbox.startsTLS, line: line)
        }
    }

    func close() { access.line.close() }

    func baseline(recipient: String) async -> MailboxBaseline { await access.baseline(recipient: recipient) }

    func messages(since baseline: MailboxBaseline, recipient: String, taken: Set<String>) async -> Found {
        await access.messages(since: baseline, recipient: recipient, taken: taken)
    }
}

/// What was in a mailbox before the step that causes a mail.
struct MailboxBaseline {
    /// IMAP: the UID that the next message gets.
    var nextIdentifier: UInt32 = 1
    /// IMAP: UIDs mean nothing once this changes.
    var validity: UInt32?
    /// Mailpit: the messages that were there.
    var known: Set<String> = []
    var problem: String?

    /// Takes the baseline of an inbox step right before the step that causes its mail.
    static func take(before steps: ArraySlice<Step>, in walk: Walk) async {
        guard let current = steps.first, !current.isInbox else { return }
        // Inbox steps that follow this one directly wait for what it causes.
        for step in steps.dropFirst().prefix(while: \.isInbox) {
            guard case .inbox(let inbox) = step.kind, let recipient = try? walk.values.fill(inbox.recipient),
                let reader = try? MailboxReader(inbox, walk: walk)
            else { continue }
            walk.mailboxBaselines[step.id] = await reader.baseline(recipient: recipient)
            reader.close()
        }
    }
}

extension Step {
    fileprivate var isInbox: Bool { if case .inbox = kind { true } else { false } }
}

/// A way into a mailbox.
protocol MailboxAccess {
    var line: MailboxLine { get }
    func baseline(recipient: String) async -> MailboxBaseline
    func messages(since baseline: MailboxBaseline, recipient: String, taken: Set<String>) async -> MailboxReader.Found
}

/// The session and the credentials of one mailbox.
struct MailboxLine {
    let walk: Walk
    let session: SessionIdentifier
    let login: TransferRequest.Login?

    func close() { walk.client.closeSession(session) }

    /// Mail servers get ten seconds, but never more than the run has left.
    func ask(_ request: TransferRequest) async -> (outcome: TransferOutcome, exchange: Exchange) {
        var request = request
        request.login = login
        request.trust = TransferRequest.Trust(authorityFile: walk.plan.site.authorityFile.map(walk.path))
        request.limits.totalMilliseconds = max(min(walk.left / 1000, 10_000), 1)
        request.limits.bodyBytes = 4 << 20
        guard walk.hosts.allows(request.url) else {
            let failure = TransferFailure(
                .invalidRequest, "\(URLReference.origin(of: request.url) ?? request.url) is not in hosts:")
            let outcome = TransferOutcome(answer: nil, failure: failure)
            return (outcome, Exchange(request, outcome, offset: walk.elapsed))
        }
        let offset = walk.elapsed
        let outcome = await walk.client.transfer(request, in: session)
        var exchange = Exchange(request, outcome, offset: offset)
        // What stands in a mailbox is shown by the mail's own evidence, and only there.
        exchange.excerpt = nil
        if let command = request.mailCommand { exchange.method = command }
        return (outcome, exchange)
    }
}
