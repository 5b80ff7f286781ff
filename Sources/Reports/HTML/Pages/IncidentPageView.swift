import Foundation
import Verdicts

/// One incident. The page of one that has ended does not change any more: nothing on it depends on the day it is made.
struct IncidentPageView {
    var frame: FrameView
    var worstCode: String
    var pageSentence: ProseView
    var pageSince: MomentView?
    var incident: IncidentView
    var pageDifference: DifferenceView?
    /// Absent where the channel is not declared any more.
    var channelLink: String?
    var channelTitle: String

    init(_ incident: Incident, of summary: Summary, local: TimeZone) {
        let end = incident.endedAt ?? summary.generatedAt
        // A year later than it happened, so that every date is written with its day and year.
        let time = TimeWords(now: incident.endedAt == nil ? end : .distantFuture, timeZone: .gmt, local: local)
        let title = Naming(summary).title(incident.channel)
        let worst = incident.changes.map(\.reason.verdict).max() ?? incident.reason.verdict
        let span = TimeWords.span(seconds: end.timeIntervalSince(incident.startedAt))
        let state = Words.state(worst)
        let name: Prose = "\(title): \(state), \(incident.startedAt)"
        frame = FrameView(
            summary, title: name.plain(time), worst: worst, here: title, time)
        if incident.endedAt == nil {
            pageSince = MomentView(incident.startedAt, time)
            pageSentence = ProseView(
                Words.since("\(title) is \(Words.state(incident.reason.verdict))", incident.startedAt), time)
        } else {
            frame.fresh = nil
            frame.version = ""
            pageSentence = ProseView("\(title) was \(state) for \(span).", time)
        }
        worstCode = worst.rawValue
        self.incident = IncidentView(incident, channelTitle: title, link: nil, time)
        pageDifference = DifferenceView(incident.difference, limit: RunDifference.maximumLines, time)
        channelLink =
            summary.channels.contains { $0.name == incident.channel } ? ReportFile.channel(incident.channel).name : nil
        channelTitle = title
    }
}
