/// Where results go, relative to the site's directory.
package struct Outputs: Hashable, Sendable {
    package var database = "softdown.db"
    /// A folder; the page is its `index.html`.
    package var report = "report"
    package var metrics = "softdown.prom"
    package var status = "status.json"

    package init() {}
}

/// How long results are kept.
package struct Retention: Hashable, Sendable {
    package var runs: Duration = .seconds(90 * 86_400)
    package var evidence: Duration = .seconds(30 * 86_400)
    /// Bytes of the database; what is oldest goes when it is larger. Nothing: only age counts.
    package var maximumBytes: Int?

    package init() {}
}
