import Foundation
import Testing
import Verdicts

@testable import Reports

/// A number at the end of one line and its unit at the start of the next are misread at night.
@Suite struct TypesettingTests {
    /// `_` stands for a space that does not break.
    @Test(arguments: [
        ("10 s", "10_s"), ("2 h 5 min", "2_h_5_min"), ("3 d 4 h", "3_d_4_h"), ("99.9 %", "99.9_%"),
        ("took 840 ms, every 5 min", "took 840_ms, every 5_min"), ("124 min ± 10", "124_min_±_10"),
        ("uptime 100.0 %, 98 % known", "uptime 100.0_%, 98_% known"), ("80 kB of 3 MB", "80_kB of 3_MB"),
        ("within 2 h 5 journeys", "within 2_h 5 journeys"), ("step 3 of 6", "step 3 of 6"), ("5 d", "5_d"),
        ("7 soups", "7 soups"), ("4 sms", "4 sms"), ("2 hé", "2 hé"), ("10 ", "10 "), (" 10", " 10"), ("", ""),
        ("ä 5 s ö", "ä 5_s ö"), ("10  s", "10  s"),
    ])
    func numberKeepsItsUnit(text: String, expected: String) {
        #expect(Typesetting.unbroken(text).replacing("\u{A0}", with: "_") == expected)
    }

    @Test func whatTheWireSaidStaysAsItIs() throws {
        var summary = Centre.sevenFaults()
        for place in summary.channels.indices {
            summary.channels[place].runbook = "https://runbooks.example/after 10 min"
            for journey in summary.channels[place].journeys.indices {
                summary.channels[place].journeys[journey].judgement.got = "nothing after 300 s"
                var run = summary.channels[place].journeys[journey].run
                for step in run?.observations.indices ?? 0..<0 {
                    for exchange in run?.observations[step].exchanges.indices ?? 0..<0 {
                        run?.observations[step].exchanges[exchange].excerpt = "wait 12 min"
                    }
                }
                summary.channels[place].journeys[journey].run = run
            }
        }
        let report = try Report()
        let pages = ReportFile.all(of: summary).map { report.html($0, of: summary) }.joined()
        #expect(pages.contains("nothing after 300\u{A0}s"))
        #expect(pages.contains("wait 12 min") && !pages.contains("wait 12\u{A0}min"))
        #expect(pages.contains("href=\"https://runbooks.example/after 10 min\""))
    }

    @Test func onlyThePageHasSuchSpaces() throws {
        let summary = Centre.sevenFaults()
        #expect(try Report().html(.index, of: summary).contains("\u{A0}min"))
        #expect(!StatusText.text(summary, timeZone: .gmt).contains("\u{A0}"))
        #expect(!StatusDocument.json(summary).contains("\u{A0}"))
    }

    @Test func sentenceIsReadInTwoZones() throws {
        let moment = Centre.now.addingTimeInterval(-47 * 60)
        let sentence: Prose = "fails since \(moment), and \(2) more \(moment, to: Centre.now)"
        let plain = TimeWords(now: Centre.now, timeZone: .gmt)
        #expect(sentence.plain(plain) == "fails since 02:41 UTC, and 2 more 02:41–03:28 UTC")
        let zone = try #require(TimeZone(secondsFromGMT: -12_600))
        let both = TimeWords(now: Centre.now, timeZone: .gmt, local: zone)
        #expect(
            sentence.plain(both)
                == "fails since 02:41 UTC (23:11 UTC−3:30), and 2 more 02:41–03:28 UTC (23:11–23:58 UTC−3:30)")
    }

    /// Strips are as long as a day: what began before it did not begin there.
    @Test func stripSaysWhatItKnows() throws {
        func captions(_ parts: [(hours: Double, Reason)]) throws -> String {
            var summary = Centre.oneFault()
            Centre.replace("password-reset", in: &summary) { channel in
                channel.points = parts.map { part in
                    ChannelPoint(
                        channel: channel.name, at: Centre.now.addingTimeInterval(part.hours * 3600), isReachable: true,
                        reason: part.1, isSuspected: false, holds: 100 * 3600)
                }
            }
            let zone = try #require(TimeZone(secondsFromGMT: 3600))
            let page = try Report().html(.channel("password-reset"), of: summary, local: zone)
            let caption = try #require(page.firstMatch(of: #/class="strip-says">(.*?)</p>/#))
            return String(caption.1).replacing(#/<[^>]*>/#, with: "")
        }
        #expect(try captions([(-30, .noReply)]) == "unusable all the time")
        #expect(try captions([(-30, .noReply), (-20, .arrived)]) == "unusable until 13 Mar 07:28 UTC (08:28 UTC+1)")
        #expect(
            try captions([(-30, .arrived), (-2, .noReply), (-1, .arrived), (-0.5, .noReply)])
                == "unusable 01:28–02:28 UTC (02:28–03:28 UTC+1) and unusable since 02:58 UTC (03:58 UTC+1)")
    }
}
