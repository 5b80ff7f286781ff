import Observations

/// When a failure is softdown's own. Careful on both sides: our network must never be their downtime, and their downtime
/// must never be explained away, so that without self-check hosts only what our own machine says counts.
package enum OwnFaultRules {
    /// Seconds by which a clock may be off before nothing is made of it.
    static let tolerance = 300
    /// Seconds of a jump during a run that one-time codes and ages survive.
    static let smallJump = 5

    /// The judgement, or `unknown` where it rests on what was our own fault.
    static func reconsidered(_ judgement: Judgement, of run: Run) -> Judgement {
        guard judgement.verdict.isBad, judgement.verdict != .unsafe else { return judgement }
        guard let fault = fault(behind: judgement, of: run) else { return judgement }
        var unknown = judgement
        unknown.reason = .monitorFault
        unknown.expected = "softdown's own network, clock and machine to be right"
        unknown.got = fault
        unknown.evidence = [fault, "otherwise: \(judgement.reason.rawValue), \(judgement.got)"] + judgement.evidence
        return unknown
    }

    private static func fault(behind judgement: Judgement, of run: Run) -> String? {
        if let own = run.own {
            if isAboutNetwork(judgement.reason), let fault = network(own) { return fault }
            if restsOnClock(judgement, run, own), let fault = clock(own) { return fault }
        }
        return LagRules.fault(behind: judgement, of: run)
    }

    /// Why our own network is to blame, if it is.
    ///
    /// - With self-check hosts: when none of them can be reached.
    /// - Without: when hosts of two domains or more were asked, none could be reached, and for each of them our own
    ///   machine says that it could not ask: no name server answered, or there is no route into the network.
    package static func network(_ own: OwnConditions) -> String? {
        if !own.selfChecks.isEmpty {
            guard own.selfChecks.allSatisfy({ isUnreached($0.result) }) else { return nil }
            let hosts = own.selfChecks.map(\.host).joined(separator: ", ")
            return "our own network: none of the self-check hosts could be reached (\(hosts))"
        }
        guard Set(own.neighbours.map { domain(of: $0.host) }).count >= 2,
            own.neighbours.allSatisfy({
                isUnreached($0.result) && ($0.lookup == .noAnswer || $0.isNetworkUnreachable)
            })
        else { return nil }
        let count = own.neighbours.count
        return own.neighbours.allSatisfy(\.isNetworkUnreachable)
            ? "our own network: there is no route to any of \(count) hosts"
            : "our own network: no name server answered, for none of \(count) hosts"
    }

    /// Why our own clock cannot be believed, if it cannot.
    ///
    /// - It says a time before this program was made.
    /// - It says a time before the last stored run, and nobody says the same time.
    /// - It jumped during the run.
    /// - Two hosts or more say the time, and each of them is more than five minutes away, on the same side.
    package static func clock(_ own: OwnConditions) -> String? {
        if own.isBeforeBuild { return "our own clock says a time before this softdown was made" }
        if own.isBeforeLastRun, !isConfirmed(own) {
            return "our own clock says a time before the last run that is stored"
        }
        if let jump = own.clockJump, abs(jump) >= smallJump {
            return "our own clock jumped by \(jump) s during the run"
        }
        let skews = own.skews
        guard Set(skews.map(\.host)).count >= 2, let least = skews.map({ abs($0.seconds) }).min(), least > tolerance,
            skews.allSatisfy({ $0.seconds > 0 }) || skews.allSatisfy({ $0.seconds < 0 })
        else { return nil }
        let side = skews[0].seconds > 0 ? "fast" : "slow"
        return "our own clock is \(least / 60) minutes \(side), as \(Set(skews.map(\.host)).count) hosts say the time"
    }

    /// Whether somebody else says the same time as our own clock, and nobody another one.
    package static func isConfirmed(_ own: OwnConditions) -> Bool {
        !own.skews.isEmpty && own.skews.allSatisfy { abs($0.seconds) <= tolerance }
    }

    /// A reach check as it counts: one that failed by our own fault says nothing about the channel.
    package static func counted(_ reach: ReachSeen, _ own: OwnConditions?) -> ReachSeen {
        guard isUnreached(reach.result), let fault = own.flatMap(network) ?? LagRules.fault(of: reach) else {
            return reach
        }
        var copy = reach
        copy.result = .ownFault
        copy.detail = fault
        return copy
    }

    /// Whether nobody was met at all. A certificate that does not fit, or an error, comes from somebody.
    package static func isUnreached(_ result: ReachSeen.Result) -> Bool {
        switch result {
        case .dnsFailure, .connectFailure, .timeout: true
        case .up, .tlsFailure, .serverError, .ownFault: false
        }
    }

    private static func isAboutNetwork(_ reason: Reason) -> Bool {
        reason == .dnsFailure || reason == .connectFailure || reason == .timeout
    }

    /// One-time codes, ages and the validity of certificates are held against our own time.
    private static func restsOnClock(_ judgement: Judgement, _ run: Run, _ own: OwnConditions) -> Bool {
        let failing = run.observations.first { $0.step == judgement.failingStep }
        switch judgement.reason {
        case .stale, .tlsFailure: return true
        case .identityFailed: return failing.map { own.codeSteps.contains($0.step) } ?? false
        case .stepError: return failing?.signs.contains { $0.kind == .tlsFailed } ?? false
        default: return failing?.checks.contains { $0.isFailing && $0.isAboutAge } ?? false
        }
    }

    /// The last two labels: coarse on purpose, because hosts that share more than they do can go down together.
    private static func domain(of host: String) -> String {
        if host.allSatisfy({ $0.isNumber || $0 == "." }) || host.contains(":") { return host }
        return host.lowercased().split(separator: ".").suffix(2).joined(separator: ".")
    }
}
