/// What one call of pruning took away.
package struct Pruned: Sendable, Hashable {
    package var runs = 0
    package var evidence = 0
    /// Points, reach checks, incidents, invocations, codes and plans.
    package var others = 0
    /// Whether there is nothing left to prune; otherwise call again.
    package var isDone = true

    package init() {}

    package var total: Int { runs + evidence + others }
}
