/// A stored run as it is read for judging again.
package enum RecalledRun: Sendable, Hashable {
    case run(StoredRun)
    /// Its row is there and cannot be understood: written by a newer softdown, or damaged.
    case unreadable(id: String, journey: String)
}
