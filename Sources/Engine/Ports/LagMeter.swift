/// How late softdown itself is, so that its own lack of time is never taken for a channel's slowness.
package protocol LagMeter: Sendable {
    /// Microseconds since some moment in the past in which what was ready had to wait for our own machine. Only grows.
    var microseconds: Int { get }
}

/// Never late: where nothing is measured.
package struct PunctualMeter: LagMeter {
    package init() {}

    package var microseconds: Int { 0 }
}
