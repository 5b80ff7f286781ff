import Foundation
import Storage
import Verdicts

/// What can be exported, column by column.
enum ExportTables {
    static var runs: ExportTable<ExportedRun> {
        ExportTable(names: [
            "id", "journey", "channel", "site", "started_at", "duration_ms", "attempt", "verdict", "reason",
            "verdict_channel", "failing_step", "guard", "outcome", "flaky", "simulated",
        ]) { run in
            [
                .text(run.id), .text(run.journey), .text(run.channel), .text(run.site), .moment(run.startedAt),
                .number(Double(run.duration) / 1000), .number(Double(run.attempt)), .text(run.verdict?.rawValue),
                .text(run.reason?.rawValue), .text(run.verdictChannel), .text(run.failingStep),
                .text(run.guardReason), .text(run.outcome?.rawValue), .flag(run.isFlaky), .flag(run.isSimulated),
            ]
        }
    }

    static var incidents: ExportTable<Incident> {
        ExportTable(names: [
            "id", "channel", "started_at", "ended_at", "first_reason", "last_reason", "changes", "journey",
            "first_bad_run", "last_good_run",
        ]) { incident in
            [
                .text(incident.id), .text(incident.channel), .moment(incident.startedAt), .moment(incident.endedAt),
                .text(incident.changes.first?.reason.rawValue), .text(incident.changes.last?.reason.rawValue),
                .number(Double(incident.changes.count)), .text(incident.changes.last?.journey),
                .text(incident.firstBad?.run), .text(incident.lastGood?.run),
            ]
        }
    }

    static var points: ExportTable<ChannelPoint> {
        ExportTable(names: ["channel", "at", "state", "reason", "suspected", "reachable", "holds_s"]) { point in
            [
                .text(point.channel), .moment(point.at), .text(point.verdict.rawValue), .text(point.reason.rawValue),
                .flag(point.isSuspected), .flag(point.isReachable), .number(Double(point.holds)),
            ]
        }
    }
}
