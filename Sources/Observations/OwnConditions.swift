import Foundation

/// What softdown found out about itself: its network, its name servers, its clock, its machine. Facts; what they mean is judged.
package struct OwnConditions: Sendable, Hashable, Codable {
    /// The site's self-check hosts, asked because a reach check had failed.
    package var selfChecks: [HostSeen] = []
    /// Everything else that was asked in the same invocation, one entry for each host.
    package var neighbours: [HostSeen] = []
    /// Seconds by which the wall clock jumped during the run.
    package var clockJump: Int?
    /// Seconds by which our clock was ahead of others', by host, as far as they say the time.
    package var skews: [HostSkew] = []
    /// The wall clock says a time before this program was made.
    package var isBeforeBuild = false
    /// The wall clock says a time before the last stored run began.
    package var isBeforeLastRun = false
    /// Steps that entered a one-time code, which is made of the time.
    package var codeSteps: [String] = []
    /// Microseconds of the run's duration in which softdown itself was late: what was ready had to wait for our own machine.
    package var lag: Int?

    package init() {}

    package var isEmpty: Bool { self == OwnConditions() }
}

/// Whether a host could be reached at all; what it answered does not matter.
package struct HostSeen: Sendable, Hashable, Codable {
    package var host: String
    /// ``ReachSeen/Result/up`` for everything that shows that somebody answered.
    package var result: ReachSeen.Result
    package var lookup: NameLookup?
    package var isNetworkUnreachable: Bool

    package init(
        host: String, result: ReachSeen.Result, lookup: NameLookup? = nil, isNetworkUnreachable: Bool = false
    ) {
        self.host = host
        self.result = result
        self.lookup = lookup
        self.isNetworkUnreachable = isNetworkUnreachable
    }
}

/// How a name could not be resolved.
package enum NameLookup: String, Sendable, Hashable, Codable {
    /// There is no such name (NXDOMAIN).
    case noSuchName
    /// The name is there and has no address (NODATA).
    case noAddress
    /// No name server gave an answer (SERVFAIL, or silence).
    case noAnswer
}

/// How far our clock is from another's.
package struct HostSkew: Sendable, Hashable, Codable {
    package var host: String
    /// Ours minus theirs.
    package var seconds: Int

    package init(host: String, seconds: Int) {
        self.host = host
        self.seconds = seconds
    }
}
