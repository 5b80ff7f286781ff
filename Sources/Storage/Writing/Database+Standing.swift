import GRDB
import Verdicts

extension Database {
    /// Reads the standing state, lets it be changed, and writes what differs.
    func updateStanding<Value>(
        knowing memo: TrackMemo, _ update: (inout StandingState) -> Value
    ) throws -> Value {
        let before = try StoredResults(database: self, memo: memo).standing()
        var after = before
        let value = update(&after)
        try store(after.tracks, insteadOf: before.tracks)
        try store(after.guardTracks, insteadOf: before.guardTracks)
        try store(after.channelStates, insteadOf: before.channelStates)
        // Ended ones first: a channel has one open incident at a time.
        let ended = after.closedIncidents + after.openIncidents.filter { $0.endedAt != nil }
        let known = Set(before.openIncidents)
        for incident in ended + after.openIncidents.filter({ $0.endedAt == nil }) where !known.contains(incident) {
            try store(try withDifference(incident))
        }
        return value
    }

    private func store(_ tracks: [Track], insteadOf old: [Track]) throws {
        struct Key: Hashable { let journey, channel: String }
        func key(_ track: Track) -> Key { Key(journey: track.journey, channel: track.channel) }
        // By key, since comparing whole tracks costs less than hashing them.
        let known = Dictionary(old.map { (key($0), $0) }) { first, _ in first }
        let kept = Set(tracks.map(key))
        for track in old where !kept.contains(key(track)) {
            try run("DELETE FROM track WHERE journey = ? AND channel = ?", [track.journey, track.channel])
        }
        for track in tracks where known[key(track)] != track {
            try run(
                "INSERT OR REPLACE INTO track (journey, channel, state) VALUES (?, ?, ?)",
                [track.journey, track.channel, try JSONText.encode(track)])
        }
    }

    private func store(_ tracks: [GuardTrack], insteadOf old: [GuardTrack]) throws {
        struct Key: Hashable { let guardName, channel: String }
        let known = Set(old)
        let kept = Set(tracks.map { Key(guardName: $0.guardName, channel: $0.channel) })
        for track in old where !kept.contains(Key(guardName: track.guardName, channel: track.channel)) {
            try run("DELETE FROM guardTrack WHERE guardName = ? AND channel = ?", [track.guardName, track.channel])
        }
        for track in tracks where !known.contains(track) {
            try run(
                "INSERT OR REPLACE INTO guardTrack (guardName, channel, state) VALUES (?, ?, ?)",
                [track.guardName, track.channel, try JSONText.encode(track)])
        }
    }

    private func store(_ states: [ChannelState], insteadOf old: [ChannelState]) throws {
        let known = Set(old)
        let kept = Set(states.map(\.channel))
        for state in old where !kept.contains(state.channel) {
            try run("DELETE FROM channelState WHERE channel = ?", [state.channel])
        }
        for state in states where !known.contains(state) {
            try run(
                """
                INSERT OR REPLACE INTO channelState (channel, reason, since, isSuspected, decidedBy)
                VALUES (?, ?, ?, ?, ?)
                """,
                [
                    state.channel, state.reason.rawValue, state.since?.milliseconds, state.isSuspected, state.decidedBy,
                ])
        }
    }

    /// Compares the last good run with the first bad one, while the evidence of both is there: the next good run replaces
    /// the one of the last.
    private func withDifference(_ incident: Incident) throws -> Incident {
        guard incident.difference == nil, let good = incident.lastGood, let bad = incident.firstBad else {
            return incident
        }
        let results = StoredResults(database: self, memo: TrackMemo())
        guard let before = try results.run(good.run), let after = try results.run(bad.run) else { return incident }
        var whole = incident
        whole.difference = RunDifference.between(
            good: before.run, bad: after.run, failingStep: after.judgement?.failingStep ?? after.finding?.step,
            isTextCompared: before.evidence != .absent && after.evidence != .absent)
        return whole
    }

    private func store(_ incident: Incident) throws {
        try run(
            """
            INSERT INTO incident (id, channel, startedAt, endedAt, details) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET startedAt = excluded.startedAt, endedAt = excluded.endedAt,
                details = excluded.details
            """,
            [
                incident.id, incident.channel, incident.startedAt.milliseconds, incident.endedAt?.milliseconds,
                try JSONText.encode(IncidentDetails(of: incident)),
            ])
        for (position, change) in incident.changes.enumerated() {
            try run(
                """
                INSERT OR REPLACE INTO incidentChange (incident, position, at, reason, journey, run)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    incident.id, position, change.at.milliseconds, change.reason.rawValue, change.journey, change.run,
                ])
        }
        try run(
            "DELETE FROM incidentChange WHERE incident = ? AND position >= ?", [incident.id, incident.changes.count])
    }
}
