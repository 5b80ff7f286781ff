import Foundation
import GRDB
import Observations
import Verdicts

/// What is stored, as of one moment. Lives inside of ``ResultStore/read(_:)``.
package struct StoredResults {
    let database: Database
    var memo = TrackMemo()

    // MARK: States

    /// What the next run is folded into.
    package func standing() throws -> StandingState {
        StandingState(
            tracks: try tracks(), guardTracks: try guardTracks(), channelStates: try channelStates(),
            openIncidents: try openIncidents(), lastEnds: try lastEnds())
    }

    package func tracks() throws -> [Track] {
        try memo.tracks(database.rows("SELECT state FROM track ORDER BY journey, channel").map { try $0.text("state") })
    }

    package func guardTracks() throws -> [GuardTrack] {
        try database.rows("SELECT state FROM guardTrack ORDER BY guardName, channel").map { try $0.json("state") }
    }

    package func channelStates() throws -> [ChannelState] {
        try database.rows("SELECT * FROM channelState ORDER BY channel").map { try ChannelState($0) }
    }

    /// Oldest first.
    package func openIncidents() throws -> [Incident] {
        try database.rows("SELECT * FROM incident WHERE endedAt IS NULL ORDER BY startedAt, id").map {
            try incident($0)
        }
    }

    /// Open ones first, then those that ended at or after a moment, the latest first.
    package func incidents(openOrEndedSince moment: Date) throws -> [Incident] {
        let ended = try database.rows(
            "SELECT * FROM incident WHERE endedAt >= ? ORDER BY endedAt DESC, id LIMIT 1000", [moment.milliseconds])
        return try openIncidents() + ended.map { try incident($0) }
    }

    /// One incident by its id.
    package func incident(_ id: String) throws -> Incident? {
        try database.row("SELECT * FROM incident WHERE id = ?", [id]).map { try incident($0) }
    }

    private func incident(_ row: StoredRow) throws -> Incident {
        let id = try row.text("id")
        let changes = try database.rows("SELECT * FROM incidentChange WHERE incident = ? ORDER BY position", [id])
        var incident = Incident(
            id: id, channel: try row.text("channel"), startedAt: try row.date("startedAt"),
            endedAt: try row.dateIfPresent("endedAt"),
            changes: try changes.map {
                Incident.Change(
                    at: try $0.date("at"), reason: try $0.word("reason"), journey: try $0.textIfPresent("journey"),
                    run: try $0.textIfPresent("run"))
            })
        try row.jsonIfPresent("details", as: IncidentDetails.self)?.restore(into: &incident)
        return incident
    }

    /// When the last incident of each channel ended.
    private func lastEnds() throws -> [String: Date] {
        try database.rows(
            "SELECT channel, max(endedAt) AS endedAt FROM incident WHERE endedAt IS NOT NULL GROUP BY channel"
        ).reduce(into: [:]) { ends, row in ends[try row.text("channel")] = try row.date("endedAt") }
    }

    // MARK: Numbers

    /// From one moment up to another, oldest first, together with the one before that may still hold.
    package func points(of channel: String, from start: Date, to end: Date) throws -> [ChannelPoint] {
        try database.rows(
            """
            SELECT * FROM channelPoint WHERE channel = :channel AND at <= :end AND at >= coalesce(
                (SELECT max(at) FROM channelPoint WHERE channel = :channel AND at <= :start), :start)
            ORDER BY at
            """, ["channel": channel, "start": start.milliseconds, "end": end.milliseconds]
        ).map { try ChannelPoint($0) }
    }

    package func newestPoint(of channel: String) throws -> ChannelPoint? {
        try database.row("SELECT * FROM channelPoint WHERE channel = ? ORDER BY at DESC LIMIT 1", [channel]).map {
            try ChannelPoint($0)
        }
    }

    /// Per channel.
    package func totals() throws -> [String: ChannelTotals] {
        var totals: [String: ChannelTotals] = [:]
        for row in try database.rows("SELECT channel, name, seconds FROM secondsTotal") {
            let (channel, name) = (try row.text("channel"), try row.text("name"))
            let seconds = try row.real("seconds")
            switch name {
            case ChannelTotals.Name.softDowntime: totals[channel, default: ChannelTotals()].softDowntime = seconds
            case ChannelTotals.Name.reachKnown: totals[channel, default: ChannelTotals()].reachKnown = seconds
            case ChannelTotals.Name.reachable: totals[channel, default: ChannelTotals()].reachable = seconds
            default: totals[channel, default: ChannelTotals()].seconds[try row.word("name")] = seconds
            }
        }
        return totals
    }

    /// Runs since the first, by journey and verdict.
    package func runTotals() throws -> [String: [Verdict: Int]] {
        try database.rows("SELECT * FROM runTotal").reduce(into: [:]) { totals, row in
            totals[try row.text("journey"), default: [:]][try row.word("verdict")] = try row.number("runs")
        }
    }

    /// Runs since the first, by guard and outcome.
    package func guardTotals() throws -> [String: [GuardFinding.Outcome: Int]] {
        try database.rows("SELECT * FROM guardTotal").reduce(into: [:]) { totals, row in
            totals[try row.text("guardName"), default: [:]][try row.word("outcome")] = try row.number("runs")
        }
    }

    /// The latest reach check of each channel up to a moment.
    package func lastReach(upTo moment: Date = .distantFuture) throws -> [String: ReachSeen] {
        var latest: [String: ReachSeen] = [:]
        for channel in try database.distinctTexts(of: "channel", in: "reachCheck") {
            let row = try database.row(
                "SELECT seen FROM reachCheck WHERE channel = ? AND at <= ? ORDER BY at DESC LIMIT 1",
                [channel, moment.milliseconds])
            latest[channel] = try row?.json("seen")
        }
        return latest
    }
}

extension ChannelState {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            channel: try row.text("channel"), reason: try row.word("reason"), since: try row.dateIfPresent("since"),
            isSuspected: try row.flag("isSuspected"), decidedBy: try row.textIfPresent("decidedBy"))
    }
}

extension ChannelPoint {
    init(_ row: StoredRow) throws {
        self.init(
            channel: try row.text("channel"), at: try row.date("at"), isReachable: try row.flagIfPresent("isReachable"),
            reason: try row.word("reason"), isSuspected: try row.flag("isSuspected"), holds: try row.number("holds"))
    }
}
