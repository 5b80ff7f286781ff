import Observations

extension RunEvidence {
    /// The most that is stored per run, in bytes of JSON.
    static let limit = 256 << 10

    /// As JSON within the limit: long texts and lists are cut first, then the earliest steps go, since the last one failed.
    func text(within limit: Int = limit) throws -> (text: String, isShortened: Bool) {
        let whole = try JSONText.encode(self)
        if whole.utf8.count <= limit { return (whole, false) }
        for cut in Cut.all {
            let shorter = try JSONText.encode(shortened(cut))
            if shorter.utf8.count <= limit { return (shorter, true) }
        }
        var rest = shortened(Cut.hardest)
        while !rest.parts.isEmpty {
            rest.parts.removeFirst((rest.parts.count + 1) / 2)
            let shorter = try JSONText.encode(rest)
            if shorter.utf8.count <= limit { return (shorter, true) }
        }
        return (try JSONText.encode(rest), true)
    }

    private func shortened(_ cut: Cut) -> RunEvidence {
        var shorter = self
        shorter.parts = parts.map { $0.shortened(cut) }
        return shorter
    }
}

/// How far texts (in bytes) and lists (in members) are cut.
struct Cut {
    var bytes: Int
    var members: Int

    static let hardest = Cut(bytes: 128, members: 16)
    static let all = [
        Cut(bytes: 16384, members: 256), Cut(bytes: 4096, members: 128), Cut(bytes: 1024, members: 64), hardest,
    ]

    func callAsFunction(_ text: String) -> String {
        text.utf8.count <= bytes ? text : String(decoding: text.utf8.prefix(bytes), as: UTF8.self) + "…"
    }

    /// The last ones: that is where it ended.
    func callAsFunction<Member>(_ list: [Member]) -> [Member] { Array(list.suffix(members)) }
}

extension RunEvidence.Part {
    fileprivate func shortened(_ cut: Cut) -> Self {
        var shorter = self
        shorter.seen = seen.shortened(cut)
        // Transcripts belong to exchanges by position: later ones are emptied, none is moved.
        shorter.exchanges = exchanges.prefix(cut.members).map { $0.shortened(cut) }
        return shorter
    }
}

extension RunEvidence.Transcript {
    fileprivate func shortened(_ cut: Cut) -> Self {
        func lines(_ lines: [Exchange.Line]) -> [Exchange.Line] {
            lines.prefix(cut.members).map { Exchange.Line(name: cut($0.name), value: cut($0.value)) }
        }
        return Self(
            requestHeaders: lines(requestHeaders), requestBody: requestBody.map { cut($0) },
            responseHeaders: lines(responseHeaders), excerpt: excerpt.map { cut($0) })
    }
}

extension Seen {
    fileprivate func shortened(_ cut: Cut) -> Seen {
        switch self {
        case .nothing:
            return .nothing
        case .page(let page):
            return .page(
                PageSeen(
                    url: cut(page.url), title: cut(page.title), text: cut(page.text),
                    filledFields: cut(page.filledFields).map { cut($0) }))
        case .response(let response):
            return .response(ResponseSeen(url: cut(response.url), text: cut(response.text)))
        case .conversation(let conversation):
            let turns = cut(conversation.turns).map {
                ConversationSeen.Turn(
                    said: cut($0.said), replies: cut($0.replies).map { cut($0) },
                    buttons: cut($0.buttons).map { cut($0) },
                    duration: $0.duration)
            }
            return .conversation(ConversationSeen(turns: turns))
        case .call(let call):
            let lines = cut(call.lines).map { CallSeen.Line($0.speaker, cut($0.text), second: $0.second) }
            return .call(
                CallSeen(lines: lines, ending: call.ending.map { cut($0) }, estimatedSeconds: call.estimatedSeconds))
        case .mail(let mail):
            let message = mail.message.map {
                MailSeen.Message(
                    subject: cut($0.subject), sender: cut($0.sender), date: cut($0.date), arrivedAfter: $0.arrivedAfter,
                    linkHosts: cut($0.linkHosts).map { cut($0) }, text: cut($0.text))
            }
            return .mail(MailSeen(recipient: cut(mail.recipient), searches: mail.searches, message: message))
        }
    }
}
