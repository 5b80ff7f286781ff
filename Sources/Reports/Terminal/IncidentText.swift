import Foundation
import Observations
import Verdicts

/// The story of one incident for a terminal: `softdown explain`.
package enum IncidentText {
    /// What is known of an incident besides itself.
    package struct Details: Sendable {
        package var channelTitle: String
        /// Titles by journey.
        package var titles: [String: String]
        /// The first bad run, where it is still stored.
        package var firstBad: Run?
        package var judgement: Judgement?
        package var finding: GuardFinding?
        /// Of now, for incidents that are open.
        package var causes: [SharedCause] = []
        package var intents: [IntentSummary] = []

        package init(channelTitle: String, titles: [String: String]) {
            self.channelTitle = channelTitle
            self.titles = titles
        }
    }

    package static func text(
        _ incident: Incident, _ details: Details, now: Date, timeZone: TimeZone, width: Int = 100,
        isColoured: Bool = false
    ) -> String {
        let time = TimeWords(now: now, timeZone: timeZone)
        var story = Story(columns: min(max(width, 40), 160), ink: Ink(isColoured: isColoured))
        head(incident, details, time, &story)
        met(incident, details, time, &story)
        if let difference = incident.difference { Self.difference(difference, time, &story) }
        changes(incident, details, time, &story)
        if incident.endedAt == nil { around(details, time, &story) }
        return story.text
    }

    private static func head(_ incident: Incident, _ details: Details, _ time: TimeWords, _ story: inout Story) {
        let end = incident.endedAt ?? time.now
        let span = TimeWords.span(seconds: end.timeIntervalSince(incident.startedAt))
        let when =
            incident.endedAt.map { "from \(time.moment(incident.startedAt)) to \(time.moment($0)), \(span)" }
            ?? "since \(time.moment(incident.startedAt)), \(span)"
        let verb = incident.endedAt == nil ? "is" : "was"
        let verdict = incident.reason.verdict
        let title = WireText.line(details.channelTitle, limit: 80)
        story.wrap("\(title) \(verb) \(Words.state(verdict)) \(when)") { $0.state(verdict, $1) }
        story.wrap("incident \(WireText.line(incident.id, limit: 100)): \(Words.of(incident.reason).short)") {
            $0.quiet($1)
        }
    }

    // MARK: The first bad run

    private static func met(_ incident: Incident, _ details: Details, _ time: TimeWords, _ story: inout Story) {
        story.heading("What customers met")
        if let first = incident.firstBad {
            let title = details.titles[first.journey] ?? first.journey
            story.pair("first bad", "\(reference(first, time)): \(WireText.line(title, limit: 120))")
        }
        if let good = incident.lastGood {
            let before = incident.firstBad.map {
                ", \(TimeWords.span(seconds: $0.at.timeIntervalSince(good.at))) before"
            }
            story.pair("last good", reference(good, time) + (before ?? ""))
        } else {
            story.pair("last good", "none is known")
        }
        let reason = incident.changes.first?.reason ?? incident.reason
        let step = details.judgement?.failingStep ?? details.finding?.step
        if let step { story.pair("step", WireText.line(step, limit: 64)) }
        let expected = details.judgement?.expected ?? details.finding?.expected ?? ""
        let got = details.judgement?.got ?? details.finding?.got ?? ""
        if !expected.isEmpty { story.pair("expected", WireText.clean(expected, limit: 1200)) }
        if !got.isEmpty { story.pair("got", WireText.clean(got, limit: 1200)) }
        story.pair("it means", Words.of(reason).meaning)
        story.pair("check", Words.of(reason).check)
        guard let failing = details.firstBad?.observations.first(where: { $0.step == step }) else { return }
        story.add("")
        story.step(failing, isFailing: true)
    }

    private static func reference(_ run: RunReference, _ time: TimeWords) -> String {
        "\(time.moment(run.at)), run \(WireText.line(run.run, limit: 40))"
    }

    // MARK: What was different

    private static func difference(_ difference: RunDifference, _ time: TimeWords, _ story: inout Story) {
        story.heading("What is different from the last good run")
        if difference.lines.isEmpty { story.pair("", "Nothing that was recorded.") }
        var step: String?
        for line in difference.lines.prefix(RunDifference.maximumLines) {
            if line.step != step, let name = line.step {
                story.wrap("  at \(WireText.line(name, limit: 64))") { $0.bold($1) }
            }
            step = line.step
            let good = line.good.map { WireText.line($0, limit: 400) } ?? "nothing"
            let bad = line.bad.map { WireText.line($0, limit: 400) } ?? "nothing"
            story.wrap("  " + (line.step == nil ? "" : "  ") + WireText.line(line.label, limit: 200))
            story.pair("before", good, indent: 6)
            story.pair("then", bad, indent: 6)
        }
        if !difference.isTextCompared {
            story.pair("", "The texts of one of the two runs are no longer stored: only the rest was compared.")
        }
        if difference.isCut { story.pair("", "There is more than is shown.") }
    }

    // MARK: Afterwards

    private static func changes(_ incident: Incident, _ details: Details, _ time: TimeWords, _ story: inout Story) {
        story.heading("What happened")
        for change in incident.changes.prefix(100) {
            var text = "\(Words.state(change.reason.verdict)): \(Words.of(change.reason).short)"
            if let journey = change.journey {
                text += ", by “\(WireText.line(details.titles[journey] ?? journey, limit: 120))”"
            }
            if let run = change.run { text += " (run \(WireText.line(run, limit: 40)))" }
            story.pair(time.moment(change.at), text)
        }
        if let end = incident.endedAt {
            let run = incident.recovery.map { " (run \(WireText.line($0.run, limit: 40)))" }
            story.pair(time.moment(end), "customers arrive again" + (run ?? ""))
        } else {
            story.pair("now", "it goes on")
        }
    }

    private static func around(_ details: Details, _ time: TimeWords, _ story: inout Story) {
        if !details.causes.isEmpty {
            story.heading("Perhaps one cause")
            for cause in details.causes.prefix(5) { story.wrap("  " + CauseWords.sentence(cause, time: time)) }
        }
        let ways = details.intents.compactMap(CauseWords.wayRound)
        guard !ways.isEmpty else { return }
        story.heading("What still works")
        for way in ways.prefix(20) { story.wrap("  " + way) }
    }
}
