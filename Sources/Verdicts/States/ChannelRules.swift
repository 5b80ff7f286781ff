import Foundation

/// What a channel comes to over all its journeys and guards.
package enum ChannelRules {
    /// - Parameters:
    ///   - tracks: those of the journeys that are still planned.
    ///   - holdsUntil: per journey, until when its last known sample holds: two intervals, or longer while its account rests.
    package static func state(
        of channel: String, tracks: [Track], guards: [GuardTrack], holdsUntil: (Track, Sample) -> Date, now: Date
    ) -> ChannelState {
        let own = tracks.filter { $0.channel == channel }
        let breach = guards.filter { $0.channel == channel && $0.standing?.outcome == .unsafe }
            .min { ($0.since ?? .distantFuture, $0.guardName) < ($1.since ?? .distantFuture, $1.guardName) }
        if let breach, let finding = breach.standing {
            return ChannelState(
                channel: channel, reason: finding.reason, since: breach.since, decidedBy: breach.guardName)
        }
        let known = own.filter { track in
            guard track.standing != nil, let last = track.lastKnown else { return false }
            return now <= holdsUntil(track, last)
        }
        let suspected = own.contains(where: \.isSuspected)
        guard let worst = known.max(by: isBetter), let standing = worst.standing else {
            return unknown(channel, own, suspected: suspected)
        }
        let since: Date
        if standing.reason.verdict.isBad {
            since = standing.since
        } else {
            // A breach ends when its guard holds again, however long the journeys have been passing.
            let held = guards.filter { $0.channel == channel && $0.standing?.outcome == .held }.compactMap(\.since)
            since = (known.compactMap(\.standing?.since) + held).max() ?? standing.since
        }
        return ChannelState(
            channel: channel, reason: standing.reason, since: since, isSuspected: suspected, decidedBy: worst.journey)
    }

    private static func unknown(_ channel: String, _ tracks: [Track], suspected: Bool) -> ChannelState {
        let reason: Reason
        if suspected, tracks.allSatisfy({ $0.standing == nil }) {
            reason = .inconclusive
        } else if let last = tracks.compactMap(\.lastUnknown).max(by: { $0.at < $1.at }),
            tracks.allSatisfy({ $0.lastKnown.map { $0.at < last.at } ?? true })
        {
            reason = last.reason
        } else {
            reason = .overdue
        }
        return ChannelState(channel: channel, reason: reason, since: nil, isSuspected: suspected)
    }

    /// Worse is greater; among equals the older one decides.
    private static func isBetter(_ left: Track, _ right: Track) -> Bool {
        let (a, b) = (left.standing, right.standing)
        guard let a, let b else { return a == nil && b != nil }
        if a.reason.verdict != b.reason.verdict { return a.reason.verdict < b.reason.verdict }
        if a.since != b.since { return a.since > b.since }
        return left.journey > right.journey
    }
}
