import Synchronization
import Verdicts

/// Tracks as they were last read, by the text that they are stored as: few of them change between two writes, and reading
/// the others again is most of the work of a write. It cannot be wrong, whoever changed the database meanwhile.
final class TrackMemo: Sendable {
    private let known = Mutex<[String: Track]>([:])

    /// The tracks that these texts stand for.
    func tracks(_ texts: [String]) throws -> [Track] {
        let before = known.withLock { $0 }
        var now: [String: Track] = [:]
        now.reserveCapacity(texts.count)
        let tracks = try texts.map { text in
            let track = try before[text] ?? JSONText.decode(Track.self, from: text, at: "track.state")
            now[text] = track
            return track
        }
        known.withLock { [now] in $0 = now }
        return tracks
    }
}
