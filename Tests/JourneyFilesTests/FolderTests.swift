import Foundation
import JourneyFiles
import Journeys
import Testing

@Suite("The folder of journeys")
struct FolderTests {
    /// A folder that is gone after the body.
    private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("softdown-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (name, text) in files {
            let file = root.appendingPathComponent("probes").appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try body(root.appendingPathComponent("probes").path)
    }

    private func site() throws -> String { String(decoding: try Samples.bytes(Samples.site), as: UTF8.self) }

    private let good =
        "journey: NAME\nchannel: chat\nsteps:\n  - open: https://clinic.example/\n    expect: [status == 200]\n"

    private func journey(_ name: String) -> String { good.replacingOccurrences(of: "NAME", with: name) }

    @Test("is read with the folders in it, without hidden files")
    func nested() throws {
        let files = try [
            "softdown.yaml": site(), "a.yaml": journey("a"), "team/b.yml": journey("b"), "team/.c.yaml": "{",
            ".git/d.yaml": "{",
            "readme.md": "{", "team/deep/e.yaml": journey("e"),
        ]
        try withFolder(files) { folder in
            let (plan, diagnostics) = PlanLoader.load(probesDirectory: folder + "/")
            #expect(diagnostics == [])
            #expect(plan?.journeys.map(\.id) == ["a", "b", "e"])
            #expect(plan?.journey("e")?.location.file == "\(folder)/team/deep/e.yaml")
        }
    }

    @Test("runs what is sound, and keeps the names of what is not")
    func unsound() throws {
        let files = try [
            "softdown.yaml": site(), "a.yaml": journey("a"), "b.yaml": "journey: b-name\nchannel: [\n", "c.yaml": "{",
            "d.yaml": journey("d").replacingOccurrences(of: "chat", with: "chta"),
            "e.yaml": "guard: e-name\ntitle: E\nchannel: phone\n",
        ]
        try withFolder(files) { folder in
            let (plan, diagnostics) = PlanLoader.load(probesDirectory: folder)
            #expect(plan?.journeys.map(\.id) == ["a"])
            #expect(plan?.unsound.map(\.id) == ["b-name", "c", "d", "e-name"])
            #expect(plan?.unsound.map(\.channel) == [nil, nil, "chta", "phone"])
            #expect(plan?.unsound.allSatisfy { !$0.diagnostics.isEmpty } == true)
            #expect(
                Set(diagnostics.compactMap { $0.location?.file.split(separator: "/").last }) == [
                    "b.yaml", "c.yaml", "d.yaml", "e.yaml",
                ])
        }
    }

    @Test("with two journeys of one name runs neither")
    func duplicates() throws {
        let files = try [
            "softdown.yaml": site(), "a.yaml": journey("a"), "b.yaml": journey("a"), "c.yaml": journey("c"),
        ]
        try withFolder(files) { folder in
            let (plan, diagnostics) = PlanLoader.load(probesDirectory: folder)
            #expect(plan?.journeys.map(\.id) == ["c"])
            #expect(plan?.unsound.map(\.id) == ["a"])
            #expect(
                diagnostics.map(\.message) == [
                    "the name 'a' is also that of \(folder)/b.yaml", "the name 'a' is also that of \(folder)/a.yaml",
                ])
        }
    }

    @Test("with a broken site runs nothing")
    func brokenSite() throws {
        let files = try ["softdown.yaml": site() + "colour: red\n", "a.yaml": journey("a")]
        try withFolder(files) { folder in
            let (plan, diagnostics) = PlanLoader.load(probesDirectory: folder)
            #expect(plan == nil)
            #expect(diagnostics.map(\.message) == ["unknown key 'colour' in the site file"])
        }
    }

    @Test("without a site, without a journey, or without a folder says so")
    func nothing() throws {
        try withFolder(["a.yaml": journey("a")]) { folder in
            #expect(
                PlanLoader.load(probesDirectory: folder).diagnostics.map(\.message) == [
                    "there is no \(folder)/softdown.yaml"
                ])
        }
        try withFolder(["softdown.yaml": site()]) { folder in
            let (plan, diagnostics) = PlanLoader.load(probesDirectory: folder)
            #expect(plan == nil)
            #expect(diagnostics.map(\.message) == ["there is no journey in \(folder)"])
            #expect(
                PlanLoader.load(probesDirectory: folder + "x").diagnostics.map(\.message) == [
                    "there is no folder \(folder)x"
                ])
            #expect(
                PlanLoader.load(probesDirectory: folder + "/softdown.yaml").diagnostics.map(\.message) == [
                    "\(folder)/softdown.yaml is no folder"
                ])
        }
    }

    @Test("does not wait for pipes, and follows links to files and to itself only")
    func oddFiles() throws {
        try withFolder(["softdown.yaml": site(), "a.yaml": journey("a")]) { folder in
            #expect(mkfifo("\(folder)/pipe.yaml", 0o600) == 0)
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/gone.yaml", withDestinationPath: "/nowhere/at/all")
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/round", withDestinationPath: folder)
            try FileManager.default.createSymbolicLink(atPath: "\(folder)-link", withDestinationPath: folder)
            defer { try? FileManager.default.removeItem(atPath: "\(folder)-link") }
            let (plan, diagnostics) = PlanLoader.load(probesDirectory: "\(folder)-link")
            #expect(diagnostics.map(\.message) == ["this is a link to nowhere", "this is no regular file"])
            #expect(plan?.journeys.map(\.id) == ["a"])
        }
    }
}
