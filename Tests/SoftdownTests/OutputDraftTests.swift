import Foundation
import Testing

@testable import softdown

/// A reader of a page or of metrics meets the old file or the new one, whatever happens in between.
@Suite struct OutputDraftTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/page.html" }

    init() throws { folder = try TemporaryFolder() }

    private func text(_ file: String? = nil) -> String? { try? String(contentsOfFile: file ?? path, encoding: .utf8) }

    private func names(_ place: String? = nil) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place ?? folder.path).sorted()
    }

    @Test func oldTextStandsUntilTheEnd() throws {
        try OutputFile.write("old", to: path)
        let draft = try OutputDraft("new", for: path)
        #expect(text() == "old")
        let reader = try #require(FileHandle(forReadingAtPath: path))
        try draft.finish()
        #expect(text() == "new")
        // Whoever opened the old file before reads it to its end.
        #expect(try reader.readToEnd() == Data("old".utf8))
        #expect(try names() == ["page.html"])
    }

    /// A collector reads every file of its folder that ends as metrics do, even one that begins with a dot.
    @Test func whatIsBegunIsReadByNobody() throws {
        let draft = try OutputDraft("new", for: path)
        let begun = try names()
        #expect(begun.count == 1)
        #expect(begun.allSatisfy { $0.hasPrefix(".") && !$0.hasSuffix(".html") && !$0.hasSuffix(".prom") }, "\(begun)")
        try draft.finish()
    }

    @Test func droppedDraftLeavesNothing() throws {
        try OutputFile.write("old", to: path)
        do {
            let draft = try OutputDraft("new", for: path)
            #expect(try names().count == 2)
            _ = draft
        }
        #expect(try names() == ["page.html"])
        #expect(text() == "old")
    }

    @Test func sameTextIsLeftAlone() throws {
        try OutputFile.write("old ä", to: path)
        #expect(try OutputFile.draft(of: "old ä", for: path) == nil)
        #expect(try OutputFile.draft(of: "old a", for: path) != nil)
        #expect(try OutputFile.draft(of: "old ä", for: path + "2") != nil)
        #expect(try names() == ["page.html"])
    }

    @Test func folderIsMade() throws {
        let deep = folder.path + "/a/b/page.html"
        try OutputFile.write("text", to: deep)
        #expect(text(deep) == "text")
    }

    @Test func failureSaysWhichFileAndWhy() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let taken = #expect(throws: OutputFile.Failure.self) { try OutputFile.write("text", to: path) }
        #expect(
            taken?.description == "\(path) could not be written: Is a directory; a folder has this name: move it away")
        #expect(try names() == ["page.html"])
        let file = folder.path + "/file"
        try OutputFile.write("text", to: file)
        let inside = #expect(throws: OutputFile.Failure.self) { try OutputFile.write("text", to: file + "/page.html") }
        #expect(
            inside?.description == "\(file)/page.html could not be written: File exists; something else is where the "
                + "folder \(file) belongs: move it away")
        #expect(text(file) == "text")
    }

    /// More than one call of the system takes.
    @Test func longTextsAreWhole() throws {
        let long = String(repeating: "ä page of many lines\n", count: 200_000)
        try OutputFile.write(long, to: path)
        #expect(text() == long)
        try OutputFile.write("", to: path)
        #expect(text()?.isEmpty == true)
    }

    @Test func manyAreBegunBeforeOneIsFinished() throws {
        let drafts = try (0..<64).map { try OutputDraft("text \($0)", for: "\(folder.path)/\($0).html") }
        #expect(try names().allSatisfy { $0.hasSuffix(".tmp") })
        for draft in drafts { try draft.finish() }
        for number in 0..<64 { #expect(text("\(folder.path)/\(number).html") == "text \(number)") }
        #expect(try names().count == 64)
    }
}
