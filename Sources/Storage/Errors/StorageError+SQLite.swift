import GRDB

extension StorageError {
    /// Classifies whatever the database layer threw. Statements keep their arguments to themselves: see ``Opening``.
    init(_ error: any Error, path: String) {
        switch error {
        case let known as StorageError: self = known
        case let failure as DatabaseError: self.init(failure, path: path)
        case let value as NotUnderstood: self.init(.notUnderstood(value.what), path: path)
        case is DecodingError, is RowDecodingError: self.init(.notUnderstood("a row of the wrong shape"), path: path)
        default: self.init(.other(String(describing: type(of: error))), path: path)
        }
    }

    private init(_ failure: DatabaseError, path: String) {
        self.init(Self.kind(of: failure), path: path, code: Int(failure.extendedResultCode.rawValue))
    }

    private static func kind(of failure: DatabaseError) -> Kind {
        switch failure.extendedResultCode {
        case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY, .SQLITE_READONLY_CANTLOCK: return .unfinishedWrite
        default: break
        }
        switch failure.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked
        case .SQLITE_FULL: return .diskFull
        case .SQLITE_IOERR: return .diskFault
        case .SQLITE_CORRUPT: return .corrupt
        case .SQLITE_NOTADB: return .notADatabase
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: return .unwritable
        case .SQLITE_AUTH: return .unreadable
        case .SQLITE_CONSTRAINT: return .contradiction(failure.message ?? "a constraint")
        default: return .other(failure.message ?? "SQLite code \(failure.resultCode.rawValue)")
        }
    }
}

/// A stored value that does not fit the type it is read as.
struct NotUnderstood: Error {
    /// The column, with its table where it alone says little; never the value.
    var what: String
}
