import Foundation
import Reports
import Testing
import Verdicts

/// What comes over the wire may say anything, and changes nothing but words.
@Suite struct HostileTextTests {
    @Test func thereAreEnoughPayloads() { #expect(Hostile.payloads.count >= 60) }

    @Test(arguments: Hostile.payloads.indices)
    func markupStaysOurs(index: Int) throws {
        let page = try Report()
        let payload = Hostile.payloads[index]
        for (file, harmless) in Self.harmless {
            let html = page.html(file, of: Hostile.summary(payload))
            let hostile = Markup(html)
            let difference = zip(harmless.tags, hostile.tags).first { $0.0 != $0.1 }
            #expect(hostile == harmless, "\(file), \(payload.prefix(60)): \(String(describing: difference))")
            for (name, value) in hostile.values
            where ["href", "src", "action", "formaction"].contains(name.lowercased()) {
                #expect(Self.isOurs(value), "\(value.prefix(80))")
            }
            #expect(html.unicodeScalars.allSatisfy(Self.isVisible))
            #expect(html.utf8.count < 500_000, "\(file): \(html.utf8.count) bytes")
        }
    }

    /// Pages that show what each kind of step meets, with nothing evil in them.
    private static let harmless: [(ReportFile, Markup)] = {
        let summary = Hostile.summary("harmless")
        let files: [ReportFile] =
            [.index] + ["web-login", "chat", "phone", "password-reset", "recovery"].map { .channel($0) }
            + [.incident("chat-1"), .incident("chat")]
        guard let report = try? Report() else { return [] }
        return files.map { ($0, Markup(report.html($0, of: summary))) }
    }()

    @Test func pagesAreThere() {
        #expect(Self.harmless.count == 8)
        for (file, markup) in Self.harmless { #expect(markup.tags.count > 60, "\(file)") }
    }

    private static func isOurs(_ address: String) -> Bool {
        address.hasPrefix("#") || address.hasPrefix("data:image/svg+xml,") || address.hasPrefix("https://")
            || ReportFile.isPage(address) || ["index.html", "status.json"].contains(address)
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
        let links = Markup(try Report().html(.index, of: summary)).values.filter {
            $0.name == "href" && !Self.isOurs($0.value) || $0.value == runbook
        }
        #expect(links.count == (isLink ? 1 : 0), "\(links)")
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
