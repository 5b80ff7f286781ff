import Foundation

/// A disk in memory that is soon full.
final class SmallDisk {
    struct Failure: Error {}

    let folder: String
    private let parent: TemporaryFolder

    init(kilobytes: Int) throws {
        parent = try TemporaryFolder()
        folder = parent.path
        guard Self.run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder) else { throw Failure() }
    }

    deinit { _ = Self.run("umount", "-l", folder) }

    func grow(kilobytes: Int) throws {
        guard Self.run("mount", "-o", "remount,size=\(kilobytes)k", folder) else { throw Failure() }
    }

    func forbidWriting() throws {
        guard Self.run("mount", "-o", "remount,ro", folder) else { throw Failure() }
    }

    static let isAvailable = getuid() == 0 && (try? SmallDisk(kilobytes: 64)) != nil

    private static func run(_ arguments: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
