import Foundation

/// Writes a file so that a reader sees the old one or the new one, never a half.
enum OutputFile {
    struct Failure: Error, CustomStringConvertible {
        var path: String
        /// errno(3) of what was refused.
        var code: Int32

        var description: String { "\(path) could not be written: \(String(cString: strerror(code)))" + advice }

        private var advice: String {
            let folder = (path as NSString).deletingLastPathComponent
            let place = folder.isEmpty ? "this folder" : folder
            return switch code {
            case EACCES, EPERM: "; let the user that runs softdown make files in \(place) (chown)"
            case EROFS: "; mount the file system of \(place) for writing, or name another place under output:"
            case ENOSPC, EDQUOT: "; free some space: until then the file stands as it was"
            case ENOTDIR, EEXIST: "; something else is where the folder \(place) belongs: move it away"
            case EISDIR: "; a folder has this name: move it away"
            default: ""
            }
        }
    }

    static func write(_ text: String, to path: String) throws(Failure) {
        try OutputDraft(text, for: path).finish()
    }

    /// - Returns: nothing where the file says the same already: it is left alone.
    static func draft(of text: String, for path: String) throws(Failure) -> OutputDraft? {
        if let old = try? Data(contentsOf: URL(fileURLWithPath: path)), old == Data(text.utf8) { return nil }
        return try OutputDraft(text, for: path)
    }
}
