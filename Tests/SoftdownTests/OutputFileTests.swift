import Foundation
import Testing

@testable import softdown

/// What is said to whoever is woken because a file could not be written.
@Suite struct OutputFileTests {
    @Test(arguments: [
        (EACCES, "make files in /srv/site/report (chown)"), (EROFS, "mount the file system of /srv/site/report"),
        (ENOSPC, "free some space"), (EDQUOT, "free some space"),
        (ENOTDIR, "where the folder /srv/site/report belongs"),
        (EISDIR, "a folder has this name"),
    ])
    func `place, reason and what to do`(_ code: Int32, _ advice: String) {
        let text = OutputFile.Failure(path: "/srv/site/report/index.html", code: code).description
        #expect(
            text.hasPrefix("/srv/site/report/index.html could not be written: \(String(cString: strerror(code))); "))
        #expect(text.contains(advice), "\(text)")
    }

    @Test func `the folder's own reason is told`() throws {
        let folder = try TemporaryFolder()
        try "in the way".write(toFile: folder.path + "/report", atomically: true, encoding: .utf8)
        let error = #expect(throws: OutputFile.Failure.self) {
            try OutputFile.write("text", to: folder.path + "/report/index.html")
        }
        #expect(
            error?.description.contains("where the folder \(folder.path)/report belongs: move it away") == true,
            "\(error)")
        try FileManager.default.createDirectory(atPath: folder.path + "/index.html", withIntermediateDirectories: true)
        let other = #expect(throws: OutputFile.Failure.self) {
            try OutputFile.write("text", to: folder.path + "/index.html")
        }
        #expect(other?.code == EISDIR)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["index.html", "report"])
    }
}
