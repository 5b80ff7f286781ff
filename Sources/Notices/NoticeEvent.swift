import Foundation
import Verdicts

/// One thing to tell of one incident.
package struct NoticeEvent: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case opened
        /// The reason is another one.
        case changed
        case reminder
        case recovered
    }

    package var kind: Kind
    /// ``Incident/id``.
    package var incident: String
    package var channel: String
    package var title: String
    package var reason: Reason
    package var since: Date
    package var endedAt: Date?
    package var failingStep: String?
    package var expected: String?
    package var got: String?
    package var runbook: String?
    package var owner: String?
    /// What an uptime check says meanwhile.
    package var reach: ChannelSummary.Reach
    /// What it probably has in common with others that are told with it.
    package var cause: String?

    /// - Parameter channel: absent where the site file knows it no more.
    package init(_ kind: Kind, of incident: Incident, in channel: ChannelSummary?) {
        self.kind = kind
        self.incident = incident.id
        self.channel = incident.channel
        title = PlainText.line(channel?.title ?? incident.channel, limit: 100)
        reason = incident.reason
        since = incident.startedAt
        endedAt = incident.endedAt
        runbook = channel?.runbook.map { PlainText.line($0, limit: 500) }
        owner = channel?.owner.map { PlainText.line($0, limit: 100) }
        reach = channel?.reach ?? .unknown
        guard incident.endedAt == nil else { return }
        let journey = channel?.journeys.filter { $0.judgement.reason == incident.reason }.first
        failingStep = journey?.judgement.failingStep
        expected = journey.map { PlainText.line($0.judgement.expected, limit: 200) }
        got = journey.map { PlainText.line($0.judgement.got, limit: 200) }
    }
}
