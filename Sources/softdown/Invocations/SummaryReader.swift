import Foundation
import Journeys
import Storage
import Verdicts

/// Reads everything that a summary is made of, as of one moment.
enum SummaryReader {
    /// How much of the past is read.
    enum Extent {
        /// What stands, and the numbers of each window: for those who print no more.
        case figures
        /// With worst hours, and with what is drawn of a year.
        case everything
    }

    static func summary(
        of plan: Plan, from store: ResultStore, now: Date, _ extent: Extent = .everything
    ) throws(StorageError) -> Summary {
        let containments = try ContainmentBook(plan: plan, store: store).read(at: now)
        let inputs = try store.read { stored in
            var inputs = SummaryInputs()
            // What is stored as later than now is of a clock that was ahead, and hides nothing of what was seen since.
            let latest = now.addingTimeInterval(60)
            inputs.standing = try stored.standing()
            for (journey, last) in try stored.lastRuns(upTo: latest, withEvidenceOfGoodRuns: false) {
                guard let judgement = last.judgement else { continue }
                inputs.lastRuns[journey] = SummaryInputs.LastRun(
                    run: last.run, judgement: judgement, isFlaky: last.isFlaky)
            }
            inputs.lastStarts = try stored.lastStarts()
            inputs.lastReach = try stored.lastReach(upTo: latest)
            for channel in plan.site.channels {
                try read(channel.name, extent, from: stored, now: now, into: &inputs)
            }
            inputs.recentIncidents = try stored.incidents(openOrEndedSince: now.addingTimeInterval(-7 * 86_400))
            inputs.marks = try stored.recentMarks(of: plan.journeys.filter { !$0.isGuard }.map(\.id), limit: 96)
            inputs.runsTotal = try stored.runTotals()
            for (channel, totals) in try stored.totals() {
                inputs.secondsTotal[channel] = totals.seconds
                inputs.softDowntimeTotal[channel] = totals.softDowntime
            }
            let last = try stored.lastInvocation(upTo: latest)
            inputs.lastRunAt = last?.startedAt
            inputs.runSeconds = last?.duration.map { Double($0) / 1_000_000 }
            inputs.monitorFaults = last?.faults ?? []
            inputs.lastSuccessAt = try stored.lastSuccess(upTo: latest)?.startedAt
            inputs.rests = try stored.rests().reduce(into: [:]) { $0[$1.account] = $1.until }
            inputs.containments = containments
            inputs.isSimulated = try stored.containsSimulated()
            return inputs
        }
        return SummaryBuilder(plan: plan, inputs: inputs, now: now, version: Version.text).summary
    }

    /// Points of a day, sums of everything longer: neither grows with the age of the database.
    private static func read(
        _ channel: String, _ extent: Extent, from stored: StoredResults, now: Date, into inputs: inout SummaryInputs
    ) throws {
        let day = NumbersWindow.day
        inputs.points[channel] = try stored.points(of: channel, from: now.addingTimeInterval(-day.seconds), to: now)
        for window in NumbersWindow.allCases where window.seconds > day.seconds {
            inputs.numbers[channel, default: [:]][window] = try stored.numbers(
                of: channel, from: now.addingTimeInterval(-window.seconds), to: now,
                findsWorstHour: extent == .everything)
        }
        guard extent == .everything else {
            inputs.history[channel] = SummaryInputs.History(week: [], month: [], year: [])
            return
        }
        func ago(_ days: Double) -> Date { now.addingTimeInterval(-days * 86_400) }
        inputs.history[channel] = SummaryInputs.History(
            week: try stored.periods(of: channel, by: .hour, from: ago(7), to: now),
            month: try stored.periods(of: channel, by: .hour, step: 6, from: ago(30), to: now),
            year: try stored.periods(of: channel, by: .day, from: ago(365), to: now))
    }
}
