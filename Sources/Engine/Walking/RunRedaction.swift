import Credentials
import Observations

/// The one way out of the engine: nothing leaves it but through here.
struct RunRedaction {
    private let redactor: Redactor

    init(_ redactor: Redactor) { self.redactor = redactor }

    func redacted(_ run: Run) -> Run {
        var copy = run
        copy.observations = run.observations.map(redacted)
        copy.cleanup = run.cleanup.map(redacted)
        if case .ownFault(let what) = run.ending { copy.ending = .ownFault(text(what)) }
        return copy
    }

    func redacted(_ observation: Observation) -> Observation {
        var copy = observation
        copy.exchanges = observation.exchanges.map(redacted)
        copy.checks = observation.checks.map { check in
            var copy = check
            copy.source = text(check.source)
            copy.expected = words(check.expected)
            copy.got = words(check.got)
            return copy
        }
        copy.signs = observation.signs.map { Sign($0.kind, words($0.detail), symptom: $0.symptom) }
        copy.seen = redacted(observation.seen)
        return copy
    }

    private func text(_ text: String) -> String { redacted(text, includingShort: false) }

    /// A sentence may quote an address, and that one a token that nobody declared.
    private func words(_ text: String) -> String {
        let redacted = self.text(text)
        guard ByteSearch.contains(redacted, "://") else { return redacted }
        return redacted.split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.contains("://") ? redactor.redactURL(String($0)) : String($0) }.joined(separator: " ")
    }

    /// What was sent holds short secrets too: a PIN of four digits.
    private func sent(_ text: String) -> String { redacted(text, includingShort: true) }

    /// What stands before a `…` was shortened, maybe in the middle of a secret.
    private func redacted(_ text: String, includingShort: Bool) -> String {
        let whole = redactor.redact(text, includingShort: includingShort)
        guard ByteSearch.contains(whole, "…") else { return whole }
        let parts = ByteSearch.split(whole, at: "…")
        let shown = parts.enumerated().map { index, part in
            index == parts.count - 1 ? part : redactor.redact(part, includingShort: includingShort, isCut: true)
        }
        // The text itself where nothing is hidden: a page and its excerpt are one text, and stay one.
        return shown == parts ? whole : shown.joined(separator: "…")
    }

    private func redacted(_ exchange: Exchange) -> Exchange {
        var copy = exchange
        copy.url = sentURL(exchange.url)
        copy.contentType = exchange.contentType.map(text)
        copy.redirect = exchange.redirect.map(redactor.redactURL)
        copy.failure = exchange.failure.map(words)
        copy.requestHeaders = exchange.requestHeaders.map { line in
            let shown = redacted(line)
            return Exchange.Line(name: shown.name, value: sent(shown.value))
        }
        copy.responseHeaders = exchange.responseHeaders.map(redacted)
        copy.requestBody = exchange.requestBody.map(sent)
        copy.excerpt = exchange.excerpt.map(text)
        return copy
    }

    private func redacted(_ line: Exchange.Line) -> Exchange.Line {
        // The label of a value that is hidden by its field's name quotes that name.
        Exchange.Line(name: text(line.name), value: text(redactor.redactHeader(name: line.name, value: line.value)))
    }

    /// Short secrets are looked for behind the host only: a port is often four digits too.
    private func sentURL(_ url: String) -> String {
        // By bytes: a combining mark behind a separator would hide it, and characters cost more.
        let bytes = url.utf8
        var authority = bytes.startIndex
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) {
            authority = bytes.index(colon, offsetBy: 3)
        }
        let ends: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        guard let path = bytes[authority...].firstIndex(where: ends.contains) else { return redactor.redactURL(url) }
        return redactor.redactURL(url[..<path] + sent(String(url[path...])))
    }

    private func redacted(_ seen: Seen) -> Seen {
        switch seen {
        case .nothing: return .nothing
        case .page(var page):
            page.url = redactor.redactURL(page.url)
            page.title = text(page.title)
            page.text = text(page.text)
            return .page(page)
        case .response(var response):
            response.url = redactor.redactURL(response.url)
            response.text = text(response.text)
            return .response(response)
        case .conversation(var conversation):
            conversation.turns = conversation.turns.map { turn in
                ConversationSeen.Turn(
                    said: sent(turn.said), replies: turn.replies.map(text), buttons: turn.buttons.map(text),
                    duration: turn.duration)
            }
            return .conversation(conversation)
        case .call(var call):
            call.lines = call.lines.map { line in
                CallSeen.Line(
                    line.speaker, line.speaker == .caller ? sent(line.text) : text(line.text), second: line.second)
            }
            return .call(call)
        case .mail(var mail):
            mail.recipient = text(mail.recipient)
            if var message = mail.message {
                message.subject = text(message.subject)
                message.sender = text(message.sender)
                message.date = text(message.date)
                message.linkHosts = message.linkHosts.map(text)
                message.text = text(message.text)
                mail.message = message
            }
            return .mail(mail)
        }
    }
}
