import Foundation
import Journeys
import Storage

/// Disk space that is set aside. On a full disk SQLite cannot even delete, since a deletion needs room for its journal:
/// then the reserve is given up, something old is taken away, and the next invocation can store again.
struct Reserve {
    /// Beside the database.
    let path: String

    private static let bytes = 1 << 20

    init(database: String) { path = database + "-reserve" }

    /// Sets it aside where it is missing. That there is no room for it now is no fault.
    func set() {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let isSet = posix_fallocate(descriptor, 0, off_t(Self.bytes)) == 0
        close(descriptor)
        if !isSet { unlink(path) }
    }

    /// - Returns: what was done about the full disk, for people.
    func giveUp(for store: ResultStore) -> String {
        let hadOne = unlink(path) == 0
        guard let taken = try? store.takeOldest(), taken.total > 0 else {
            return hadOne
                ? "The reserve was given up, and nothing old could be taken away: free some space."
                : "There is no reserve left: free some space."
        }
        return
            "The reserve was given up and \(taken.evidence) old transcripts and \(taken.runs) old runs were taken away: free some space."
    }
}
