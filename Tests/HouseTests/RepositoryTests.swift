import Foundation
import Testing

@Suite("The repository")
struct RepositoryTests {
    @Test("holds nothing but its tree, and nothing that a build makes")
    func strangers() throws {
        guard let tracked = try Repository.trackedFiles() else { return }
        #expect(tracked.contains("Package.swift"))
        #expect(RepositoryRule.strangers(tracked) == [])
    }

    @Test("names no place where it was written")
    func workshop() throws {
        guard let tracked = try Repository.trackedFiles() else { return }
        let parent = URL(fileURLWithPath: Repository.root).deletingLastPathComponent().path
        var offences: [String] = []
        for path in tracked {
            // A file that is gone from the tree and not yet from the index; a link to a folder.
            guard let bytes = try? Repository.bytes(path), !bytes.contains(0) else { continue }
            let names = RepositoryRule.workshopNames(String(decoding: bytes, as: UTF8.self), parent: parent)
            offences += names.map { "\(path): \($0)" }
        }
        #expect(offences == [])
    }

    @Test("builds every probe into the program, as it stands in the folder")
    func probes() throws {
        let files = try Repository.entries(of: "probes").filter { !$0.hasPrefix(".") }
        #expect(files.contains("softdown.yaml"))
        let listed = RepositoryRule.builtIn(try Repository.text("Sources/softdown/Demo/ProbeFiles.swift"))
        #expect(listed.keys.sorted() == files)
        for (file, resource) in listed { #expect(resource == RepositoryRule.resourceName(file)) }
        // The program embeds what it finds behind this link; byte for byte the same files.
        let link = Repository.root + "/Sources/softdown/Probes"
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../../probes")
        for file in files {
            #expect(try Repository.bytes("Sources/softdown/Probes/\(file)") == Repository.bytes("probes/\(file)"))
        }
        #expect(try Repository.text("Package.swift").contains(".embedInCode(\"Probes\")"))
    }
}
