import Foundation

/// Writes a file so that a reader sees the old one or the new one, never a half.
enum OutputFile {
    struct Failure: Error, CustomStringConvertible {
        var path: String
        var reason: String

        var description: String { "\(path) could not be written: \(reason)" }
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
