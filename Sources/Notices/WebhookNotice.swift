import Foundation
import Verdicts

/// The JSON of webhooks and commands. Keys are only ever added; what is not known is absent.
///
///     {"version": 1, "site": "berlin", "title": "…", "at": "2026-11-21T02:41:00Z", "subject": "…", "text": "…",
///      "link": "…", "events": [{"event": "opened|changed|reminder|recovered", "incident": "chat-1732156860",
///      "channel": "chat", "title": "Chat", "verdict": "soft_down", "reason": "identity_failed", "reach": "up",
///      "since": "…", "ended": "…", "failing_step": "…", "expected": "…", "got": "…", "cause": "…", "owner": "…",
///      "runbook": "…"}]}
package struct WebhookNotice: Encodable {
    private struct Event: Encodable {
        var event: String
        var incident: String
        var channel: String
        var title: String
        var verdict: String
        var reason: String
        var reach: String
        var since: String
        var ended: String?
        var failingStep: String?
        var expected: String?
        var got: String?
        var cause: String?
        var owner: String?
        var runbook: String?
    }

    private var version = 1
    private var site: String
    private var title: String
    private var at: String
    private var subject: String
    private var text: String
    private var link: String?
    private var events: [Event]

    package init(_ message: NoticeMessage) {
        site = message.site
        title = message.title
        at = message.at.formatted(.iso8601)
        subject = message.subject
        text = message.text
        link = message.link
        events = message.events.map { event in
            Event(
                event: event.kind.rawValue, incident: event.incident, channel: event.channel, title: event.title,
                verdict: event.reason.verdict.rawValue, reason: event.reason.rawValue, reach: event.reach.rawValue,
                since: event.since.formatted(.iso8601), ended: event.endedAt.map { $0.formatted(.iso8601) },
                failingStep: event.failingStep, expected: event.expected, got: event.got, cause: event.cause,
                owner: event.owner, runbook: event.runbook)
        }
    }

    /// - Throws: what `JSONEncoder` throws, which for these values is nothing.
    package func json() throws -> [UInt8] { Array(try NoticeJSON.encoder.encode(self)) }
}

enum NoticeJSON {
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }
}
