import Verdicts

/// Seconds of a channel since its first point. They only grow.
package struct ChannelTotals: Sendable, Hashable {
    /// Time beyond a point's hold counts as `unknown`.
    package var seconds: [Verdict: Double] = [:]
    /// With the reach check up, and `soft_down` or `unsafe`.
    package var softDowntime: Double = 0
    /// With a reach check that could be made.
    package var reachKnown: Double = 0
    package var reachable: Double = 0

    package init() {}
}
