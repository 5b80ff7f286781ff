import Foundation
import Reports
import Testing
import Verdicts

@Suite struct PageGoldenTests {
    static let cases: [(String, @Sendable () -> Summary)] = [
        ("healthy", Centre.healthy), ("one-fault", Centre.oneFault), ("seven-faults", Centre.sevenFaults),
        ("nothing-yet", Centre.nothingYet), ("frozen", Centre.frozen),
    ]

    /// Without the texts that are the same on every page: they have a test of their own, and a change of style changes no file.
    private static func body(_ html: String) -> String {
        var result = html
        for name in ["style", "script"] {
            guard let start = result.range(of: "<\(name)>"), let end = result.range(of: "</\(name)>") else { continue }
            result.replaceSubrange(start.upperBound..<end.lowerBound, with: "")
        }
        return result.replacing(#/'sha256-[^']+'/#, with: "")
    }

    @Test(arguments: cases.map(\.0))
    func pageIsAsRecorded(name: String) throws {
        let make = try #require(Self.cases.first { $0.0 == name }?.1)
        try expectGolden(Self.body(try Report().html(.index, of: make())), "\(name).html")
    }

    @Test(arguments: [
        ("healthy", ReportFile.channel("chat")), ("healthy", .incident("chat-1")),
        ("one-fault", .channel("password-reset")), ("one-fault", .incident("password-reset-1")),
        ("seven-faults", .channel("web-login")), ("seven-faults", .channel("chat")),
        ("seven-faults", .channel("phone")), ("frozen", .channel("chat")), ("nothing-yet", .channel("chat")),
    ])
    func otherPagesAreAsRecorded(name: String, file: ReportFile) throws {
        let make = try #require(Self.cases.first { $0.0 == name }?.1)
        try expectGolden(Self.body(try Report().html(file, of: make())), "\(name)-\(file.name)")
    }

    @Test func pageThatStandsAloneTellsEverything() throws {
        let html = try Report().html(.index, of: Centre.oneFault(), isAlone: true)
        try expectGolden(Self.body(html), "one-fault-alone.html")
        let links = Markup(html).values.filter { $0.name == "href" }.map(\.value)
        #expect(links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:") || $0.hasPrefix("https://") }, "\(links)")
    }

    @Test func endedIncidentKeepsItsPage() throws {
        var later = Centre.healthy()
        later.generatedAt = later.generatedAt.addingTimeInterval(400 * 86_400)
        later.staleAfter = later.generatedAt.addingTimeInterval(900)
        later.version = "2.0.0"
        let report = try Report()
        #expect(report.html(.incident("chat-1"), of: later) == report.html(.incident("chat-1"), of: Centre.healthy()))
    }

    @Test(arguments: [
        (ReportFile.index, "index.html"), (.channel("web-login"), "channel-web-login.html"),
        (.channel("../../etc/passwd"), "channel-_2e_2e_2f_2e_2e_2fetc_2fpasswd.html"),
        (.channel("a_2e"), "channel-a_5f2e.html"), (.incident("Ä"), "incident-_c3_84.html"),
    ])
    func fileNamesStayInTheFolder(file: ReportFile, name: String) {
        #expect(file.name == name)
        #expect(ReportFile.isPage(name) == (file != .index))
    }

    @Test(arguments: [
        "index.html", "channel-a.html.bak", "my-channel-a.html", "channel-../a.html", "channel-ä.html", "",
    ])
    func otherFilesAreNoPages(name: String) { #expect(!ReportFile.isPage(name)) }

    @Test func everyPageIsListedAndRenders() throws {
        let summary = Centre.sevenFaults()
        let files = ReportFile.all(of: summary)
        #expect(files.last == .index)
        #expect(files.count == 1 + summary.channels.count + summary.incidents.count)
        let report = try Report()
        for file in files { #expect(report.html(file, of: summary).hasSuffix("</html>\n"), "\(file)") }
        #expect(report.html(.channel("nobody"), of: summary).isEmpty)
    }
}
