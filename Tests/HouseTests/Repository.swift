import Foundation

/// The checkout that these tests stand in.
enum Repository {
    static let root: String = {
        // Tests/HouseTests/Repository.swift
        URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()

    /// All Swift files below a folder, relative to the root, in order.
    static func swiftFiles(below folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.map { folder + "/" + $0 }.sorted()
    }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    static func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)) }

    static func entries(of folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
    }

    /// Paths that git tracks; nothing where this is no checkout, as in an unpacked archive.
    static func trackedFiles() throws -> [String]? {
        guard FileManager.default.fileExists(atPath: root + "/.git") else { return nil }
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "-C", root, "ls-files", "-z"]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let listed = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { throw GitFailure(status: git.terminationStatus) }
        return listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}

struct GitFailure: Error { var status: Int32 }
