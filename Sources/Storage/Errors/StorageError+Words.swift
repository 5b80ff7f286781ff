extension StorageError {
    /// What is wrong, in one sentence.
    package var title: String {
        switch kind {
        case .missing: "there is no database at \(path)"
        case .folderMissing: "the folder of \(path) does not exist"
        case .notAFile: "\(path.isEmpty ? "an empty path" : path) is not a file"
        case .unwritable: "\(path) cannot be written"
        case .unreadable: "\(path) cannot be read"
        case .notADatabase: "\(path) is not an SQLite database"
        case .foreign: "\(path) is the database of another program"
        case .tooNew(let found, let supported):
            "\(path) was written by a newer softdown (schema \(found), this one knows \(supported))"
        case .tooOld(let found, let supported):
            "\(path) was written by an older softdown (schema \(found), this one needs \(supported))"
        case .locked: "\(path) was in use by another process for more than five seconds"
        case .diskFull: "the disk that holds \(path) is full"
        case .diskFault: "the disk failed while \(path) was read or written"
        case .corrupt: "\(path) is damaged"
        case .unfinishedWrite: "a write to \(path) was cut off and has to be undone first"
        case .readOnly: "\(path) was opened for reading only"
        case .contradiction(let what): "\(path) refused what contradicts it: \(what)"
        case .notUnderstood(let what): "\(path) holds something that this softdown does not understand: \(what)"
        case .other(let what): "\(path) could not be used: \(what)"
        }
    }

    /// What to do about it.
    package var advice: String {
        switch kind {
        case .missing: "run 'softdown run' once, or check the path in the site file"
        case .folderMissing: "create the folder, or correct the path in the site file"
        case .notAFile: "name a file in the site file's outputs"
        case .unwritable:
            "let the user that runs softdown write both the file and its folder (SQLite keeps its journal beside it)"
        case .unreadable: "let this user read the file and enter its folder"
        case .notADatabase, .foreign: "name another file for softdown's results; this one was left as it is"
        case .tooNew: "use the newer softdown, or another database; this one was left as it is"
        case .tooOld: "run 'softdown run' with this version once: it brings the database up to date"
        case .locked: "see whether another softdown or a database tool hangs, and try again"
        case .diskFull: "free some space; what was stored before is unharmed"
        case .diskFault: "check the disk and the system's log"
        case .corrupt: "move the file away, restore a backup or start anew, and check the disk"
        case .unfinishedWrite: "run softdown once as the user that owns the database"
        case .readOnly, .contradiction, .other: "this is a fault of softdown: report it with this message"
        case .notUnderstood: "use the softdown that wrote it, or move the file away and start anew"
        }
    }
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        code.map { "\(title); \(advice) (SQLite code \($0))" } ?? "\(title); \(advice)"
    }
}
