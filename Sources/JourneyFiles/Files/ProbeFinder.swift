import Foundation
import Journeys

/// Finds the YAML files of a folder and of the folders in it.
enum ProbeFinder {
    static let maximumFiles = 2000
    /// Folders and other files count, too: a folder that was named by mistake must not be walked for minutes.
    static let maximumEntries = 50_000

    /// Paths below the folder, sorted; hidden files and links to folders are left out.
    static func files(in folder: String) throws(Diagnostic) -> [String] {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw Diagnostic(.error, "there is no folder \(folder)", hint: "'softdown init' makes one")
        }
        guard isFolder.boolValue else { throw Diagnostic(.error, "\(folder) is no folder") }
        guard manager.isReadableFile(atPath: folder), let entries = manager.enumerator(atPath: folder) else {
            throw Diagnostic(.error, "the folder \(folder) cannot be read", hint: "look at its permissions")
        }
        var files: [String] = []
        var count = 0
        while let entry = entries.nextObject() as? String {
            count += 1
            guard count <= maximumEntries else {
                throw Diagnostic(
                    .error, "more than \(maximumEntries) entries in \(folder)", hint: "is this the right folder?")
            }
            let name = entry.split(separator: "/").last ?? ""
            if name.hasPrefix(".") {
                entries.skipDescendants()
                continue
            }
            guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { continue }
            var isDirectory: ObjCBool = false
            guard manager.fileExists(atPath: "\(folder)/\(entry)", isDirectory: &isDirectory), isDirectory.boolValue
            else {
                files.append(entry)
                guard files.count <= maximumFiles else {
                    throw Diagnostic(.error, "more than \(maximumFiles) YAML files in \(folder)")
                }
                continue
            }
        }
        return files.sorted()
    }
}
