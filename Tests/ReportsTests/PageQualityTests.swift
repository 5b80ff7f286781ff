import Foundation
import Testing
import Verdicts

@testable import Reports

@Suite struct PageQualityTests {
    static let nights: [@Sendable () -> Summary] = [Centre.large, Centre.sevenFaults, Centre.tenFaults]

    @Test(arguments: nights.indices)
    func firstPageOf25JourneysIsSmall(night: Int) throws {
        let summary = Self.nights[night]()
        if night != 1 { #expect(summary.channels.flatMap(\.journeys).count == 25) }
        let page = try Report().html(.index, of: summary)
        #expect(page.utf8.count <= 100_000, "\(page.utf8.count) bytes")
        let tags = Markup(page).tags.filter { !$0.name.hasPrefix("/") }
        #expect(tags.count <= 1500, "\(tags.count) nodes")
        // Told in two zones it has as many bytes to keep within.
        let zone = try #require(TimeZone(secondsFromGMT: -12_600))
        let both = try Report().html(.index, of: summary, local: zone)
        #expect(both.utf8.count <= 100_000, "\(both.utf8.count) bytes")
        let nodes = Markup(both).tags.count { !$0.name.hasPrefix("/") }
        #expect(nodes <= 1500, "\(nodes) nodes")
    }

    @Test(arguments: nights.indices)
    func channelPagesAreSmall(night: Int) throws {
        let summary = Self.nights[night]()
        for channel in summary.channels {
            let size = try Report().html(.channel(channel.name), of: summary).utf8.count
            #expect(size <= 200_000, "\(channel.name): \(size) bytes")
        }
    }

    /// Whoever opens it on a phone pays for what is well in each of 400 journeys only when asking for it.
    @Test func firstPageOf400JourneysCountsWhatIsWell() throws {
        let summary = Centre.crowd()
        #expect(summary.channels.flatMap(\.journeys).count == 400)
        let report = try Report()
        let page = report.html(.index, of: summary)
        #expect(page.utf8.count <= 100_000, "\(page.utf8.count) bytes")
        #expect(page.contains("The other 47 were well in all the time that is known, as their pages show."))
        #expect(page.contains("The other 47: 100.0\u{A0}% in all the time that is known."))
        #expect(page.components(separatedBy: "class=\"strip day\"").count == 1 + 3)
        let nodes = Markup(page).tags.count { !$0.name.hasPrefix("/") }
        #expect(nodes <= 1500, "\(nodes) nodes")
        #expect(
            page.contains(
                "<a href=\"channel-channel-0.html\">A channel with quite a long title, number 0</a> <small>8 journeys, run since "
            ))
        #expect(page.contains("<small>7 journeys, run since "))
        // What is counted there is told on the page of its channel, and on a page that stands alone.
        let alone = report.html(.index, of: summary, isAlone: true)
        for channel in summary.channels {
            let own = report.html(.channel(channel.name), of: summary)
            for journey in channel.journeys {
                let title = MarkupEscaping().escapeText(journey.title)
                #expect(own.contains(title) && alone.contains(title), "\(title)")
            }
        }
        #expect(alone.components(separatedBy: "class=\"strip day\"").count == 1 + 50)
    }

    @Test(arguments: [
        (Reason.arrived, false, 5), (.contained, true, 5), (.noReply, true, 5), (.inconclusive, true, 5),
        (.arrived, true, 4),
    ])
    func onlyWhatIsWellIsCounted(reason: Reason, isReachable: Bool, pieces: Int) throws {
        var summary = Centre.crowd()
        summary.channels[0].points = summary.channels[0].points.map { point in
            var point = point
            (point.reason, point.isReachable) = (reason, isReachable)
            return point
        }
        let page = try Report().html(.index, of: summary)
        #expect(page.components(separatedBy: "class=\"strip day\"").count == pieces)
    }

    @Test func flickeringNightStaysSmall() throws {
        var summary = Centre.large()
        for index in summary.channels.indices {
            summary.channels[index].points = (0..<2880).map(Self.flicker)
        }
        #expect(try Report().html(.index, of: summary).utf8.count <= 200_000)
    }

    private static func flicker(_ index: Int) -> ChannelPoint {
        let at = Centre.now.addingTimeInterval(Double(index - 2880) * 30)
        let reason: Reason = index % 2 == 0 ? .arrived : .noReply
        return ChannelPoint(
            channel: "c", at: at, isReachable: index % 3 != 0, reason: reason, isSuspected: false, holds: 60)
    }

    @Test func sameSummaryGivesSameBytes() throws {
        let page = try Report()
        let first = page.html(.index, of: Centre.sevenFaults())
        for _ in 0..<5 { #expect(page.html(.index, of: Centre.sevenFaults()) == first) }
        #expect(try Report().html(.index, of: Centre.sevenFaults()) == first)
    }

    @Test func timesFollowTheZone() throws {
        let zone = try #require(TimeZone(secondsFromGMT: 19_800))
        let html = try Report().html(.index, of: Centre.oneFault(), local: zone)
        #expect(
            html.contains("<title>Password reset is unusable since 02:41 UTC (08:11 UTC+5:30), 47\u{A0}min</title>"))
        let headline = try #require(html.firstMatch(of: #/<h1>(.*?)</h1>/#)).1.replacing(#/<[^>]*>/#, with: "")
        #expect(headline == "Password reset is unusable since 02:41 UTC (08:11 UTC+5:30), 47\u{A0}min.")
        #expect(html.contains("datetime=\"2026-03-14T02:41:00Z\""))
        let summary = Centre.sevenFaults()
        for file in ReportFile.all(of: summary) {
            let page = try Report().html(file, of: summary, local: zone)
            let moments = page.components(separatedBy: "</time>").dropFirst()
            #expect(
                moments.allSatisfy { $0.hasPrefix(" <i>") || $0.hasPrefix("–<time") }, "\(file)")
            #expect(!(try Report().html(file, of: summary)).contains("</time> <i>"), "\(file)")
            // No moment stands alone in a sentence: each is a time, and has the other zone behind it.
            let text = page.replacing(#/<(title|style|script)>.*?<\/\1>/#.dotMatchesNewlines(), with: "")
                .replacing(#/<time [^>]*>[^<]*<\/time>/#, with: "").replacing(#/<[^>]*>/#, with: "")
            #expect(
                !text.contains(#/\d\d:\d\d UTC(?![+−])/#),
                "\(file): \(text.firstMatch(of: #/.{0,60}\d\d:\d\d UTC(?![+−])/#)?.0 ?? "")")
        }
    }

    @Test(arguments: ["\"\u{301}", "<\u{200D}b", "'\u{FE0F}", "a&\u{20DD}", ">"])
    func whateverClingsToMarkupIsEscaped(text: String) {
        let escaped = MarkupEscaping().escapeText(text)
        #expect(escaped.unicodeScalars.allSatisfy { !["<", ">", "\"", "'"].contains($0) })
        // By scalars: to the eye of a string a semicolon with an accent is none.
        #expect(escaped.unicodeScalars.contains("&") && escaped.unicodeScalars.contains(";"))
    }

    /// WCAG 2.2, 1.4.3: text needs 4.5 to 1. Computed from the style sheet's own variables, in both themes.
    @Test(arguments: [0, 1])
    func textHasContrast(theme: Int) throws {
        let blocks = Style.text.components(separatedBy: ":root{")
        let colours = Self.variables(try #require(blocks.dropFirst(theme + 1).first))
        let texts = ["ink", "quiet", "usable", "soft_down", "down", "unsafe", "unknown", "safely_degraded"]
        for text in texts {
            for paper in ["paper", "card"] { expectContrast(colours, text, paper, 4.5) }
        }
        for paper in ["soft_down-tint", "down-tint", "unsafe-tint", "bubble", "mine"] {
            expectContrast(colours, "ink", paper, 4.5)
            expectContrast(colours, "quiet", paper, 4.5)
        }
        expectContrast(colours, "down", "down-tint", 4.5)
        for drawn in ["control", "p-dns", "p-connect", "p-tls", "p-wait", "p-load", "focus"] {
            expectContrast(colours, drawn, "paper", 3)
            expectContrast(colours, drawn, "card", 3)
        }
    }

    @Test func contrastIsComputedAsSpecified() {
        #expect(abs(Self.contrast(0x000000, 0xFFFFFF) - 21) < 0.01)
        #expect(abs(Self.contrast(0x777777, 0xFFFFFF) - 4.48) < 0.01)
    }

    private func expectContrast(_ colours: [String: Int], _ text: String, _ paper: String, _ least: Double) {
        guard let one = colours[text], let other = colours[paper] else {
            Issue.record("no colour \(text) or \(paper)")
            return
        }
        let ratio = Self.contrast(one, other)
        #expect(ratio >= least, "\(text) on \(paper): \(ratio)")
    }

    private static func variables(_ block: String) -> [String: Int] {
        var found: [String: Int] = [:]
        for match in block.matches(of: #/--([a-z_-]+):#([0-9a-f]{6})[;}]/#) {
            if found[String(match.1)] == nil { found[String(match.1)] = Int(match.2, radix: 16) }
        }
        return found
    }

    private static func contrast(_ left: Int, _ right: Int) -> Double {
        let (one, other) = (luminance(left), luminance(right))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private static func luminance(_ colour: Int) -> Double {
        let parts = [16, 8, 0].map { shift -> Double in
            let value = Double((colour >> shift) & 0xFF) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
