import Documents
import JSONPath
import Observations
import Transfers

/// Mailpit's HTTP interface (PROTOCOLS D2).
struct MailpitAccess: MailboxAccess {
    let base: String
    let line: MailboxLine

    func baseline(recipient: String) async -> MailboxBaseline {
        let (identifiers, _, problem) = await search(recipient)
        return MailboxBaseline(known: Set(identifiers), problem: problem)
    }

    func messages(since baseline: MailboxBaseline, recipient: String, taken: Set<String>) async -> MailboxReader.Found {
        var found = MailboxReader.Found()
        let (identifiers, exchange, problem) = await search(recipient)
        found.exchanges.append(exchange)
        found.problem = problem
        for identifier in identifiers where !baseline.known.contains(identifier) && !taken.contains(identifier) {
            let (outcome, exchange) = await line.ask(TransferRequest(url: "\(base)/api/v1/message/\(identifier)/raw"))
            found.exchanges.append(exchange)
            guard let answer = outcome.answer, answer.status == 200, outcome.failure == nil else {
                found.unread = outcome.failure?.detail ?? "a message answered \(outcome.answer?.status ?? 0)"
                continue
            }
            found.messages.append((identifier, MailMessage(bytes: answer.body)))
        }
        return found
    }

    /// Newest first; `latest` would race with other runs, so it is never asked for.
    private func search(_ recipient: String) async -> ([String], Exchange, problem: String?) {
        let query = FormURLEncoding.encode([FormEntry("query", "to:\"\(recipient)\""), FormEntry("limit", "50")])
        let request = TransferRequest(url: "\(base)/api/v1/search?\(query)")
        let (outcome, exchange) = await line.ask(request)
        if let failure = outcome.failure { return ([], exchange, failure.detail) }
        guard let answer = outcome.answer, answer.status == 200 else {
            return ([], exchange, "the inbox answered \(outcome.answer?.status ?? 0)")
        }
        guard let json = try? JSON(parsing: answer.body), let path = try? JSONPath("$.messages[*].ID"),
            let values = try? path.values(in: json, matching: BoundedRegexMatcher())
        else { return ([], exchange, "the inbox did not answer with a list of messages") }
        // Identifiers become part of an address, so only what cannot change it is taken.
        let identifiers = values.compactMap { value -> String? in
            guard case .string(let text) = value, text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.@".contains($0) })
            else {
                return nil
            }
            return text
        }
        return (identifiers, exchange, nil)
    }
}
