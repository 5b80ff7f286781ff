import Foundation
import Journeys
import Observations

/// Makes a summary of a plan and of what is stored. Pure: the same inputs at the same moment give the same summary.
package struct SummaryBuilder {
    let plan: Plan
    let inputs: SummaryInputs
    let now: Date
    let version: String

    package init(plan: Plan, inputs: SummaryInputs, now: Date, version: String) {
        self.plan = plan
        self.inputs = inputs
        self.now = now
        self.version = version
    }

    package var summary: Summary {
        var standing = inputs.standing
        let context = StandingContext(plan, rests: inputs.rests, now: now)
        standing.refresh(in: context)
        let nextDue = plan.journeys.map {
            plan.schedule(of: $0).due(after: inputs.lastStarts[$0.id], now: now)
        }.min()
        let shortest = plan.journeys.filter { !$0.isGuard }.map(\.every.wholeSeconds).min() ?? 300
        var summary = Summary(
            site: plan.site.name, title: plan.site.title, generatedAt: now,
            staleAfter: staleAfter(nextDue, shortest: Double(shortest)), version: version)
        summary.lastRunAt = inputs.lastRunAt
        summary.lastSuccessAt = inputs.lastSuccessAt
        summary.nextDueAt = nextDue
        summary.runSeconds = inputs.runSeconds
        summary.monitorFaults = inputs.monitorFaults
        summary.isSimulated = inputs.isSimulated
        summary.resting = inputs.rests.filter { $0.value > now }.sorted { $0.key < $1.key }
            .map { Summary.Resting(account: $0.key, until: $0.value) }
        // By channel: every pair of a journey and a channel would otherwise go through all tracks.
        let tracks = Dictionary(grouping: standing.tracks, by: \.channel).mapValues { own in
            Dictionary(own.map { ($0.journey, $0) }, uniquingKeysWith: { first, _ in first })
        }
        summary.channels = plan.site.channels.map { channel($0, standing, tracks[$0.name] ?? [:]) }
        summary.causes = SharedCauseRules.causes(of: facts(standing, context))
        summary.intents = intents(summary.channels, summary.causes)
        summary.personas = Self.personas(of: plan) { state(of: $0, summary.channels) }
        summary.guards = plan.journeys.filter(\.isGuard).map { journey in
            GuardSummary(
                name: journey.id, title: journey.title, channel: journey.channel,
                track: standing.guardTracks.first { $0.guardName == journey.id }
                    ?? GuardTrack(guardName: journey.id, channel: journey.channel))
        }
        summary.actions = plan.site.actions.map(\.name)
        summary.containments = containments
        let open = standing.openIncidents.sorted { ($0.startedAt, $0.channel) < ($1.startedAt, $1.channel) }
        let fresh = standing.closedIncidents.filter { closed in
            !inputs.recentIncidents.contains { $0.id == closed.id && $0.endedAt != nil }
        }
        let isOpen = Set(open.map(\.id))
        let ended = (inputs.recentIncidents + fresh).filter { $0.endedAt != nil && !isOpen.contains($0.id) }
        summary.incidents = open + ended.sorted { ($0.startedAt, $0.id) > ($1.startedAt, $1.id) }
        return summary
    }

    /// Two intervals without anything new, or one after something should have been walked: at night, say, nothing is.
    private func staleAfter(_ nextDue: Date?, shortest: Double) -> Date {
        let usual = (inputs.lastRunAt ?? now).addingTimeInterval(2 * shortest)
        // A journey is due a tenth of its interval late at most.
        return max(usual, nextDue?.addingTimeInterval(0.9 * shortest) ?? usual)
    }

    // MARK: Channels

    private func channel(
        _ channel: Channel, _ standing: StandingState, _ tracks: [String: Track]
    ) -> ChannelSummary {
        let name = channel.name
        let state =
            standing.channelStates.first { $0.channel == name }
            ?? ChannelState(channel: name, reason: .overdue, since: nil)
        let points = inputs.points[name] ?? []
        let hold = Double(points.last?.holds ?? 600)
        var result = ChannelSummary(name: name, title: channel.title, reach: .unknown, state: state)
        if let reach = inputs.lastReach[name] {
            result.lastReach = reach
            if now.timeIntervalSince(reach.at) <= hold, reach.result != .ownFault {
                result.reach = reach.result == .up ? .up : .down
            }
        }
        result.owner = channel.owner
        result.runbook = channel.runbook
        // A journey that only passes through is shown where it has come by.
        result.journeys = plan.journeys.filter { journey in
            !journey.isGuard
                && (journey.channel == name || tracks[journey.id]?.standing != nil)
        }.map { journey($0, on: name, tracks[$0.id]) }
        result.journeys += plan.unsound.filter { $0.channel == name }.map(unsound)
        result.objective = channel.objective
        result.numbers = NumbersWindow.allCases.map { numbers($0, of: channel, points) }
        result.history = history(of: name, points)
        result.points = points.filter { $0.at > now.addingTimeInterval(-86_400) }
        result.secondsTotal = inputs.secondsTotal[name] ?? [:]
        result.softDowntimeTotal = inputs.softDowntimeTotal[name] ?? 0
        result.openIncident = standing.openIncidents.first { $0.channel == name }
        return result
    }

    // MARK: Journeys

    private func journey(_ journey: Journey, on channel: String, _ track: Track?) -> JourneySummary {
        let last = inputs.lastRuns[journey.id]
        var judgement =
            last?.judgement ?? Judgement(reason: .overdue, channel: channel, expected: "a run", got: "none yet")
        // A run that failed elsewhere says nothing of this channel but what its track says.
        if judgement.channel != channel, let reason = track?.standing?.reason {
            judgement = Judgement(reason: reason, channel: channel, expected: "", got: "")
        }
        if let run = last?.run {
            let limit = Double(2 * journey.every.wholeSeconds)
            let held = max(
                run.startedAt.addingTimeInterval(limit),
                journey.account.flatMap { inputs.rests[$0] }?.addingTimeInterval(limit / 2) ?? .distantPast)
            if now > held {
                judgement = Judgement(
                    reason: .overdue, channel: channel, expected: "a run every \(journey.every.wholeSeconds) s",
                    got: "none")
            }
        }
        var result = JourneySummary(
            journey: journey.id, title: journey.title, intent: journey.intent, needs: journey.needs,
            judgement: judgement,
            isSuspected: track?.isSuspected ?? false, isFlaky: last?.isFlaky ?? false, runAt: last?.run.startedAt,
            duration: last?.run.duration, everySeconds: journey.every.wholeSeconds)
        result.quietUntil = plan.schedule(of: journey).quietUntil(at: now)
        result.steps = steps(of: journey, last?.run)
        result.run = last?.run
        result.marks = inputs.marks[journey.id] ?? []
        result.runsTotal = inputs.runsTotal[journey.id] ?? [:]
        return result
    }

    private func steps(of journey: Journey, _ run: Run?) -> [JourneySummary.StepSummary] {
        steps(of: journey, metBy: run).map { step in
            let seen = run?.observations.first { $0.step == step.id }
            let result: JourneySummary.StepSummary.Result
            if let seen {
                result = seen.isFailing || seen.isLate ? .failed : .passed
            } else {
                result = .notReached
            }
            return JourneySummary.StepSummary(
                id: step.id, kind: step.kind.word, channel: journey.channel(of: step), result: result,
                duration: seen?.duration)
        }
    }

    private func unsound(_ journey: UnsoundJourney) -> JourneySummary {
        let what = journey.diagnostics.first.map { diagnostic in
            (diagnostic.location.map { "\($0.file):\($0.line): " } ?? "") + diagnostic.message
        }
        return JourneySummary(
            journey: journey.id, title: journey.title, intent: nil, needs: [],
            judgement: Judgement(
                reason: .monitorFault, channel: journey.channel ?? "", expected: "a journey that can run",
                got: what ?? "it cannot"),
            isSuspected: false, isFlaky: false, runAt: nil, duration: nil, everySeconds: 300)
    }
}
