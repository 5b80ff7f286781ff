/// Why the results could not be stored or read. Never carries a value that was to be stored.
package struct StorageError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// There is no database yet.
        case missing
        /// The folder that should hold it does not exist.
        case folderMissing
        /// The path names a folder, or nothing at all.
        case notAFile
        /// The file or its folder may not be written.
        case unwritable
        /// The file may not be read.
        case unreadable
        /// The file is no SQLite database.
        case notADatabase
        /// An SQLite database of another program.
        case foreign
        /// Written by a newer softdown.
        case tooNew(found: Int, supported: Int)
        /// Written by an older softdown and opened for reading only, or not set up yet.
        case tooOld(found: Int, supported: Int)
        /// Another process held it for longer than five seconds.
        case locked
        case diskFull
        /// The disk failed to read or write.
        case diskFault
        case corrupt
        /// A write was cut off, and this reader has no right to undo it.
        case unfinishedWrite
        /// A write through a store that was opened for reading.
        case readOnly
        /// A rule of the schema was broken, such as two open incidents of one channel.
        case contradiction(String)
        /// A stored value that this softdown cannot understand.
        case notUnderstood(String)
        case other(String)
    }

    package var kind: Kind
    /// The database's path; `:memory:` for one that is none.
    package var path: String
    /// SQLite's extended result code, where SQLite said so.
    package var code: Int?

    package init(_ kind: Kind, path: String, code: Int? = nil) {
        self.kind = kind
        self.path = path
        self.code = code
    }
}
