import Foundation
import Verdicts

/// Decides what is to be told now. Pure: the same summary, memory and moment give the same events.
package struct NoticePlanner {
    private let summary: Summary
    private let reminder: TimeInterval?

    /// - Parameter reminder: seconds; nothing where nobody is to be reminded.
    package init(_ summary: Summary, reminder: TimeInterval?) {
        self.summary = summary
        self.reminder = reminder
    }

    /// The longest time after an incident's end at which its end is still told.
    private static let memory: TimeInterval = 7 * 86_400

    /// What one target has not been told yet, worst first; nothing while a failed attempt is waited for.
    package func events(knowing records: [NoticeRecord]) -> [NoticeEvent] {
        let known = records.reduce(into: [String: NoticeRecord]()) { $0[$1.incident] = $1 }
        return summary.incidents.compactMap { incident in
            kind(of: incident, known[incident.id]).map { kind in
                NoticeEvent(kind, of: incident, in: summary.channels.first { $0.name == incident.channel })
            }
        }.sorted { left, right in
            (left.kind == .recovered ? 1 : 0, right.reason.verdict, left.since, left.channel)
                < (right.kind == .recovered ? 1 : 0, left.reason.verdict, right.since, right.channel)
        }
    }

    private func kind(of incident: Incident, _ record: NoticeRecord?) -> NoticeEvent.Kind? {
        let now = summary.generatedAt
        if let notBefore = record?.notBefore, notBefore > now { return nil }
        if let end = incident.endedAt {
            // What nobody was ever told about needs no all-clear.
            guard let record, !record.isClosed, now.timeIntervalSince(end) < Self.memory else { return nil }
            return .recovered
        }
        guard let record, let told = record.reason, let toldAt = record.toldAt else { return .opened }
        if told != incident.reason { return .changed }
        if let reminder, now.timeIntervalSince(toldAt) >= reminder { return .reminder }
        return nil
    }
}
