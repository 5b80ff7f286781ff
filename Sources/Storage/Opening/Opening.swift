import Foundation
import GRDB

/// Opens the database so that a crash of program or machine loses nothing that was acknowledged.
///
/// The rollback journal, not the write-ahead log: SQLite before 3.51.3 can corrupt a log that two connections reset at
/// once (sqlite.org/wal.html, "The WAL-reset bug"), and one short write per run needs none.
enum Opening {
    static let busySeconds = 5.0

    static func readWrite(_ path: String) throws(StorageError) -> DatabaseQueue {
        try checkFolder(of: path)
        let files = FileManager.default
        let folder = (path as NSString).deletingLastPathComponent
        guard files.isWritableFile(atPath: folder),
            !files.fileExists(atPath: path) || files.isWritableFile(atPath: path)
        else { throw StorageError(.unwritable, path: path) }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
            try queue.writeWithoutTransaction { try prepare($0, path: path) }
            return queue
        } catch {
            throw StorageError(error, path: path)
        }
    }

    static func readOnly(_ path: String) throws(StorageError) -> DatabaseQueue {
        try checkFolder(of: path)
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { throw StorageError(.missing, path: path) }
        guard files.isReadableFile(atPath: path) else { throw StorageError(.unreadable, path: path) }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: true))
            try queue.read { try Identity(of: $0).check(path: path, forReading: true) }
            return queue
        } catch {
            throw StorageError(error, path: path)
        }
    }

    static func inMemory() throws(StorageError) -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(configuration: configuration(readOnly: false))
            try queue.writeWithoutTransaction { try prepare($0, path: ":memory:") }
            return queue
        } catch {
            throw StorageError(error, path: ":memory:")
        }
    }

    /// SQLite takes `""`, `:memory:` and `file:` for something else than files; an absolute path is always one.
    static func absolute(_ path: String) throws(StorageError) -> String {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw StorageError(.notAFile, path: path.withoutNUL) }
        if path.hasPrefix("/") { return path }
        return FileManager.default.currentDirectoryPath + "/" + path
    }

    private static func checkFolder(of path: String) throws(StorageError) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw StorageError(.notAFile, path: path)
        }
        let folder = (path as NSString).deletingLastPathComponent
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw StorageError(.folderMissing, path: path)
        }
    }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "softdown"
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busySeconds)
        // Errors name the statement, never what was to be stored.
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { database in
            // A file may come from anywhere: its schema gets no functions with side effects, and pages are checked.
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cell_size_check = ON")
            try database.execute(sql: "PRAGMA mmap_size = 0")
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }

    /// Nothing is written before the file is known to be ours or new.
    private static func prepare(_ database: Database, path: String) throws {
        var isNew = false
        try database.inTransaction(.deferred) {
            let identity = try Identity(of: database)
            try identity.check(path: path, forReading: false)
            isNew = identity.isNew
            return .commit
        }
        // Only a database without tables can still choose how it gives space back.
        if isNew { try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL") }
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
        try Migration.migrate(database, path: path)
    }
}
