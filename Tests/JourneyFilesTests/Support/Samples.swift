import Foundation
import JourneyFiles
import Journeys

/// The files beside these tests.
enum Samples {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the demo's own journeys.
    static let demo = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("probes")

    static func names(in part: String) -> [String] {
        let path = folder.appendingPathComponent(part).path
        let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return all.filter { $0.hasSuffix(".yaml") }.sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    static let site = "Good/softdown.yaml"

    /// What is found in one file: as the site when its name says so, beside the good site otherwise.
    static func check(_ bytes: [UInt8], named name: String) throws -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let actions = "actions: { reset-password: { title: Reset a password } }\n"
        var site = try Self.bytes(site)
        // Only these ask for what can be frozen.
        if name.hasPrefix("contained-") { site += Array(actions.utf8) }
        let files =
            name.hasPrefix("site-")
            ? [(name: JourneyFolder.siteFileName, bytes: bytes)]
            : [(name: JourneyFolder.siteFileName, bytes: site), (name: name, bytes: bytes)]
        return PlanLoader.check(JourneyFolder.parse(files, in: "probes"))
    }

    static func check(_ text: String, named name: String = "story.yaml") throws -> (
        plan: Plan?, diagnostics: [Diagnostic]
    ) {
        try check(Array(text.utf8), named: name)
    }
}
