import Foundation
import JourneyFiles
import Journeys
import Observations
import Storage
import Verdicts

/// Writes a history that ends now: rounds of all journeys, each stored and pruned as an invocation stores and prunes.
struct HistoryWriter {
    private let plan: Plan
    private let store: ResultStore
    private let path: String
    private let every: Int
    private let daysKept: Int
    private let fingerprints: [String: String]

    private static let channels = 8

    init(folder: String, journeys: Int, every: Int, daysKept: Int) throws {
        try Self.writeSite(folder, journeys: journeys, every: every, daysKept: daysKept)
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: folder + "/probes")
        guard let plan, plan.journeys.count == journeys else { throw NoPlan(diagnostics: diagnostics) }
        self.plan = plan
        self.every = every
        self.daysKept = daysKept
        path = folder + "/softdown.db"
        store = try ResultStore(path: path)
        fingerprints = Dictionary(uniqueKeysWithValues: plan.journeys.map { ($0.id, plan.fingerprint(of: $0)) })
    }

    struct NoPlan: Error { var diagnostics: [Diagnostic] }

    // MARK: The site

    private static func writeSite(_ folder: String, journeys: Int, every: Int, daysKept: Int) throws {
        let probes = folder + "/probes"
        try FileManager.default.createDirectory(atPath: probes, withIntermediateDirectories: true)
        let names = (0..<channels).map { "  channel-\($0): { reach: \"http://127.0.0.1:9/\($0)\" }\n" }.joined()
        try write(
            probes + "/softdown.yaml",
            """
            site: years
            hosts: ["127.0.0.1:9"]
            channels:
            \(names)keep: { runs: \(daysKept)d, evidence: \(daysKept)d }

            """)
        for index in 0..<journeys {
            let steps = (0..<5).map {
                "  - open: \"http://127.0.0.1:9/\($0)\"\n    id: step-\($0)\n    expect:\n      - status == 200\n"
            }.joined()
            try write(
                probes + "/journey-\(index).yaml",
                "journey: journey-\(index)\nchannel: channel-\(index % channels)\nevery: \(every)s\nsteps:\n\(steps)")
        }
    }

    private static func write(_ path: String, _ text: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    // MARK: The history

    /// Prints a line for each twelfth: how much is stored, and what storing a run took there, of the processor and by the clock.
    func write(days: Int) throws {
        let rounds = days * 86_400 / every
        let end = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
        print("day\truns\tstored\tMiB\tprocessor us per run\tus per run")
        let watch = ContinuousClock()
        var (begun, begunProcessor, written, taken, measured) = (watch.now, clock(), 0, 0, 0)
        for round in 0..<rounds {
            taken += try writeRound(round, at: end.addingTimeInterval(Double((round + 1 - rounds) * every)))
            written += plan.journeys.count
            guard (round + 1) % max(rounds / 12, 1) == 0 else { continue }
            let runs = written - measured
            // The C library counts a process's time in microseconds.
            let processor = (clock() - begunProcessor) / runs
            let spent = (begun.duration(to: watch.now) / runs).components.attoseconds / 1_000_000_000_000
            let day = String(format: "%.1f", Double((round + 1) * every) / 86_400)
            let size = String(format: "%.1f", Double(try store.usedBytes()) / Double(1 << 20))
            print("\(day)\t\(written)\t\(written - taken)\t\(size)\t\(processor)\t\(spent)")
            fflush(nil)
            (begun, begunProcessor, measured) = (watch.now, clock(), written)
        }
        print("faults\t\(try store.integrityCheck().count)")
    }

    /// - Returns: how many runs were too old.
    private func writeRound(_ round: Int, at moment: Date) throws -> Int {
        let id = "round-\(round)"
        var invocation = Invocation(id: id, startedAt: moment, isSimulated: true)
        try store.beginInvocation(invocation)
        let context = StandingContext(plan, rests: [:], now: moment)
        let batch = plan.journeys.enumerated().map { finished($0.offset, $0.element, round, at: moment) }
        try store.record(batch) { stored, standing in
            for finished in batch where stored.contains(finished.run.id) {
                if let judgement = finished.judgement { standing.absorb(judgement, of: finished.run, in: context) }
            }
            standing.refresh(in: context)
        }
        let states = try store.updateStanding { standing in standing.channelStates }
        try store.addPoints(
            states.map {
                ChannelPoint(
                    channel: $0.channel, at: moment, isReachable: true, reason: $0.reason,
                    isSuspected: $0.isSuspected, holds: 2 * every)
            })
        invocation.duration = 900_000
        invocation.exitStatus = 0
        try store.endInvocation(invocation)
        let kept = moment.addingTimeInterval(-Double(daysKept) * 86_400)
        return try store.prune(before: kept, evidenceBefore: kept).runs
    }

    /// Every journey fails for forty minutes now and then, each at another time.
    private func finished(_ index: Int, _ journey: Journey, _ round: Int, at moment: Date) -> FinishedRun {
        let minute = round * every / 60 + index * 1013
        let fails = minute % (9 * 1440) < 40
        var run = Run(
            id: "\(journey.id)-\(round)", journey: journey.id, channel: journey.channel, site: plan.site.name,
            plan: fingerprints[journey.id] ?? "", startedAt: moment, within: 30_000_000, every: every)
        run.duration = 812_000 + (round * 7919 + index * 104_729) % 300_000
        run.reach = [ReachSeen(channel: journey.channel, at: moment, result: .up, status: 200)]
        let steps = fails ? Array(journey.steps.prefix(3)) : journey.steps
        run.observations = steps.enumerated().map { position, step in
            observation(position, step, journey, fails && position == 2)
        }
        let judgement = Judgement(
            reason: fails ? .identityFailed : .arrived, channel: journey.channel,
            failingStep: fails ? "step-2" : nil, expected: fails ? "the account" : "", got: fails ? "the form" : "")
        return FinishedRun(
            run: run, judgement: judgement, planText: PlanText(site: plan.site.text, journey: journey.text),
            isSimulated: true)
    }

    private func observation(_ position: Int, _ step: Step, _ journey: Journey, _ fails: Bool) -> Observation {
        var observation = Observation(
            step: step.id, channel: journey.channel, session: "web", kind: "open", offset: position * 150_000,
            duration: 140_000)
        observation.isGoal = position == journey.steps.count - 1
        let page = String(repeating: "<p>What a customer sees here, in a few words.</p>", count: 40)
        observation.seen = .page(PageSeen(url: "http://127.0.0.1:9/\(position)", title: "A page", text: page))
        var exchange = Exchange(
            method: "GET", url: "http://127.0.0.1:9/\(position)", offset: 0, status: 200, bodyBytes: page.utf8.count,
            contentType: "text/html", failure: nil)
        exchange.excerpt = page
        observation.exchanges = [exchange]
        observation.checks = step.expectations.map {
            Check(
                role: .expect, outcome: fails ? .failed : .held, source: $0.source, location: $0.location,
                expected: "200", got: fails ? "403" : "200")
        }
        return observation
    }
}
