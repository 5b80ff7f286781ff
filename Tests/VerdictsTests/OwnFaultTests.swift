import Foundation
import Journeys
import Observations
import Testing

@testable import Verdicts

@Suite("Our own faults")
struct OwnFaultTests {
    private func failedReach(_ result: ReachSeen.Result, _ own: OwnConditions) -> Run {
        var run = failed(signs: [.connectFailed])
        run.reach = [ReachSeen(channel: "web-login", at: run.startedAt, result: result, detail: "no way")]
        run.reach[0].channel = run.observations.last?.channel ?? ""
        run.own = own
        return run
    }

    private func host(
        _ name: String, _ result: ReachSeen.Result, _ lookup: NameLookup? = nil, noRoute: Bool = false
    ) -> HostSeen { HostSeen(host: name, result: result, lookup: lookup, isNetworkUnreachable: noRoute) }

    @Test(
        "are behind a failure when no self-check host can be reached",
        arguments: [
            ([ReachSeen.Result.connectFailure], Reason.monitorFault), ([.dnsFailure, .timeout], .monitorFault),
            ([.dnsFailure, .up], .dnsFailure), ([.tlsFailure], .dnsFailure), ([.serverError], .dnsFailure),
            ([.ownFault], .dnsFailure),
        ])
    func selfChecks(results: [ReachSeen.Result], reason: Reason) {
        var own = OwnConditions()
        own.selfChecks = results.enumerated().map { host("h\($0)", $1) }
        let judgement = Judge.judgement(of: failedReach(.dnsFailure, own))
        #expect(judgement.reason == reason)
        if reason == .monitorFault { #expect(judgement.evidence.contains { $0.hasPrefix("otherwise: dns_failure") }) }
    }

    @Test("excuse no failure that somebody answered", arguments: [ReachSeen.Result.up, .tlsFailure, .serverError])
    func answered(result: ReachSeen.Result) {
        var own = OwnConditions()
        own.selfChecks = [host("h", .connectFailure)]
        #expect(Judge.judgement(of: failedReach(result, own)).verdict.isBad)
    }

    @Test("without self-check hosts, are seen when our own machine could ask nobody")
    func neighbours() {
        func reason(_ hosts: [HostSeen]) -> Reason {
            var own = OwnConditions()
            own.neighbours = hosts
            return Judge.judgement(of: failedReach(.dnsFailure, own)).reason
        }
        let silent = host("a.one.example", .dnsFailure, .noAnswer)
        #expect(reason([silent, host("two.test", .dnsFailure, .noAnswer)]) == .monitorFault)
        #expect(reason([silent, host("192.0.2.1", .connectFailure, noRoute: true)]) == .monitorFault)
        // One zone whose servers are silent is theirs, with however many hosts.
        #expect(reason([silent]) == .dnsFailure)
        #expect(reason([silent, host("b.one.example", .dnsFailure, .noAnswer)]) == .dnsFailure)
        // Somebody gave an answer, if only "no".
        #expect(reason([silent, host("two.test", .dnsFailure, .noSuchName)]) == .dnsFailure)
        #expect(reason([silent, host("two.test", .dnsFailure, .noAddress)]) == .dnsFailure)
        #expect(reason([silent, host("two.test", .connectFailure)]) == .dnsFailure)
        #expect(reason([silent, host("two.test", .timeout)]) == .dnsFailure)
        #expect(reason([silent, host("two.test", .up)]) == .dnsFailure)
        #expect(reason([]) == .dnsFailure)
    }

    @Test("never hide what must not be let through or shown")
    func unsafe() {
        var own = OwnConditions()
        own.selfChecks = [host("h", .connectFailure)]
        own.isBeforeBuild = true
        var run = failedReach(.connectFailure, own)
        run.observations[0].checks += [check(.never, .failed), check(.expect, .failed, age: true)]
        #expect(Judge.judgement(of: run).reason == .leaked)
    }

    @Test("of the clock take back what rests on the time, and nothing else")
    func clock() {
        func run(_ change: (inout OwnConditions) -> Void, signs: [Sign.Kind] = [], age: Bool = false) -> Run {
            var old = check(.expect, .failed)
            old.isAboutAge = age
            var run = failed(signs: signs, checks: age ? [old] : [])
            var own = OwnConditions()
            change(&own)
            run.own = own
            return run
        }
        func reason(_ run: Run) -> Reason { Judge.judgement(of: run).reason }
        let wrong: [(inout OwnConditions) -> Void] = [
            { $0.isBeforeBuild = true }, { $0.isBeforeLastRun = true }, { $0.clockJump = -60 },
            { own in
                own.isBeforeLastRun = true
                own.skews = [HostSkew(host: "a", seconds: 1), HostSkew(host: "b", seconds: -400)]
            },
            { $0.skews = [HostSkew(host: "a", seconds: 400), HostSkew(host: "b", seconds: 3600)] },
        ]
        for change in wrong {
            #expect(reason(run(change, age: true)) == .monitorFault)
            #expect(reason(run(change, signs: [.tlsFailed])) == .monitorFault)
            var down = run(change, signs: [.tlsFailed])
            down.reach = [reach(.tlsFailure)]
            #expect(reason(down) == .monitorFault)
            #expect(reason(run(change, signs: [.credentialRefused])) == .identityFailed)
            let code = run(
                {
                    change(&$0)
                    $0.codeSteps = ["submit"]
                }, signs: [.credentialRefused])
            #expect(reason(code) == .monitorFault)
            #expect(reason(run(change, signs: [.statusRefused])) == .stepError)
        }
        let right: [(inout OwnConditions) -> Void] = [
            { $0.clockJump = 2 }, { $0.skews = [HostSkew(host: "a", seconds: 4000)] },
            // It was ahead before, and is right now.
            { own in
                own.isBeforeLastRun = true
                own.skews = [HostSkew(host: "a", seconds: -300)]
            },
            { $0.skews = [HostSkew(host: "a", seconds: 400), HostSkew(host: "b", seconds: -400)] },
            { $0.skews = [HostSkew(host: "a", seconds: 400), HostSkew(host: "b", seconds: 1)] },
            { $0.skews = [HostSkew(host: "a", seconds: 400), HostSkew(host: "a", seconds: 500)] },
        ]
        for change in right { #expect(reason(run(change, age: true)) == .stale) }
    }

    @Test("make a reach check count for nothing")
    func counted() {
        var own = OwnConditions()
        own.selfChecks = [host("h", .timeout)]
        func result(_ result: ReachSeen.Result, _ own: OwnConditions?) -> ReachSeen.Result {
            OwnFaultRules.counted(ReachSeen(channel: "c", at: .distantPast, result: result), own).result
        }
        #expect(result(.connectFailure, own) == .ownFault)
        #expect(result(.serverError, own) == .serverError)
        #expect(result(.connectFailure, nil) == .connectFailure)
        own.selfChecks.append(host("i", .up))
        #expect(result(.connectFailure, own) == .connectFailure)
    }
}
