import Foundation
import Journeys
import Verdicts

/// A summary as Prometheus text, for the textfile collector.
///
/// Every series that is known in advance is there from the first run on, at 0: all states of each channel, all verdicts of
/// each journey, all reasons. Thirty-one reasons for each of, say, 25 channels are fewer than a thousand series, of which
/// nothing grows; and an alert on a reason never waits for its series to appear.
/// Label values are names from the configuration and words of closed lists: never an address, an error or a customer.
package enum MetricsPage {
    package static func text(_ summary: Summary) -> String {
        var page = Exposition()
        for channel in summary.channels { add(channel, to: &page) }
        var seen: Set<String> = []
        for journey in summary.channels.flatMap(\.journeys) where seen.insert(journey.journey).inserted {
            add(journey, to: &page)
        }
        for one in summary.guards { add(one, to: &page) }
        let frozen = Set(summary.containments.filter(\.phase.isFrozen).map(\.action))
        for action in summary.actions { page.add(.containment, [action], frozen.contains(action) ? 1 : 0) }
        page.add(.buildInfo, [summary.version], 1)
        page.add(.lastRun, [], seconds(summary.lastRunAt))
        page.add(.lastSuccess, [], seconds(summary.lastSuccessAt))
        page.add(.lastRunDuration, [], summary.runSeconds ?? 0)
        page.add(.monitorFaults, [], Double(summary.monitorFaults.count))
        page.add(.nextDue, [], seconds(summary.nextDueAt))
        page.add(.openIncidents, [], Double(summary.incidents.count { $0.endedAt == nil }))
        return page.text
    }

    private static func add(_ channel: ChannelSummary, to page: inout Exposition) {
        let name = channel.name
        for reach in ChannelSummary.Reach.allCases {
            page.add(.channelReach, [name, reach.rawValue], channel.reach == reach ? 1 : 0)
        }
        for verdict in Verdict.allCases {
            page.add(.channelState, [name, verdict.rawValue], channel.state.verdict == verdict ? 1 : 0)
            page.add(.channelStateSeconds, [name, verdict.rawValue], channel.secondsTotal[verdict] ?? 0)
        }
        for reason in Reason.allCases {
            page.add(.channelReason, [name, reason.rawValue], channel.state.reason == reason ? 1 : 0)
        }
        page.add(.channelSuspected, [name], channel.state.isSuspected ? 1 : 0)
        page.add(.channelQuiet, [name], channel.quietUntil == nil ? 0 : 1)
        page.add(.channelStateChange, [name], seconds(channel.state.since))
        page.add(.channelSoftDowntime, [name], channel.softDowntimeTotal)
        for numbers in channel.numbers {
            // “24 h” is a heading; a label value has no blanks.
            let window = numbers.window.filter { !$0.isWhitespace }
            page.add(.channelUptime, [name, window], numbers.availability.uptime ?? .nan)
            page.add(.channelUsable, [name, window], numbers.availability.usable ?? .nan)
        }
    }

    private static func add(_ journey: JourneySummary, to page: inout Exposition) {
        for verdict in Verdict.allCases {
            page.add(
                .journeyVerdict, [journey.journey, verdict.rawValue], journey.judgement.verdict == verdict ? 1 : 0)
            page.add(.journeyRuns, [journey.journey, verdict.rawValue], Double(journey.runsTotal[verdict] ?? 0))
        }
        page.add(.journeyDuration, [journey.journey], journey.duration.map { Double($0) / 1e6 } ?? .nan)
        for step in journey.steps {
            page.add(.journeyStepDuration, [journey.journey, step.id], step.duration.map { Double($0) / 1e6 } ?? .nan)
        }
    }

    private static func add(_ one: GuardSummary, to page: inout Exposition) {
        // A guard without a standing outcome is one that could not be told.
        let outcome = one.track.standing?.outcome ?? .inconclusive
        for candidate in GuardFinding.Outcome.allCases {
            page.add(.guardOutcome, [one.name, candidate.rawValue], candidate == outcome ? 1 : 0)
        }
        page.add(.guardLastCheck, [one.name], seconds(one.track.lastChecked))
    }

    /// Unix time; 0 for never, so that the age computed from it is enormous and the alert on it fires.
    private static func seconds(_ date: Date?) -> Double {
        guard let date else { return 0 }
        return (date.timeIntervalSince1970 * 1000).rounded() / 1000
    }
}
