/// Bounds of one invocation.
package struct RunLimits: Hashable, Sendable {
    /// Journeys walked at once.
    package var journeys = 64
    /// Journeys walked at once at one host; nothing: as many as in all.
    package var journeysPerHost: Int?
    /// Least time between two starts of journeys at one host.
    package var hostSpacing: Duration = .zero
    /// Transfers at once to one host.
    package var perHost = 16
    package var coldStarts = 32
    /// Least time between two starts of journeys.
    package var spacing: Duration = .zero
    /// Redirects followed within one step.
    package var redirects = 20
    /// Bytes of a body after decompression.
    package var bodyBytes = 2 << 20
    /// The whole invocation.
    package var run: Duration = .seconds(600)

    package init() {}
}
