import Foundation
import Verdicts

extension ResultStore {
    /// All runs since a moment in the order in which they were stored, some at a time, so that a long history needs
    /// neither much memory nor a long transaction.
    ///
    /// - Parameter journey: of one journey or guard only.
    package func exportRuns<Failure: Error>(
        since start: Date, journey: String? = nil, _ take: ([ExportedRun]) throws(Failure) -> Void
    ) throws {
        var last = -1
        while true {
            let page = try read { stored in
                try stored.database.rows(
                    """
                    SELECT run.*, guardResult.outcome FROM run LEFT JOIN guardResult ON guardResult.run = run.rowNumber
                    WHERE rowNumber > :last AND startedAt >= :start AND (:journey IS NULL OR journey = :journey)
                    ORDER BY rowNumber LIMIT 1000
                    """, ["last": last, "start": start.milliseconds, "journey": journey]
                ).map { (number: try $0.number("rowNumber"), run: try ExportedRun($0)) }
            }
            guard let end = page.last?.number else { return }
            try take(page.map(\.run))
            last = end
        }
    }

    /// Incidents that began since a moment, in the order of their beginnings, some at a time.
    package func exportIncidents<Failure: Error>(
        since start: Date, _ take: ([Incident]) throws(Failure) -> Void
    ) throws {
        var (at, id) = (start.milliseconds, "")
        while true {
            let page = try read { stored in
                try stored.database.rows(
                    """
                    SELECT id, startedAt FROM incident WHERE (startedAt, id) > (:at, :id)
                    ORDER BY startedAt, id LIMIT 500
                    """, ["at": at, "id": id]
                ).map { row in (try row.date("startedAt"), try stored.incident(try row.text("id"))) }
            }
            guard let last = page.last, let incident = last.1 else { return }
            try take(page.compactMap(\.1))
            (at, id) = (last.0.milliseconds, incident.id)
        }
    }

    /// What was known of channels at which moment, since a moment, in order, some at a time.
    package func exportPoints<Failure: Error>(
        since start: Date, _ take: ([ChannelPoint]) throws(Failure) -> Void
    ) throws {
        var (at, channel) = (start.milliseconds, "")
        while true {
            let page = try read { stored in
                try stored.database.rows(
                    """
                    SELECT * FROM channelPoint WHERE (at, channel) > (:at, :channel) ORDER BY at, channel LIMIT 1000
                    """, ["at": at, "channel": channel]
                ).map { try ChannelPoint($0) }
            }
            guard let last = page.last else { return }
            try take(page)
            (at, channel) = (last.at.milliseconds, last.channel)
        }
    }
}

extension ExportedRun {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            id: try row.text("id"), journey: try row.text("journey"), channel: try row.text("channel"),
            guardReason: try row.textIfPresent("guardReason"), site: try row.text("site"),
            startedAt: try row.date("startedAt"), duration: try row.number("duration"),
            attempt: try row.number("attempt"), verdict: try row.wordIfPresent("verdict"),
            reason: try row.wordIfPresent("reason"), verdictChannel: try row.textIfPresent("verdictChannel"),
            failingStep: try row.textIfPresent("failingStep"), outcome: try row.wordIfPresent("outcome"),
            isFlaky: try row.flag("isFlaky"), isSimulated: try row.flag("isSimulated"))
    }
}
