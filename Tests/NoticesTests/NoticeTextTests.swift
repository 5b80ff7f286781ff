import Foundation
import Journeys
import Notices
import Testing
import Verdicts

@Suite struct NoticeTextTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func message(_ got: String = "the form again", title: String = "Chat", more: Int = 0) -> NoticeMessage {
        var channel = ChannelSummary(
            name: "chat", title: title, reach: .up,
            state: ChannelState(channel: "chat", reason: .identityFailed, since: Self.start))
        channel.runbook = "https://wiki.example/chat"
        channel.journeys = [
            JourneySummary(
                journey: "j", title: "J", intent: nil, needs: [],
                judgement: Judgement(
                    reason: .identityFailed, channel: "chat", failingStep: "pin", expected: "a balance", got: got),
                isSuspected: false, isFlaky: false, runAt: nil, duration: nil, everySeconds: 300)
        ]
        let incident = Incident(
            id: "chat-1", channel: "chat", startedAt: Self.start,
            changes: [.init(at: Self.start, reason: .identityFailed, journey: "j")])
        let event = NoticeEvent(.opened, of: incident, in: channel)
        return NoticeMessage(
            site: "berlin", title: "Harbour", at: Self.start, link: "https://ops.example/",
            events: Array(repeating: event, count: 1 + more))
    }

    @Test func `the subject says what, since when, and how many more`() {
        #expect(message().subject == "[berlin] Chat is unusable since 2027-01-15 08:00 UTC")
        #expect(message(more: 2).subject.hasSuffix("UTC, and 2 more"))
    }

    @Test func `the text says where it breaks and where to look`() {
        let text = message().text
        for line in [
            "  why: identity_failed", "  An uptime check says it is up.", "  step: pin", "  expected: a balance",
            "  got: the form again", "  runbook: https://wiki.example/chat", "The page: https://ops.example/",
        ] {
            #expect(text.contains("\(line)\n"), "\(line)")
        }
    }

    @Test func `text from the wire cannot make lines, headers or directions`() throws {
        let hostile = message("a\r\nBcc: all@example.com\u{202E}\u{0}\u{2028}b", title: "Chat\r\nX-Evil: 1")
        #expect(!hostile.text.contains("\nBcc:"))
        #expect(!hostile.text.unicodeScalars.contains { ["\u{202E}", "\u{0}", "\u{2028}"].contains($0) })
        let mail = MailNotice(hostile, sender: "a@b.example", recipients: ["c@d.example"], identifier: "1")
        let header = String(decoding: mail.bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
        #expect(header.components(separatedBy: "\r\n").allSatisfy { !$0.hasPrefix("X-Evil") && !$0.hasPrefix("Bcc") })
    }

    @Test func `mail is plain ASCII in short lines, whatever it says`() throws {
        let title = String(repeating: "Zürich ☎️ 日本語 ", count: 12)
        let mail = MailNotice(
            message(String(repeating: "é=. ", count: 90), title: title), sender: "softdown@ops.example",
            recipients: ["one@ops.example", "two@ops.example"], identifier: "77")
        let text = String(decoding: mail.bytes, as: UTF8.self)
        #expect(mail.bytes.allSatisfy { $0 < 0x80 })
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 }, "\(lines.max { $0.count < $1.count } ?? "")")
        #expect(!text.replacing("\r\n", with: "").contains("\n"))
        #expect(lines.contains("Date: Fri, 15 Jan 2027 08:00:00 +0000"))
        #expect(lines.contains("Message-ID: <77@ops.example>"))
    }

    @Test func `the JSON of webhooks has the documented keys`() throws {
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(WebhookNotice(message()).json())) as? [String: Any])
        #expect(json["version"] as? Int == 1)
        #expect(json["site"] as? String == "berlin")
        let event = try #require((json["events"] as? [[String: Any]])?.first)
        #expect(event["event"] as? String == "opened")
        #expect(event["verdict"] as? String == "soft_down")
        #expect(event["failing_step"] as? String == "pin")
        #expect(event["since"] as? String == "2027-01-15T08:00:00Z")
        #expect(event["ended"] == nil)
    }

    @Test func `an alert stands for a while and keeps its labels when the reason changes`() throws {
        func alert(_ message: NoticeMessage) throws -> [String: Any] {
            let all = try JSONSerialization.jsonObject(with: Data(AlertmanagerNotice(message, holds: 900).json()))
            return try #require((all as? [[String: Any]])?.first)
        }
        var other = message()
        other.events[0].reason = .loop
        let (first, second) = (try alert(message()), try alert(other))
        #expect(first["labels"] as? [String: String] == second["labels"] as? [String: String])
        #expect(first["endsAt"] as? String == "2027-01-15T08:15:00Z")
        #expect((second["annotations"] as? [String: String])?["reason"] == "loop")
    }
}
