import Foundation
import JourneyFiles
import Journeys
import Testing

/// One file for each rule, and what is said about it. `SOFTDOWN_RECORD=1` writes the expected texts anew, and fails.
@Suite("Bad files")
struct BadFileTests {
    @Test("are told what is wrong, where, and what to write", arguments: Samples.names(in: "Bad"))
    func told(_ name: String) throws {
        let (plan, diagnostics) = try Samples.check(Samples.bytes("Bad/\(name)"), named: name)
        let text = diagnostics.map(\.description).joined(separator: "\n") + "\n"
        let file = Samples.folder.appendingPathComponent("Bad/\(name.dropLast(5)).expected")
        if ProcessInfo.processInfo.environment["SOFTDOWN_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(file.lastPathComponent)")
            return
        }
        #expect(try text == String(decoding: Data(contentsOf: file), as: UTF8.self))
        if diagnostics.contains(where: { $0.severity == .error }) {
            #expect(plan?.journeys.isEmpty ?? true, "a file with an error must not run")
        } else {
            #expect(plan != nil, "a warning stops nothing")
        }
    }

    @Test("have each an expected text")
    func complete() throws {
        let path = Samples.folder.appendingPathComponent("Bad").path
        let expected = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".expected") }
        let files = Samples.names(in: "Bad")
        #expect(Set(expected.map { $0.dropLast(9) }) == Set(files.map { $0.dropLast(5) }))
        #expect(files.count > 150)
    }
}
