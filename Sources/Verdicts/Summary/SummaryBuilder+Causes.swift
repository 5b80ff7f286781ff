import Foundation
import Journeys

extension SummaryBuilder {
    /// What each planned journey comes to: where it stands bad and is believed, or that it works.
    func facts(_ standing: StandingState, _ context: StandingContext) -> [SharedCauseRules.Fact] {
        let tracks = Dictionary(grouping: standing.tracks, by: \.journey)
        return plan.journeys.filter { !$0.isGuard }.map { journey in
            let known = (tracks[journey.id] ?? []).filter { track in
                guard track.standing != nil, let last = track.lastKnown else { return false }
                return now <= context.holdsUntil(track, last)
            }
            let worst = known.max { left, right in
                let verdicts = [left, right].map { $0.standing?.reason.verdict ?? .usable }
                if verdicts[0] != verdicts[1] { return verdicts[0] < verdicts[1] }
                return left.channel > right.channel
            }
            let channel = worst?.channel ?? journey.channel
            return SharedCauseRules.Fact(
                member: SharedCause.Member(
                    journey: journey.id, title: journey.title, channel: channel,
                    channelTitle: plan.site.channel(named: channel)?.title ?? channel,
                    reason: worst?.standing?.reason ?? .overdue, since: worst?.standing?.since),
                needs: journey.needs, lastKnownAt: known.compactMap { $0.lastKnown?.at }.max(),
                every: journey.every.wholeSeconds)
        }
    }

    // MARK: Intents

    func intents(_ channels: [ChannelSummary], _ causes: [SharedCause]) -> [IntentSummary] {
        let suspected = Set(causes.filter { $0.basis == .need }.flatMap(\.needs))
        var names: [String] = []
        for intent in plan.journeys.compactMap(\.intent) where !names.contains(intent) { names.append(intent) }
        return names.map { intent in
            let journeys = plan.journeys.filter { $0.intent == intent && !$0.isGuard && Self.isWay($0, in: plan) }
            let failingNeeds = Set(journeys.filter { state(of: $0, channels).reason.verdict.isBad }.flatMap(\.needs))
            let ways = journeys.map { journey in
                let (reason, isSuspected) = state(of: journey, channels)
                var way = IntentSummary.Way(
                    journey: journey.id, title: journey.title, channel: journey.channel,
                    channelTitle: plan.site.channel(named: journey.channel)?.title ?? journey.channel, reason: reason,
                    isSuspected: isSuspected,
                    sharedNeeds: reason.verdict.isBad ? [] : journey.needs.filter(failingNeeds.contains))
                way.suspectedNeeds = reason.verdict.isBad ? [] : journey.needs.filter(suspected.contains)
                return way
            }
            return IntentSummary(intent: intent, ways: ways)
        }
    }

    /// The worst of the journey on all its channels.
    func state(of journey: Journey, _ channels: [ChannelSummary]) -> (reason: Reason, isSuspected: Bool) {
        let own = channels.filter { journey.channels.contains($0.name) }
            .compactMap { channel in channel.journeys.first { $0.journey == journey.id } }
        let worst = own.max { $0.judgement.verdict < $1.judgement.verdict }
        return (worst?.judgement.reason ?? .overdue, own.contains(where: \.isSuspected))
    }
}
