import Engine
import Foundation
import Journeys
import Observations
import Storage
import Verdicts

/// Finds out, after a failure, whether our own network and clock can be believed.
actor OwnWitness {
    private let prober: ReachProber
    private let plan: Plan
    private let reach: ReachBook
    private let clock: any EngineClock
    /// The start of the last run that was stored before this invocation.
    private let lastRun: Date?
    /// Whether the time is the machine's own, and not set by hand.
    private let isTimeReal: Bool
    private var asking: (at: Int, task: Task<[HostSeen], Never>)?
    /// What was found out last, where our network was to blame.
    private(set) var brokenNetwork: OwnConditions?
    /// Answers of self-check hosts are believed for so long; microseconds.
    private static let patience = 5_000_000
    /// A clock that is so many seconds behind the last run may have been put right by a time server.
    private static let backwards = 60.0

    init(
        prober: ReachProber, plan: Plan, reach: ReachBook, clock: any EngineClock, lastRun: Date?,
        isTimeReal: Bool = true
    ) {
        self.isTimeReal = isTimeReal
        self.prober = prober
        self.plan = plan
        self.reach = reach
        self.clock = clock
        self.lastRun = lastRun
    }

    /// A failed run with what is to be known of ourselves.
    func completed(_ run: Run) async -> Run {
        let judgement = Judge.judgement(of: run)
        guard judgement.verdict.isBad, judgement.verdict != .unsafe else { return run }
        var own = run.own ?? OwnConditions()
        await lookAtClock(&own)
        if let last = run.reach.last(where: { $0.channel == judgement.channel }),
            OwnFaultRules.isUnreached(last.result)
        {
            if plan.site.selfChecks.isEmpty {
                own.neighbours = await reach.hosts()
            } else {
                own.selfChecks = await selfChecks()
            }
            if OwnFaultRules.network(own) != nil { brokenNetwork = own }
        }
        var copy = run
        copy.own = own.isEmpty ? nil : own
        return copy
    }

    /// What is wrong with our own clock as far as this invocation can tell.
    func clockFault() async -> String? {
        var own = OwnConditions()
        await lookAtClock(&own)
        return OwnFaultRules.clock(own)
    }

    /// Whether others say the same time as our own clock.
    func isTimeConfirmed() async -> Bool {
        var own = OwnConditions()
        await lookAtClock(&own)
        return OwnFaultRules.isConfirmed(own)
    }

    private func lookAtClock(_ own: inout OwnConditions) async {
        guard isTimeReal else { return }
        own.isBeforeBuild = clock.now < Version.made
        own.isBeforeLastRun = lastRun.map { clock.now < $0.addingTimeInterval(-Self.backwards) } ?? false
        own.skews = await reach.skews().map { HostSkew(host: $0.key, seconds: $0.value) }.sorted { $0.host < $1.host }
    }

    private func selfChecks() async -> [HostSeen] {
        if let asking, clock.microseconds - asking.at < Self.patience { return await asking.task.value }
        let checks = plan.site.selfChecks
        let task = Task { [prober] in
            await withTaskGroup(of: (Int, HostSeen).self) { group in
                for (index, check) in checks.enumerated() {
                    group.addTask { (index, await prober.host(check.name, at: check.url)) }
                }
                var seen: [(Int, HostSeen)] = []
                for await answer in group { seen.append(answer) }
                return seen.sorted { $0.0 < $1.0 }.map(\.1)
            }
        }
        asking = (clock.microseconds, task)
        return await task.value
    }
}
