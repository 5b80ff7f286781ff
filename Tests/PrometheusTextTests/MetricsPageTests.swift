import Foundation
import PrometheusText
import Testing
import Verdicts

@Suite struct MetricsPageTests {
    @Test func oneFaultIsAsRecorded() throws { try expectGolden(MetricsPage.text(Fixture.summary()), "one-fault.prom") }

    @Test func nothingYetIsAsRecorded() throws {
        try expectGolden(MetricsPage.text(Fixture.nothingYet()), "nothing-yet.prom")
    }

    @Test func rulesOfTheFormatHold() {
        #expect(ExpositionRules.findings(MetricsPage.text(Fixture.summary())) == [])
        #expect(ExpositionRules.findings(MetricsPage.text(Fixture.nothingYet())) == [])
    }

    static let head = "# TYPE softdown_a gauge\n# HELP softdown_a A.\n"
    static let other = "# TYPE softdown_b gauge\n# HELP softdown_b B.\n"

    @Test(arguments: [
        head + "softdown_a 1\n",
        head + "softdown_a{x=\"1\"} 1\nsoftdown_a{x=\"1\"} 2\n# EOF\n",
        head + "softdown_a 1\n" + other + "softdown_b 1\nsoftdown_a{x=\"2\"} 1\n# EOF\n",
        head + "softdown_a 1 1700000000000\n# EOF\n",
        head + "softdown_a one\n# EOF\n",
        head + "softdown_a{x=\"a\\q\"} 1\n# EOF\n",
        head + "softdown_a{x=\"a\"b\"} 1\n# EOF\n",
        "softdown_a 1\n# EOF\n",
        head + head + "softdown_a 1\n# EOF\n",
        other + "softdown_b 1\n" + head + "softdown_a 1\n# EOF\n",
    ])
    func rulesNotice(bad: String) {
        #expect(!ExpositionRules.findings(bad).isEmpty)
    }

    static let hostile = [
        "a\"b", "a\\", "a\nb", "} 1\nsoftdown_x 1", "a\r\nb", "\u{0}", "\u{85}", "\u{202E}", "é\u{301}", "{}",
        "a\",b=\"c", "",
        String(repeating: "x", count: 5000), "\"\u{301}",
    ]

    @Test(arguments: hostile)
    func namesCannotBreakOutOfTheirLabel(name: String) {
        var summary = Fixture.summary()
        summary.version = name
        summary.channels[0].name = name
        summary.channels[0].journeys[0].journey = name
        summary.channels[0].journeys[0].steps[0].id = name
        summary.guards[0].name = name
        let text = MetricsPage.text(summary)
        #expect(ExpositionRules.findings(text) == [])
        #expect(samples(text) == samples(MetricsPage.text(Fixture.summary())))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }

    private func samples(_ text: String) -> Int { text.split(separator: "\n").count { !$0.hasPrefix("#") } }

    @Test func twoNamesakesAreOneSeries() {
        var summary = Fixture.summary()
        summary.channels.append(summary.channels[0])
        summary.guards.append(summary.guards[0])
        #expect(ExpositionRules.findings(MetricsPage.text(summary)) == [])
        #expect(MetricsPage.text(summary) == MetricsPage.text(Fixture.summary()))
    }

    @Test func exactlyOneStateReasonAndVerdictIsTrue() {
        let text = MetricsPage.text(Fixture.summary())
        for family in ["softdown_channel_state{", "softdown_channel_reason{", "softdown_channel_reach{"] {
            let own = text.split(separator: "\n").filter { $0.hasPrefix(family + "channel=\"chat\"") }
            #expect(own.count { $0.hasSuffix(" 1") } == 1, "\(family)")
        }
        #expect(text.contains("softdown_channel_state{channel=\"chat\",state=\"soft_down\"} 1\n"))
        #expect(text.contains("softdown_channel_reason{channel=\"chat\",reason=\"not_understood\"} 1\n"))
        #expect(text.contains("softdown_channel_reach{channel=\"chat\",reach=\"up\"} 1\n"))
    }

    @Test(arguments: Reason.allCases)
    func everyReasonHasItsSeriesFromTheStart(reason: Reason) {
        #expect(MetricsPage.text(Fixture.nothingYet()).contains("{channel=\"chat\",reason=\"\(reason.rawValue)\"}"))
    }

    @Test(arguments: MetricCatalogue.allCases)
    func everyMetricOfTheCatalogueIsWritten(metric: MetricCatalogue) {
        let text = MetricsPage.text(Fixture.summary())
        #expect(text.contains("# TYPE \(metric.rawValue) \(metric.kind.rawValue)\n"))
        #expect((metric.kind == .counter) == metric.rawValue.hasSuffix("_total"))
    }

    @Test(arguments: ["one-fault.prom", "nothing-yet.prom"])
    func promtoolIsContent(name: String) throws {
        let tool = "/usr/bin/promtool"
        guard FileManager.default.isExecutableFile(atPath: tool) else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = ["check", "metrics"]
        let (input, errors) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = errors
        process.standardError = errors
        try process.run()
        let text = MetricsPage.text(name == "one-fault.prom" ? Fixture.summary() : Fixture.nothingYet())
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
    }
}
