import GRDB

/// Whose database a file is, by its header.
struct Identity {
    /// `sfdn` in ASCII.
    static let application = 0x7366_646E

    var application: Int
    /// Migrations that it went through.
    var version: Int
    var tables: Int

    init(of database: Database) throws {
        application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    }

    var isNew: Bool { application == 0 && version == 0 && tables == 0 }

    /// Refuses what this program must not write, or cannot read.
    func check(path: String, forReading: Bool) throws(StorageError) {
        let supported = Migration.supportedVersion
        if isNew {
            if forReading { throw StorageError(.tooOld(found: 0, supported: supported), path: path) }
            return
        }
        guard application == Self.application, version > 0 else { throw StorageError(.foreign, path: path) }
        guard version <= supported else {
            throw StorageError(.tooNew(found: version, supported: supported), path: path)
        }
        guard !forReading || version == supported else {
            throw StorageError(.tooOld(found: version, supported: supported), path: path)
        }
    }
}
