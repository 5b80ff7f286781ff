/// When a failure is more than a suspicion (DESIGN: states).
package struct ConfirmationPolicy: Hashable, Sendable, Codable {
    /// How long after a failed run it is repeated with fresh sessions.
    package var after: Duration = .seconds(10)
    /// So many failing runs …
    package var failures = 2
    /// … of so many make a state.
    package var window = 3
    /// So many good runs in a row end it.
    package var recoveries = 2

    package init() {}
}
