import Foundation
import Verdicts

/// Alerts for Alertmanager's API v2 (`POST /api/v2/alerts`, openapi.yaml of prometheus/alertmanager).
///
/// Alertmanager forgets an alert that is not sent again, so that everything open is sent each time, with an end in the
/// future after which softdown has gone silent; what has ended is sent once with its end.
package struct AlertmanagerNotice: Encodable {
    private struct Alert: Encodable {
        var labels: [String: String]
        var annotations: [String: String]
        var startsAt: String
        var endsAt: String
        var generatorURL: String?
    }

    private var alerts: [Alert]

    /// - Parameter holds: seconds that an open alert stands without being sent again.
    package init(_ message: NoticeMessage, holds: TimeInterval) {
        alerts = message.events.map { event in
            var annotations = ["summary": PlainText.line(NoticeMessage.sentence(event), limit: 200)]
            if let got = event.got, !got.isEmpty {
                annotations["description"] = "expected: \(event.expected ?? ""); got: \(got)"
            }
            annotations["runbook_url"] = event.runbook
            annotations["cause"] = event.cause
            annotations["owner"] = event.owner
            annotations["reason"] = event.reason.rawValue
            return Alert(
                // A label that changed would make it another alert: reason and verdict are annotations.
                labels: [
                    "alertname": "SoftdownIncident", "site": message.site, "channel": event.channel,
                    "incident": event.incident,
                    "severity": "page",
                ],
                annotations: annotations, startsAt: event.since.formatted(.iso8601),
                endsAt: (event.endedAt ?? message.at.addingTimeInterval(holds)).formatted(.iso8601),
                generatorURL: message.link)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        for alert in alerts { try list.encode(alert) }
    }

    /// - Throws: what `JSONEncoder` throws, which for these values is nothing.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}
