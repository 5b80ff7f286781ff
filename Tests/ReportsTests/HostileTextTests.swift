import Foundation
import Reports
import Testing
import Verdicts

/// What comes over the wire may say anything, and changes nothing but words.
@Suite struct HostileTextTests {
    @Test func thereAreEnoughPayloads() { #expect(Hostile.payloads.count >= 40) }

    @Test(arguments: Hostile.payloads.indices)
    func markupStaysOurs(index: Int) throws {
        let page = try ReportPage()
        let harmless = Markup(page.html(Hostile.summary("harmless")))
        let html = page.html(Hostile.summary(Hostile.payloads[index]))
        let hostile = Markup(html)
        #expect(harmless.tags.count > 500)
        let difference = zip(harmless.tags, hostile.tags).first { $0.0 != $0.1 }
        #expect(hostile == harmless, "\(Hostile.payloads[index].prefix(60)): \(String(describing: difference))")
        for (name, value) in hostile.values where ["href", "src", "action", "formaction"].contains(name.lowercased()) {
            #expect(value.hasPrefix("#") || value.hasPrefix("data:image/svg+xml,") || value.hasPrefix("https://"))
        }
        #expect(html.unicodeScalars.allSatisfy(Self.isVisible))
        #expect(html.utf8.count < 700_000, "\(html.utf8.count) bytes")
    }

    @Test(arguments: Hostile.payloads.indices)
    func terminalGetsNoControlCharacter(index: Int) throws {
        let summary = Hostile.summary(Hostile.payloads[index])
        let status = StatusText.text(summary, timeZone: .gmt)
        #expect(status.unicodeScalars.allSatisfy(Self.isVisible))
        for journey in summary.channels.flatMap(\.journeys) {
            guard let run = journey.run else { continue }
            let story = RunText.text(run, judgement: journey.judgement, title: journey.title, timeZone: .gmt)
            #expect(story.unicodeScalars.allSatisfy(Self.isVisible))
        }
        let json = Data(StatusDocument.json(summary).utf8)
        #expect(try JSONDecoder().decode(StatusDocument.self, from: json) == StatusDocument(summary))
    }

    @Test(arguments: [
        ("https://runbooks.example/a", true), ("HTTP://runbooks.example/a?b=c&d=e", true),
        ("javascript:alert(1)", false),
        ("JaVaScRiPt:alert(1)", false), (" https://a.example", false), ("data:text/html,x", false),
        ("vbscript:x", false),
        ("//evil.example", false), ("https://a.example/\u{202E}", false), ("see the wiki", false),
        ("https://a.example/\nb", false),
    ])
    func onlyWebAddressesBecomeLinks(runbook: String, isLink: Bool) throws {
        var summary = Centre.oneFault()
        Centre.replace("password-reset", in: &summary) { $0.runbook = runbook }
        let links = Markup(try ReportPage().html(summary)).values.filter {
            $0.name == "href" && !$0.value.hasPrefix("#")
        }
        #expect(links.count == (isLink ? 2 : 1), "\(links)")
    }

    @Test func lengthIsBounded() {
        let cleaned = WireText.clean(String(repeating: "ä", count: 5000), limit: 2048)
        #expect(cleaned == String(repeating: "ä", count: 1024) + "… (7952 more bytes)")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a\u{0}b", "a␀b"), ("a\u{202E}b", "a⟨U+202E⟩b"), ("a\r\nb", "a\nb"),
        ("\"\u{301}", "\"◌\u{301}"),
        ("e\u{301}", "e\u{301}"), ("\u{85}", "⟨U+85⟩"), ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
    ])
    func whatActsBecomesVisible(text: String, expected: String) {
        #expect(WireText.clean(text) == expected)
    }

    /// No controls but line feed, no direction marks, nothing invisible that could reorder or hide words.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: true
        case 0x00...0x1F, 0x7F...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xE0000...0xE0FFF:
            false
        default: true
        }
    }
}
