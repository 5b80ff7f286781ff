import Foundation

/// One reach check: what an uptime monitor sees of a channel.
package struct ReachSeen: Sendable, Hashable, Codable {
    package enum Result: String, Sendable, Hashable, Codable {
        /// Resolved, connected, and answered below 500.
        case up
        case dnsFailure, connectFailure, tlsFailure, timeout, serverError
        /// Our own machine could not ask.
        case ownFault
    }

    package var channel: String
    package var at: Date
    package var result: Result
    package var status: Int?
    package var detail: String
    package var phases: Phases
    /// How the name could not be resolved.
    package var lookup: NameLookup?
    /// Our own machine knows no way into the network of that host.
    package var isNetworkUnreachable: Bool?
    /// Seconds by which our clock was ahead of the host's, where it said the time.
    package var clockSkew: Int?
    /// Microseconds of the check in which softdown itself was late; absent where it was on time.
    package var lag: Int?
    /// Microseconds, beside ``lag``.
    package var duration: Int?

    package init(
        channel: String, at: Date, result: Result, status: Int? = nil, detail: String = "", phases: Phases = Phases()
    ) {
        self.channel = channel
        self.at = at
        self.result = result
        self.status = status
        self.detail = detail
        self.phases = phases
    }
}
