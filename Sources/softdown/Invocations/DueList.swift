import Engine
import Foundation
import Journeys
import Storage
import Verdicts

/// Which journeys are due, by their schedules and by what happened since they began last.
struct DueList {
    let plan: Plan
    let standing: StandingState
    let starts: [String: Date]
    let containments: Containments
    let now: Date

    /// When a journey is or was due.
    func moment(of journey: Journey) -> Date {
        let schedule = plan.schedule(of: journey)
        let last = starts[journey.id]
        var moment = schedule.due(after: last, now: now)
        guard let last, last <= now, schedule.quietUntil(at: now) == nil else { return moment }
        if let pace = hurry(of: journey) { moment = min(moment, last.addingTimeInterval(pace * Self.punctuality)) }
        // What is frozen, or freed, is looked at in the very next invocation.
        if !journey.isGuard, let action = journey.performedAction,
            let change = containments.lastChange(of: action, before: now), last <= change
        {
            moment = min(moment, change)
        }
        return moment
    }

    /// Intervals that went by since it was due.
    func lateness(of journey: Journey) -> Double {
        guard starts[journey.id] != nil else { return 0 }
        return max(now.timeIntervalSince(moment(of: journey)), 0) / Double(max(journey.every.wholeSeconds, 1))
    }

    private static let punctuality = 0.9

    /// Seconds. A guard that does not hold is asked at its channel's pace until it does.
    private func hurry(of journey: Journey) -> Double? {
        guard journey.isGuard,
            standing.guardTracks.contains(where: { $0.guardName == journey.id && $0.standing?.outcome == .unsafe })
        else { return nil }
        let others = plan.journeys.filter { !$0.isGuard && $0.channel == journey.channel }.map(\.every.wholeSeconds)
        return others.min().map(Double.init)
    }
}
