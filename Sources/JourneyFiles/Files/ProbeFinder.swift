import Foundation
import Journeys

/// Finds the YAML files of a folder and of the folders in it.
struct ProbeFinder {
    static let maximumFiles = 5000
    static let maximumDepth = 16
    /// Folders and other files count, too: a folder that was named by mistake must not be walked for minutes.
    static let maximumEntries = 50_000

    private let folder: String
    private var files: [String] = []
    private var count = 0

    /// Paths below the folder, sorted. Hidden files are left out, and so are links to folders, which could go round in circles.
    static func files(in folder: String) throws(Diagnostic) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            // Who reads cron's mail does not know where it looked.
            let place = folder.hasPrefix("/") ? "" : " in \(FileManager.default.currentDirectoryPath)"
            throw Diagnostic(
                .error, "there is no folder \(folder)\(place)",
                hint: "'softdown init' makes one, and --probes names one that lies elsewhere")
        }
        guard isFolder.boolValue else { throw Diagnostic(.error, "\(folder) is no folder") }
        var finder = ProbeFinder(folder: folder)
        try finder.walk("", depth: 0)
        return finder.files.sorted()
    }

    private init(folder: String) { self.folder = folder }

    private mutating func walk(_ path: String, depth: Int) throws(Diagnostic) {
        let whole = path.isEmpty ? folder : "\(folder)/\(path)"
        guard depth <= Self.maximumDepth else {
            throw Diagnostic(.error, "folders are nested deeper than \(Self.maximumDepth) levels in \(folder)")
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: whole) else {
            throw Diagnostic(.error, "the folder \(whole) cannot be read", hint: "look at its permissions")
        }
        for name in names.sorted() where !name.hasPrefix(".") {
            count += 1
            guard count <= Self.maximumEntries else {
                throw Diagnostic(
                    .error, "more than \(Self.maximumEntries) entries in \(folder)", hint: "is this the right folder?")
            }
            let entry = path.isEmpty ? name : "\(path)/\(name)"
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(entry)")
            if attributes?[.type] as? FileAttributeType == .typeDirectory {
                try walk(entry, depth: depth + 1)
            } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
                files.append(entry)
                guard files.count <= Self.maximumFiles else {
                    throw Diagnostic(.error, "more than \(Self.maximumFiles) YAML files in \(folder)")
                }
            }
        }
    }
}
