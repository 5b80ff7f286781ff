import Documents
import Observations
import Transfers

/// IMAP through libcurl, with what PROTOCOLS D1 measured: bodies are fetched by URL, never by a command of ours; NOOP
/// before each search; UIDs are filtered here, because `n:*` always answers with the newest message.
struct IMAPAccess: MailboxAccess {
    let url: String
    let startsTLS: Bool
    let line: MailboxLine
    /// More than this since the step before is not our mail any more.
    private static let messageLimit = 50

    init(url: String, startsTLS: Bool, line: MailboxLine) {
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.startsTLS = startsTLS
        self.line = line
    }

    func baseline(recipient: String) async -> MailboxBaseline {
        let (outcome, _) = await line.ask(request(command: "UID SEARCH UID 4294967295"))
        var baseline = MailboxBaseline()
        if let failure = outcome.failure {
            baseline.problem = Self.words(failure)
            return baseline
        }
        let lines = outcome.answer?.protocolLines ?? []
        baseline.validity = Self.number(after: "[UIDVALIDITY ", in: lines)
        if let next = Self.number(after: "[UIDNEXT ", in: lines) {
            baseline.nextIdentifier = next
            return baseline
        }
        // UIDNEXT is not promised by every server; the greatest UID there is says the same.
        let (all, _) = await line.ask(request(command: "UID SEARCH ALL"))
        if let failure = all.failure { baseline.problem = Self.words(failure) }
        let greatest = Self.identifiers(all.answer?.body ?? []).max() ?? 0
        baseline.nextIdentifier = greatest == .max ? greatest : greatest + 1
        return baseline
    }

    func messages(since baseline: MailboxBaseline, recipient: String, taken: Set<String>) async -> MailboxReader.Found {
        var found = MailboxReader.Found()
        let (noop, _) = await line.ask(request(command: "NOOP"))
        if let failure = noop.failure { found.problem = Self.words(failure) }
        let (search, exchange) = await line.ask(request(command: Self.search(from: baseline.nextIdentifier, recipient)))
        found.exchanges.append(exchange)
        if let failure = search.failure {
            found.problem = Self.words(failure)
            return found
        }
        let new = Self.identifiers(search.answer?.body ?? []).filter { $0 >= baseline.nextIdentifier }.sorted(by: >)
        for identifier in new.prefix(Self.messageLimit) where !taken.contains("\(url)#\(identifier)") {
            var outcome = await line.ask(request(fetching: identifier)).outcome
            // A flag change of somebody else's in between makes libcurl give up: once more is enough.
            if outcome.failure?.kind == .malformed { outcome = await line.ask(request(fetching: identifier)).outcome }
            guard outcome.failure == nil, let body = outcome.answer?.body, !body.isEmpty else { continue }
            found.messages.append(("\(url)#\(identifier)", MailMessage(bytes: body)))
        }
        return found
    }

    /// As narrow as can be, because reading a message marks it as seen: other people's mail is left alone. An address that
    /// cannot stand in a quoted string (RFC 9051 section 9) is looked for by ourselves.
    private static func search(from identifier: UInt32, _ recipient: String) -> String {
        let all = "UID SEARCH UID \(identifier):*"
        let isPlain = recipient.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x22 && $0 != 0x5c }
        guard isPlain, !recipient.isEmpty else { return all }
        let headers = ["To", "Cc", "Delivered-To"].map { "HEADER \($0) \"\(recipient)\"" }
        return "\(all) OR OR \(headers.joined(separator: " "))"
    }

    private func request(command: String? = nil, fetching identifier: UInt32? = nil) -> TransferRequest {
        var address = url
        if let identifier { address += ";UID=\(identifier)" }
        var request = TransferRequest(url: address)
        request.mailCommand = command
        request.requiresStartTLS = startsTLS && url.lowercased().hasPrefix("imap:")
        return request
    }

    /// The numbers of `* SEARCH 4 9`.
    private static func identifiers(_ body: [UInt8]) -> [UInt32] {
        String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { $0.uppercased().hasPrefix("* SEARCH") }
            .flatMap { $0.split(separator: " ").dropFirst(2).compactMap { UInt32($0) } }
    }

    private static func number(after marker: String, in lines: [String]) -> UInt32? {
        for line in lines {
            guard let range = line.firstRange(of: marker) else { continue }
            return UInt32(line[range.upperBound...].prefix { $0.isNumber })
        }
        return nil
    }

    private static func words(_ failure: TransferFailure) -> String {
        let words = "\(failure.kind.rawValue): \(failure.detail)"
        guard failure.detail.contains("Select failed") else { return words }
        return words
            + " (the server took user and password, and has no mailbox of the name at the end of the inbox's URL)"
    }
}
