import Foundation

extension Incident {
    /// The runs that a state of a channel rests on.
    package struct Grounds: Sendable, Hashable {
        /// The run with which the state began.
        package var first: RunReference?
        /// The last good run before it.
        package var lastGood: RunReference?
        /// The last run that says so.
        package var latest: String?

        package init(first: RunReference? = nil, lastGood: RunReference? = nil, latest: String? = nil) {
            self.first = first
            self.lastGood = lastGood
            self.latest = latest
        }
    }

    /// The channel's incident after a new state. Unknown states open, change and end nothing.
    ///
    /// - Parameters:
    ///   - open: the channel's incident that is open now.
    ///   - grounds: what the new state rests on.
    ///   - lastEnd: when the channel's last incident ended; the next one begins no earlier, so that no minute counts twice.
    /// - Returns: the incident as it is afterwards, ended or open; nothing where there is none.
    package static func advancing(
        _ open: Incident?, with state: ChannelState, grounds: Grounds = Grounds(), lastEnd: Date? = nil, now: Date
    ) -> Incident? {
        switch (open, state.verdict.isBad, state.verdict.isGood) {
        case (nil, true, _):
            let since = state.since ?? now
            let start = lastEnd.map { max(since, $0) } ?? since
            var incident = Incident(
                id: name(of: state.channel, start, lastEnd), channel: state.channel, startedAt: start,
                changes: [
                    Change(at: start, reason: state.reason, journey: state.decidedBy, run: grounds.first?.run)
                ])
            incident.firstBad = grounds.first
            incident.lastGood = grounds.lastGood
            return incident
        case (var incident?, true, _):
            if incident.reason != state.reason {
                incident.changes.append(
                    Change(
                        at: max(now, incident.startedAt), reason: state.reason, journey: state.decidedBy,
                        run: grounds.latest))
            }
            return incident
        case (var incident?, _, true):
            // Good since before it began: what was bad is planned no more, and no run of its own says when it ended.
            let since = state.since ?? now
            incident.endedAt = since > incident.startedAt ? since : max(now, incident.startedAt)
            if since > incident.startedAt { incident.recovery = grounds.first }
            return incident
        case (let incident, _, _):
            return incident
        }
    }

    /// Unique: two incidents of a channel within one second differ in their milliseconds.
    private static func name(of channel: String, _ start: Date, _ lastEnd: Date?) -> String {
        let second = start.boundedMilliseconds / 1000
        let name = "\(channel)-\(second)"
        guard let lastEnd, lastEnd.boundedMilliseconds / 1000 == second else { return name }
        return "\(name)-\(start.boundedMilliseconds % 1000)"
    }
}

extension Date {
    /// Milliseconds since 1970. A clock that has lost its mind is brought to the edge of any calendar.
    var boundedMilliseconds: Int64 {
        let value = (timeIntervalSince1970 * 1000).rounded()
        return value.isNaN ? 0 : Int64(min(max(value, -1e15), 1e15))
    }
}
