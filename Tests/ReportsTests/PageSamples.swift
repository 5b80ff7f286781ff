import Foundation
import Reports
import Testing
import Verdicts

/// Writes pages for `Tests/Peers/check-page`, which looks at them in a browser: states that a demo does not come to, and
/// every hostile text in every field.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["SOFTDOWN_PAGES"] != nil))
struct PageSamples {
    private let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["SOFTDOWN_PAGES"] ?? "/nowhere")

    @Test(arguments: PageGoldenTests.cases.map(\.0) + ["large", "ten-faults", "crowd"])
    func state(name: String) throws {
        let others = ["large": Centre.large, "ten-faults": Centre.tenFaults, "crowd": Centre.crowd]
        let make = try #require(PageGoldenTests.cases.first { $0.0 == name }?.1 ?? others[name])
        let summary = make()
        let report = try Report()
        for file in ReportFile.all(of: summary) { try write(report.html(file, of: summary), name, file.name) }
        try write(report.html(.index, of: summary, isAlone: true), name, "alone.html")
        // Read far from the site's own clock: every moment is told twice, in the longest way.
        let far = try #require(TimeZone(secondsFromGMT: -12_600))
        for file in ReportFile.all(of: summary) {
            try write(report.html(file, of: summary, local: far), "\(name)-elsewhere", file.name)
        }
        try write(StatusDocument.json(summary), name, "status.json")
    }

    @Test(arguments: Hostile.payloads.indices)
    func hostile(index: Int) throws {
        let summary = Hostile.summary(Hostile.payloads[index])
        let report = try Report()
        // All pages are held against harmless ones elsewhere; here each text meets a browser on three of them.
        let channels = ["web-login", "chat", "phone", "password-reset", "recovery"]
        let files: [ReportFile] = [
            .index, .channel(channels[index % channels.count]),
            index.isMultiple(of: 5) ? .incident("chat-1") : .channel(channels[(index + 2) % channels.count]),
        ]
        for file in files { try write(report.html(file, of: summary), "hostile/\(index)", file.name) }
    }

    private func write(_ text: String, _ place: String, _ name: String) throws {
        let directory = folder.appendingPathComponent(place)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try text.write(to: directory.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }
}
