import Observations

/// One step as the customer met it.
struct SceneView {
    var sceneClass: String
    var sceneTitle: String
    var hasRequests: Bool
    var requests: [RequestView] = []
    var hasBubbles: Bool
    var bubbles: [BubbleView] = []
    var hasLines: Bool
    var lines: [LineView] = []
    var hasMail: Bool
    var mail: [MailLine] = []
    var pageTitle: String?
    var excerpt: Verbatim?
    var filled: String?
    var hasWire: Bool
    var again: Verbatim?
    var wire: [WireView] = []

    struct RequestView {
        var request: Verbatim
        var answer: String

        init(_ exchange: Exchange) {
            request = Verbatim(WireText.line("\(exchange.method) \(exchange.url)", limit: 300))
            var parts: [String] = []
            if let failure = exchange.failure { parts.append(WireText.line(failure, limit: 200)) }
            if let status = exchange.status { parts.append("\(status)") }
            if let redirect = exchange.redirect { parts.append(Words.redirect(WireText.line(redirect, limit: 200))) }
            if exchange.bodyBytes > 0 { parts.append(Words.bytes(exchange.bodyBytes)) }
            parts.append(TimeWords.span(microseconds: exchange.phases.total))
            answer = "→ " + parts.joined(separator: " · ")
        }
    }

    struct BubbleView {
        var speaker: String
        var who: String
        var text: Verbatim
        var chips: [Verbatim] = []
    }

    struct LineView {
        var speaker: String
        var at: String
        var who: String
        var text: Verbatim
        var keys: String?
    }

    struct MailLine {
        var mailName: String
        var mailValue: String
    }

    struct WireView {
        var wireTitle: String
        var wireText: Verbatim
    }

    init(_ observation: Observation, isFailing: Bool, _ depth: ProblemView.Depth = .whole) {
        sceneClass = isFailing ? "failing" : "passed"
        let time = TimeWords.span(microseconds: observation.duration)
        let kind = Words.kind(WireText.line(observation.kind, limit: 40))
        sceneTitle = Words.scene(
            WireText.line(observation.step, limit: 64), kind: kind, time: time, isFailing: isFailing)
        requests = observation.exchanges.prefix(isFailing ? 20 : 6).map(RequestView.init)
        if isFailing, let last = observation.exchanges.last {
            if depth == .whole { wire = Self.wire(last) }
            again = ShellWords.curl(last).map(Verbatim.init)
        }
        (hasRequests, hasBubbles, hasLines, hasMail) = (false, false, false, false)
        hasWire = !wire.isEmpty
        show(observation.seen, room: isFailing ? (depth == .whole ? 2048 : 700) : 240)
        hasRequests = !requests.isEmpty
        hasBubbles = !bubbles.isEmpty
        hasLines = !lines.isEmpty
        hasMail = !mail.isEmpty
    }

    private mutating func show(_ seen: Seen, room: Int) {
        switch seen {
        case .nothing:
            break
        case .page(let page):
            pageTitle = page.title.isEmpty ? nil : WireText.line(page.title, limit: 200)
            excerpt = Self.passage(page.text, room)
            let fields = page.filledFields.prefix(20).map { WireText.line($0, limit: 60) }
            filled = fields.isEmpty ? nil : fields.joined(separator: ", ")
        case .response(let response):
            excerpt = Self.passage(response.text, room)
        case .conversation(let conversation):
            requests = []
            bubbles = conversation.turns.prefix(30).flatMap(Self.bubbles)
        case .call(let call):
            requests = []
            lines = call.lines.prefix(60).map(Self.line)
            if let ending = call.ending {
                lines.append(
                    LineView(
                        speaker: "event", at: Self.clock(call.estimatedSeconds), who: "",
                        text: Verbatim(Words.callEnds(WireText.line(ending, limit: 80))), keys: nil))
            }
        case .mail(let found):
            requests = []
            mail = Self.mail(found)
            excerpt = found.message.flatMap { Self.passage($0.text, room) }
        }
    }

    private static func passage(_ text: String, _ room: Int) -> Verbatim? {
        let cleaned = WireText.clean(text, limit: room)
        return cleaned.allSatisfy(\.isWhitespace) ? nil : Verbatim(cleaned)
    }

    private static func bubbles(_ turn: ConversationSeen.Turn) -> [BubbleView] {
        var result = [
            BubbleView(speaker: "me", who: Words.Page.customer, text: Verbatim(WireText.clean(turn.said, limit: 600)))
        ]
        let chips = turn.buttons.prefix(10).map { Verbatim(WireText.line($0, limit: 80)) }
        if turn.replies.isEmpty {
            result.append(
                BubbleView(
                    speaker: "silence", who: Words.Page.bot, text: Verbatim(Words.Page.saysNothing), chips: chips))
        }
        for (index, reply) in turn.replies.prefix(10).enumerated() {
            let isLast = index == min(turn.replies.count, 10) - 1
            result.append(
                BubbleView(
                    speaker: "bot", who: Words.Page.bot, text: Verbatim(WireText.clean(reply, limit: 1200)),
                    chips: isLast ? chips : []))
        }
        return result
    }

    private static func line(_ line: CallSeen.Line) -> LineView {
        let text = WireText.line(line.text, limit: 600)
        let pressed = text.allSatisfy { "0123456789*#w".contains($0) }
        let who =
            switch line.speaker {
            case .phone: Words.Page.phone
            case .caller: Words.Page.caller
            case .event: ""
            }
        return LineView(
            speaker: line.speaker.rawValue, at: clock(line.second), who: who, text: Verbatim(text),
            keys: line.speaker == .caller && pressed && !text.isEmpty ? text : nil)
    }

    /// `0:05`.
    static func clock(_ seconds: Int) -> String {
        let whole = min(max(seconds, 0), 86_400)
        let rest = whole % 60
        return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func mail(_ found: MailSeen) -> [MailLine] {
        var result = [MailLine(mailName: Words.Page.mail[0], mailValue: WireText.line(found.recipient, limit: 200))]
        guard let message = found.message else {
            result.append(
                MailLine(
                    mailName: Words.Page.nothingCame, mailValue: Words.mailboxAsked(found.searches)))
            return result
        }
        result += [
            MailLine(mailName: Words.Page.mail[1], mailValue: WireText.line(message.sender, limit: 200)),
            MailLine(mailName: Words.Page.mail[2], mailValue: WireText.line(message.subject, limit: 300)),
            MailLine(mailName: Words.Page.mail[3], mailValue: WireText.line(message.date, limit: 100)),
            MailLine(mailName: Words.Page.mail[4], mailValue: TimeWords.span(microseconds: message.arrivedAfter)),
        ]
        if !message.linkHosts.isEmpty {
            let hosts = message.linkHosts.prefix(10).map { WireText.line($0, limit: 120) }
            result.append(MailLine(mailName: Words.Page.mail[5], mailValue: hosts.joined(separator: ", ")))
        }
        return result
    }

    private static func wire(_ exchange: Exchange) -> [WireView] {
        var result: [WireView] = []
        func add(_ title: String, _ headers: [Exchange.Line], _ body: String?) {
            var text = headers.prefix(40).map { WireText.line("\($0.name): \($0.value)", limit: 300) }.joined(
                separator: "\n")
            if let body, !body.isEmpty { text += (text.isEmpty ? "" : "\n\n") + WireText.clean(body, limit: 2048) }
            if !text.isEmpty { result.append(WireView(wireTitle: title, wireText: Verbatim(text))) }
        }
        add(Words.Page.request, exchange.requestHeaders, exchange.requestBody)
        add(Words.Page.answer, exchange.responseHeaders, exchange.excerpt)
        return result
    }
}
