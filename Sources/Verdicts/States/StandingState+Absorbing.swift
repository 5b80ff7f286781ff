import Foundation
import Observations

extension StandingState {
    /// Folds the judgement of one walk in. States and incidents follow with ``refresh(in:)``.
    package mutating func absorb(_ judgement: Judgement, of run: Run, in context: StandingContext) {
        for sample in Self.samples(of: judgement, run) {
            let index = trackIndex(sample.journey, sample.channel)
            let rules = context.journeys[sample.journey]?.confirmation ?? .init()
            tracks[index] = tracks[index].absorbing(sample, rules: rules)
        }
    }

    /// Folds the finding of one guard in. States and incidents follow with ``refresh(in:)``.
    package mutating func absorb(_ finding: GuardFinding, of run: Run) {
        let index: Int
        if let known = guardTracks.firstIndex(where: { $0.guardName == run.journey }) {
            index = known
        } else {
            guardTracks.append(GuardTrack(guardName: run.journey, channel: run.channel))
            index = guardTracks.count - 1
        }
        guardTracks[index] = guardTracks[index].absorbing(finding, at: run.startedAt, run: run.id)
    }

    /// Brings states and incidents up to a moment, after new runs or without: what was believed may be overdue by now.
    package mutating func refresh(in context: StandingContext) {
        let planned = tracks.filter(context.isPlanned)
        let guards = guardTracks.filter { context.guards.contains($0.guardName) }
        channelStates = context.channels.map { channel in
            ChannelRules.state(
                of: channel, tracks: planned, guards: guards, holdsUntil: context.holdsUntil, now: context.now)
        }
        for state in channelStates {
            let open = openIncidents.first { $0.channel == state.channel }
            // A bad journey that nobody looks at any more is unknown, and unknown ends nothing.
            let unseen = planned.contains { $0.channel == state.channel && $0.standing?.reason.verdict.isBad ?? false }
            let next =
                state.verdict.isGood && unseen
                ? open
                : Incident.advancing(
                    open, with: state, grounds: grounds(of: state, planned, guards), lastEnd: lastEnds[state.channel],
                    now: context.now)
            openIncidents.removeAll { $0.channel == state.channel }
            guard let next else { continue }
            if let end = next.endedAt {
                closedIncidents.append(next)
                lastEnds[state.channel] = end
            } else {
                openIncidents.append(next)
            }
        }
    }

    /// The runs behind a state: of a bad one those of the journey or guard that decides, of a good one the last recovery.
    private func grounds(of state: ChannelState, _ tracks: [Track], _ guards: [GuardTrack]) -> Incident.Grounds {
        // Several may have recovered at the same moment: which of them is named must not depend on who was first stored.
        let tracks = tracks.filter { $0.channel == state.channel }.sorted { $0.journey < $1.journey }
        let guards = guards.filter { $0.channel == state.channel }.sorted { $0.guardName < $1.guardName }
        func isBehind(_ name: String, _ since: Date?) -> Bool {
            state.verdict.isBad ? name == state.decidedBy : since != nil && since == state.since
        }
        if let breach = guards.first(where: { isBehind($0.guardName, $0.since) }), let since = breach.since {
            let first = breach.sinceRun.map { RunReference(run: $0, journey: breach.guardName, at: since) }
            return Incident.Grounds(first: first, lastGood: breach.lastHeld, latest: first?.run)
        }
        guard let track = tracks.first(where: { isBehind($0.journey, $0.standing?.since) }),
            let standing = track.standing
        else { return Incident.Grounds() }
        return Incident.Grounds(
            first: standing.run.map { RunReference(run: $0, journey: track.journey, at: standing.since) },
            lastGood: standing.lastGood, latest: track.lastKnown?.run)
    }

    private mutating func trackIndex(_ journey: String, _ channel: String) -> Int {
        if let known = tracks.firstIndex(where: { $0.journey == journey && $0.channel == channel }) { return known }
        tracks.append(Track(journey: journey, channel: channel))
        return tracks.count - 1
    }

    /// The failing step's channel gets the verdict, channels of steps that passed before are usable as far as this run knows.
    static func samples(of judgement: Judgement, _ run: Run) -> [Sample] {
        var samples = judgement.passedChannels.filter { $0 != judgement.channel }.map {
            Sample(run: run.id, journey: run.journey, channel: $0, at: run.startedAt, reason: .arrived)
        }
        samples.append(
            Sample(
                run: run.id, journey: run.journey, channel: judgement.channel, at: run.startedAt,
                reason: judgement.reason))
        return samples
    }
}
