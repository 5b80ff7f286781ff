import Foundation
import Testing

/// The list of changes that tests must notice (`Tests/Mutations`) fits the sources as they are.
@Suite("The list of mutations")
struct MutationTests {
    struct Mutation: Decodable {
        var file: String
        var old: String
        var new: String
        var target: String
        var suite: String?
    }

    private static func listed() throws -> [Mutation] {
        try Repository.text("Tests/Mutations/mutations.jsonl").split(separator: "\n").map {
            try JSONDecoder().decode(Mutation.self, from: Data($0.utf8))
        }
    }

    @Test("changes what stands exactly once in its file, for tests that are there")
    func fits() throws {
        let mutations = try Self.listed()
        #expect(mutations.count > 300)
        var texts: [String: String] = [:]
        for mutation in mutations {
            let text = try texts[mutation.file] ?? Repository.text(mutation.file)
            texts[mutation.file] = text
            let times = text.components(separatedBy: mutation.old).count - 1
            #expect(times == 1, "\(mutation.file): '\(mutation.old)' stands there \(times) times")
            #expect(mutation.old != mutation.new)
            #expect(FileManager.default.fileExists(atPath: Repository.root + "/Tests/" + mutation.target))
        }
        let keys = mutations.map { "\($0.file)\n\($0.old)\n\($0.new)\n\($0.suite ?? "")" }
        #expect(Set(keys).count == keys.count)
    }

    /// Files of rules that hold no rule: types that only carry what was found.
    private static let plain: Set<String> = [
        "GuardFinding", "Judgement", "ChannelNumbers", "ChannelPoint", "ChannelState", "RunReference", "Sample",
        "StandingState", "Track", "RunDifference", "ChannelSummary", "ChannelSummary+Windows", "ContainmentSummary",
        "LanguageFile", "ScheduleSettings",
        "GuardSummary", "JourneySummary", "PersonaSummary", "RunMark", "Summary", "SummaryInputs", "WordList", "Words",
    ]

    @Test("leaves no file of rules out")
    func whole() throws {
        let touched = Set(try Self.listed().map(\.file))
        let folders = ["Verdicts", "Engine/Symptoms", "Engine/Provenance", "Journeys/Schedules"]
        let rules = folders.flatMap { Repository.swiftFiles(below: "Sources/" + $0) }.filter { path in
            !Self.plain.contains(URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent)
        }
        #expect(rules.count > 20)
        #expect(rules.filter { !touched.contains($0) } == [])
    }
}
