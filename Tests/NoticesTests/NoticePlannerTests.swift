import Foundation
import Journeys
import Notices
import Testing
import Verdicts

@Suite struct NoticePlannerTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let hour: TimeInterval = 3600

    private func incident(
        _ channel: String = "chat", reason: Reason = .identityFailed, at: Date = start, ended: Date? = nil
    ) -> Incident {
        Incident(
            id: "\(channel)-1", channel: channel, startedAt: at, endedAt: ended,
            changes: [.init(at: at, reason: reason, journey: nil)])
    }

    private func events(
        _ incidents: [Incident], knowing records: [NoticeRecord] = [], after seconds: TimeInterval = 60,
        reminder: TimeInterval? = 4 * hour
    ) -> [NoticeEvent] {
        let now = Self.start.addingTimeInterval(seconds)
        var summary = Summary(site: "tests", title: "Tests", generatedAt: now, staleAfter: now, version: "1")
        summary.incidents = incidents
        return NoticePlanner(summary, reminder: reminder).events(knowing: records)
    }

    private func told(_ incident: Incident, _ reason: Reason = .identityFailed, isClosed: Bool = false) -> NoticeRecord
    {
        var record = NoticeRecord(target: "team", incident: incident.id)
        record.told(reason, isClosed: isClosed, at: Self.start)
        return record
    }

    @Test func `an incident is told once`() {
        let open = incident()
        #expect(events([open]).map(\.kind) == [.opened])
        #expect(events([open], knowing: [told(open)]).isEmpty)
    }

    @Test func `another reason is told, and the same one reminded of after its time`() {
        let open = incident()
        #expect(events([open], knowing: [told(open, .loop)]).map(\.kind) == [.changed])
        #expect(events([open], knowing: [told(open)], after: 4 * Self.hour - 1).isEmpty)
        #expect(events([open], knowing: [told(open)], after: 4 * Self.hour).map(\.kind) == [.reminder])
        #expect(events([open], knowing: [told(open)], after: 400 * Self.hour, reminder: nil).isEmpty)
    }

    @Test func `the end is told to those who were told the beginning, once`() {
        let ended = incident(ended: Self.start.addingTimeInterval(30))
        #expect(events([ended], knowing: [told(ended)]).map(\.kind) == [.recovered])
        #expect(events([ended], knowing: [told(ended, isClosed: true)]).isEmpty)
        #expect(events([ended]).isEmpty)
        #expect(events([ended], knowing: [told(ended)], after: 8 * 24 * Self.hour).isEmpty)
    }

    @Test func `a failed attempt waits, longer each time, and is then made again`() {
        let open = incident()
        var record = NoticeRecord(target: "team", incident: open.id)
        var pauses: [TimeInterval] = []
        for _ in 0..<9 {
            record.failed(at: Self.start)
            pauses.append(record.notBefore?.timeIntervalSince(Self.start) ?? 0)
        }
        #expect(pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
        #expect(events([open], knowing: [record], after: 3599).isEmpty)
        #expect(events([open], knowing: [record], after: 3600).map(\.kind) == [.opened])
        record.told(.identityFailed, isClosed: false, at: Self.start)
        #expect(record.failures == 0 && record.notBefore == nil)
    }

    @Test func `the worst comes first, and what is over last`() {
        let list = [
            incident("desk", reason: .wrongContent), incident("web", reason: .connectFailure),
            incident("messages", reason: .wrongAccount),
            incident("phone", reason: .letThrough, ended: Self.start.addingTimeInterval(9)),
        ]
        let kinds = events(list, knowing: [told(list[3], .letThrough)])
        #expect(kinds.map(\.channel) == ["messages", "web", "desk", "phone"])
    }
}
