import Foundation
import Journeys
import Observations
import Verdicts

/// Texts that a page, a bot, a phone system or a mail could send to whoever watches it.
enum Hostile {
    static let payloads: [String] = [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>",
        "<svg/onload=alert(1)>",
        "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"",
        "` onclick=alert(1) `",
        "</title><script>alert(1)</script>", "</table></section></main><h1>All is well</h1>",
        "</blockquote></pre></code>",
        "<!-- ", "-->", "<!--><script>alert(1)</script>", "<![CDATA[<script>]]>", "<?xml ?>",
        "<iframe srcdoc='<script>'>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>", "<base href=//evil.example>",
        "<form action=//evil.example>",
        "<link rel=stylesheet href=//evil.example>", "<style>*{display:none}</style>",
        "<a href=javascript:alert(1)>x</a>",
        "javascript:alert(1)", "&lt;script&gt;", "&#60;script&#62;", "&quot; onmouseover=&quot;", "{{title}}",
        "{{{title}}}",
        "{{#rows}}", "{{>page}}", "{{=<% %>=}}", "${7*7}", "<\u{301}script>",
        "\"\u{301} onmouseover=alert(1) x=\"\u{301}",
        "'\u{308} onmouseover=alert(1) x='\u{308}", "\u{600}\" onmouseover=alert(1) x=\"", "\"\u{FE0F} onclick=x",
        "\"\u{200D} onclick=x", ">\u{20DD}<b>", "&\u{301}lt;", "<scr\u{0}ipt>", "\u{0}<b>", "\u{1B}[2J\u{1B}[31mred",
        "\u{7F}\u{8}\u{8}",
        "\u{85}\u{9B}31m", "\u{202E}gnp.exe", "\u{2066}a\u{2069}\u{202D}", "\u{200F}\u{200E}\u{61C}",
        "\u{FEFF}\u{200B}\u{2060}",
        "\u{2028}\u{2029}", "\u{E0041}\u{E0042}",
        String(decoding: [0xEF, 0xBF, 0xBE, 0xEF, 0xB7, 0x90], as: UTF8.self),
        "Z" + String(repeating: "\u{316}", count: 400),
        String(repeating: "A", count: 100_000), String(repeating: "<b>", count: 20_000),
        String(repeating: "\"", count: 5000),
        String(decoding: [0x61, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x3C], as: UTF8.self), "\r\n\r\n<b>", "a\rb",
        "\t\u{B}\u{C}",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<math><mtext></p><script>alert(1)</script>",
        "<template><script>alert(1)</script></template>", "<details open ontoggle=alert(1)>",
        "' style='background:url(//evil.example/x)", "\u{FF1C}script\u{FF1E}alert(1)\u{FF1C}/script\u{FF1E}",
        "'; rm -rf / #",
        "$(touch /tmp/x) `id`", "ﷺ﷽", "👩‍👩‍👧‍👦\"", "\u{202E}<b>\u{202C}",
    ]

    private static func containments(_ text: String) -> [ContainmentSummary] {
        Centre.frozen().containments.map { containment in
            var containment = containment
            (containment.title, containment.why, containment.by) = (text, text, text)
            for journey in containment.journeys.indices {
                containment.journeys[journey].title = text
                containment.journeys[journey].channelTitle = text
                containment.journeys[journey].told = containment.journeys[journey].told.map { _ in text }
            }
            return containment
        }
    }

    /// The same summary with a text in every place that the wire, or a careless file, can fill.
    static func summary(_ text: String) -> Summary {
        var summary = Centre.sevenFaults()
        let text = "x\(text)x"
        summary.site = text
        summary.title = text
        summary.version = text
        summary.monitorFaults = [text]
        summary.resting = [.init(account: text, until: Centre.now)]
        for index in summary.intents.indices {
            summary.intents[index].intent = text
            for way in summary.intents[index].ways.indices {
                summary.intents[index].ways[way].title = text
                summary.intents[index].ways[way].channelTitle = text
                summary.intents[index].ways[way].sharedNeeds = [text]
                if way == 1 { summary.intents[index].ways[way].reason = .arrived }
            }
        }
        for index in summary.guards.indices {
            summary.guards[index].title = text
            summary.guards[index].track.standing?.got = text
            summary.guards[index].track.standing?.expected = text
        }
        summary.containments = containments(text)
        summary.personas = summary.personas.map { journey in
            var journey = journey
            journey.title = text
            for cell in journey.cells.indices { journey.cells[cell].personaTitle = text }
            return journey
        }
        summary.causes = summary.causes.map { cause in
            var cause = cause
            cause.needs = [text]
            cause.failing = cause.failing.map { member in
                var member = member
                (member.title, member.channelTitle) = (text, text)
                return member
            }
            return cause
        }
        for index in summary.incidents.indices {
            summary.incidents[index].difference = Centre.difference(Centre.now)
            for line in summary.incidents[index].difference?.lines.indices ?? 0..<0 {
                summary.incidents[index].difference?.lines[line].label = text
                summary.incidents[index].difference?.lines[line].step = text
                summary.incidents[index].difference?.lines[line].good = text
                summary.incidents[index].difference?.lines[line].bad = text
            }
            for change in summary.incidents[index].changes.indices {
                summary.incidents[index].changes[change].journey = text
            }
        }
        for index in summary.channels.indices {
            summary.channels[index].title = text
            summary.channels[index].openIncident = summary.incidents.first {
                $0.channel == summary.channels[index].name && $0.endedAt == nil
            }
            summary.channels[index].owner = text
            summary.channels[index].runbook = text
            summary.channels[index].lastReach?.detail = text
            summary.channels[index].numbers = summary.channels[index].numbers.map {
                .init(window: text, availability: $0.availability)
            }
            summary.channels[index].journeys = summary.channels[index].journeys.map { poisoned($0, text) }
        }
        return summary
    }

    private static func poisoned(_ journey: JourneySummary, _ text: String) -> JourneySummary {
        var journey = journey
        journey.title = text
        journey.judgement.expected = text
        journey.judgement.got = text
        journey.judgement.evidence = [text]
        journey.steps = journey.steps.map {
            .init(id: text, kind: text, channel: text, result: $0.result, duration: $0.duration)
        }
        guard var run = journey.run else { return journey }
        run.id = text
        run.observations = run.observations.map { seen in
            var seen = seen
            if seen.step == journey.judgement.failingStep { seen.step = text } else { seen.step = text + "2" }
            seen.kind = text
            seen.exchanges = seen.exchanges.map { poisoned($0, text) }
            seen.checks = seen.checks.map {
                Check(
                    role: $0.role, outcome: $0.outcome, source: text,
                    location: SourceLocation(file: text, line: 1, column: 1),
                    expected: text, got: text)
            }
            seen.signs = seen.signs.map { Sign($0.kind, text) }
            seen.seen = poisoned(seen.seen, text)
            return seen
        }
        journey.judgement.failingStep = text
        journey.run = run
        return journey
    }

    private static func poisoned(_ exchange: Exchange, _ text: String) -> Exchange {
        var exchange = exchange
        exchange.method = text
        exchange.url = text
        exchange.redirect = text
        exchange.failure = text
        exchange.requestHeaders = [.init(name: text, value: text)]
        exchange.responseHeaders = [.init(name: text, value: text)]
        exchange.requestBody = text
        exchange.excerpt = text
        return exchange
    }

    private static func poisoned(_ seen: Seen, _ text: String) -> Seen {
        switch seen {
        case .nothing: .nothing
        case .page: .page(PageSeen(url: text, title: text, text: text, filledFields: [text]))
        case .response: .response(ResponseSeen(url: text, text: text))
        case .conversation:
            .conversation(ConversationSeen(turns: [.init(said: text, replies: [text, text], buttons: [text])]))
        case .call:
            .call(
                CallSeen(
                    lines: [
                        .init(.phone, text, second: 1), .init(.caller, text, second: 2), .init(.event, text, second: 3),
                    ], ending: text))
        case .mail:
            .mail(
                MailSeen(
                    recipient: text, searches: 1,
                    message: .init(
                        subject: text, sender: text, date: text, arrivedAfter: 1, linkHosts: [text], text: text)))
        }
    }
}
