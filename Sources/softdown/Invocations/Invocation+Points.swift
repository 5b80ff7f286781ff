import Engine
import Foundation
import Observations
import Storage
import Verdicts

extension Invocation {
    /// What is known now of channels that were walked. A state holds from the run that showed it, so that the time that
    /// confirming took is part of it.
    ///
    /// Of channels that the wave found nothing out about, what stands stands, but this time counts for nothing.
    func addPoints(_ channels: Set<String>, of wave: Wave) async throws(StorageError) {
        guard !channels.isEmpty else { return }
        let context = try context()
        let states = try store.updateStanding { standing in
            standing.refresh(in: context)
            return standing.channelStates
        }
        let broken = await wave.shared.witness.brokenNetwork
        let reach = await wave.shared.reach.all.mapValues { OwnFaultRules.counted($0, broken) }
        let unseen = wave.result.unseen
        let newest = try store.read { stored in
            try channels.reduce(into: [String: Date]()) { $0[$1] = try stored.newestPoint(of: $1)?.at }
        }
        let points = states.filter { channels.contains($0.channel) }.map { state in
            let every = plan.journeys.filter { !$0.isGuard && $0.channels.contains(state.channel) }.map(
                \.every.wholeSeconds)
            let seen = reach[state.channel]
            var moment = state.since.flatMap { $0 > wave.startedAt && $0 <= clock.now ? $0 : nil } ?? wave.startedAt
            // Where somebody else was quicker, what is known now holds from now on.
            if let newest = newest[state.channel], newest >= moment { moment = clock.now }
            return ChannelPoint(
                channel: state.channel, at: moment,
                isReachable: seen.flatMap { $0.result == .ownFault ? nil : $0.result == .up },
                reason: unseen.contains(state.channel) ? .monitorFault : state.reason,
                isSuspected: state.isSuspected, holds: 2 * (every.min() ?? 300))
        }
        try store.addPoints(
            points, reach: reach.values.sorted { $0.channel < $1.channel },
            isTimeConfirmed: await wave.shared.witness.isTimeConfirmed())
    }
}
