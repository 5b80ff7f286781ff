import Foundation

extension Incident {
    /// The channel's incident after a new state. Unknown states open, change and end nothing.
    ///
    /// - Parameter open: the channel's incident that is open now.
    /// - Returns: the incident as it is afterwards, ended or open; nothing where there is none.
    package static func advancing(_ open: Incident?, with state: ChannelState, now: Date) -> Incident? {
        switch (open, state.verdict.isBad, state.verdict.isGood) {
        case (nil, true, _):
            let start = state.since ?? now
            return Incident(
                id: "\(state.channel)-\(Int(start.timeIntervalSince1970))", channel: state.channel, startedAt: start,
                changes: [Change(at: start, reason: state.reason, journey: state.decidedBy)])
        case (var incident?, true, _):
            if incident.reason != state.reason {
                incident.changes.append(Change(at: now, reason: state.reason, journey: state.decidedBy))
            }
            return incident
        case (var incident?, _, true):
            // Good since before it began: what was bad is planned no more, and no run of its own says when it ended.
            let since = state.since ?? now
            incident.endedAt = since > incident.startedAt ? since : max(now, incident.startedAt)
            return incident
        case (let incident, _, _):
            return incident
        }
    }
}
