import Foundation
import Journeys
import Storage
import Verdicts

/// Reads everything that a summary is made of, as of one moment.
enum SummaryReader {
    static func summary(of plan: Plan, from store: ResultStore, now: Date) throws(StorageError) -> Summary {
        let inputs = try store.read { stored in
            var inputs = SummaryInputs()
            inputs.standing = try stored.standing()
            for (journey, last) in try stored.lastRuns(withEvidenceOfGoodRuns: false) {
                guard let judgement = last.judgement else { continue }
                inputs.lastRuns[journey] = SummaryInputs.LastRun(
                    run: last.run, judgement: judgement, isFlaky: last.isFlaky)
            }
            inputs.lastStarts = try stored.lastStarts()
            inputs.lastReach = try stored.lastReach()
            let month = now.addingTimeInterval(-30 * 86_400)
            for channel in plan.site.channels {
                inputs.points[channel.name] = try stored.points(of: channel.name, from: month, to: now)
            }
            inputs.recentIncidents = try stored.incidents(openOrEndedSince: now.addingTimeInterval(-7 * 86_400))
            inputs.marks = try stored.recentMarks(of: plan.journeys.filter { !$0.isGuard }.map(\.id), limit: 96)
            inputs.runsTotal = try stored.runTotals()
            for (channel, totals) in try stored.totals() {
                inputs.secondsTotal[channel] = totals.seconds
                inputs.softDowntimeTotal[channel] = totals.softDowntime
            }
            let last = try stored.lastInvocation()
            inputs.lastRunAt = last?.startedAt
            inputs.runSeconds = last?.duration.map { Double($0) / 1_000_000 }
            inputs.monitorFaults = last?.faults ?? []
            inputs.lastSuccessAt = try stored.lastSuccess()?.startedAt
            inputs.rests = try stored.rests().reduce(into: [:]) { $0[$1.account] = $1.until }
            inputs.isSimulated = try stored.containsSimulated()
            return inputs
        }
        return SummaryBuilder(plan: plan, inputs: inputs, now: now, version: Version.text).summary
    }
}
