import Foundation
import Testing

@Suite("The sources")
struct SourceTests {
    private let sources = Repository.swiftFiles(below: "Sources")
    private let everything = ["Sources", "Tests"].flatMap(Repository.swiftFiles(below:))

    private func offences(_ files: [String], _ rule: (String) -> [String]) throws -> [String] {
        try files.flatMap { file in rule(try Repository.text(file)).map { "\(file): \($0)" } }
    }

    @Test("are found")
    func found() throws {
        #expect(sources.contains("Sources/Verdicts/Judging/Judge.swift"))
        #expect(everything.contains("Tests/HouseTests/SourceTests.swift"))
        #expect(sources.count > 100)
    }

    @Test("are targets of the import table, each")
    func targets() throws {
        let folders = try Repository.entries(of: "Sources")
        #expect(Set(folders) == Set(ImportTable.allowed.keys).union(ImportTable.systemLibraries))
    }

    @Test("import what the design lets them", arguments: ImportTable.allowed.keys.sorted())
    func imports(_ target: String) throws {
        let allowed = (ImportTable.allowed[target] ?? []).union(ImportTable.everywhere)
        let files = Repository.swiftFiles(below: "Sources/\(target)")
        #expect(!files.isEmpty)
        #expect(try offences(files) { HouseRule.forbiddenImports($0, allowed: allowed) } == [])
    }

    @Test("are declared with the dependencies of the table, no more and no less")
    func manifest() throws {
        let declared = Manifest.dependencies(try Repository.text("Package.swift"))
        for (target, allowed) in ImportTable.allowed {
            #expect(declared[target] == allowed, "\(target)")
        }
    }

    @Test("are short files")
    func short() throws {
        #expect(try offences(everything) { [HouseRule.length($0)].compactMap { $0 } } == [])
    }

    @Test("are short functions")
    func shortFunctions() throws {
        #expect(try offences(everything, HouseRule.longFunctions) == [])
    }

    @Test("hold nothing that crashes by design, and no note of what is still to be done")
    func words() throws {
        #expect(try offences(sources, HouseRule.forbiddenWords) == [])
    }

    @Test("say why where the compiler cannot check")
    func promises() throws {
        #expect(try offences(everything, HouseRule.unreasonedPromises) == [])
    }
}
