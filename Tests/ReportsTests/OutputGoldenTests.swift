import Foundation
import Observations
import Reports
import Testing
import Verdicts

@Suite struct OutputGoldenTests {
    static let summaries: [(String, @Sendable () -> Summary)] = PageGoldenTests.cases

    @Test(arguments: summaries.map(\.0))
    func statusDocumentIsAsRecorded(name: String) throws {
        let make = try #require(Self.summaries.first { $0.0 == name }?.1)
        let text = StatusDocument.json(make())
        try expectGolden(text, "\(name).json")
        let back = try JSONDecoder().decode(StatusDocument.self, from: Data(text.utf8))
        #expect(back == StatusDocument(make()))
    }

    @Test(arguments: summaries.map(\.0), [50, 100])
    func statusTextIsAsRecorded(name: String, width: Int) throws {
        let make = try #require(Self.summaries.first { $0.0 == name }?.1)
        let text = StatusText.text(make(), timeZone: .gmt, width: width)
        try expectGolden(text, "\(name)-\(width).txt")
        for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }

    @Test func colourAddsNothingButColour() throws {
        let plain = StatusText.text(Centre.sevenFaults(), timeZone: .gmt)
        let coloured = StatusText.text(Centre.sevenFaults(), timeZone: .gmt, isColoured: true)
        #expect(coloured.contains("\u{1B}[") && !plain.contains("\u{1B}"))
        #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    }

    @Test(arguments: ["resetMail", "signIn", "chat", "call", "checkout"])
    func runTextIsAsRecorded(name: String) throws {
        let stories: [String: JourneySummary] = [
            "resetMail": Stories.resetMail(), "signIn": Stories.signIn(), "chat": Stories.chat(),
            "call": Stories.call(),
            "checkout": Stories.checkout(),
        ]
        let story = try #require(stories[name])
        var run = try #require(story.run)
        run.reach = [ReachSeen(channel: story.judgement.channel, at: Centre.now, result: .up, status: 200)]
        try expectGolden(
            RunText.text(run, judgement: story.judgement, title: story.title, timeZone: .gmt), "run-\(name).txt")
    }
}
