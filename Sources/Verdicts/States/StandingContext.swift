import Foundation
import Journeys

/// What the rules of states must know of the plan: numbers, never results.
package struct StandingContext: Sendable {
    package struct Planned: Sendable {
        package var channels: [String]
        package var confirmation: ConfirmationPolicy
        /// Seconds between runs.
        package var every: Int
        /// While its account rests, the last verdict holds until then plus one interval.
        package var restsUntil: Date?

        package init(channels: [String], confirmation: ConfirmationPolicy, every: Int, restsUntil: Date? = nil) {
            self.channels = channels
            self.confirmation = confirmation
            self.every = every
            self.restsUntil = restsUntil
        }
    }

    package var channels: [String]
    /// Walks by id, unsound ones included.
    package var journeys: [String: Planned]
    package var guards: Set<String>
    package var now: Date
    /// Journeys of files that cannot be read now.
    private var broken: Set<String> = []

    package init(channels: [String], journeys: [String: Planned], guards: Set<String>, now: Date) {
        self.channels = channels
        self.journeys = journeys
        self.guards = guards
        self.now = now
    }

    /// - Parameter rests: the end of the rest of each account that rests.
    package init(_ plan: Plan, rests: [String: Date], now: Date) {
        channels = plan.site.channels.map(\.name)
        journeys = [:]
        guards = []
        for journey in plan.journeys {
            if journey.isGuard {
                guards.insert(journey.id)
            } else {
                journeys[journey.id] = Planned(
                    channels: journey.channels, confirmation: journey.confirmation ?? plan.site.confirmation,
                    every: journey.every.wholeSeconds, restsUntil: journey.account.flatMap { rests[$0] })
            }
        }
        // A file that broke keeps what stands: a breach is not over because nobody can look.
        for unsound in plan.unsound {
            guards.insert(unsound.id)
            broken.insert(unsound.id)
            journeys[unsound.id] = Planned(
                channels: [unsound.channel].compactMap { $0 }, confirmation: plan.site.confirmation, every: 300)
        }
        self.now = now
    }

    /// Until when a known sample is believed: two intervals, or longer while its account rests.
    func holdsUntil(_ track: Track, _ sample: Sample) -> Date {
        guard let planned = planned(track) else { return sample.at }
        let usual = sample.at.addingTimeInterval(Double(2 * planned.every))
        let rested = planned.restsUntil.map { $0.addingTimeInterval(Double(planned.every)) }
        return max(usual, rested ?? usual)
    }

    func isPlanned(_ track: Track) -> Bool { planned(track) != nil }

    /// A file that broke stands for all the personas that walked it.
    private func planned(_ track: Track) -> Planned? {
        if let planned = journeys[track.journey] { return planned }
        let base = Journey.base(of: track.journey)
        return broken.contains(base) ? journeys[base] : nil
    }
}

extension Duration {
    /// Whole seconds, at least one for anything longer than nothing.
    var wholeSeconds: Int {
        let seconds = Int(clamping: components.seconds)
        return seconds == 0 && components.attoseconds > 0 ? 1 : seconds
    }
}
