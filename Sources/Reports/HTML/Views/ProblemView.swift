import Foundation
import Observations
import Verdicts

/// A channel that customers get stuck in: what it is, and the journeys that show it.
struct ProblemView {
    /// By name.
    var problemChannel: String
    var anchor: String
    var title: String
    var code: String
    var word: String
    var sentence: String
    var problemSince: MomentView?
    var uptimeView: String
    var owner: String?
    var runbookLink: Verbatim?
    var runbookText: String?
    var problemNote: String?
    var stories: [StoryView]
    /// Whether it is told in few lines.
    var isShort = false
    /// Whether the page around it names the channel already.
    var isAtHome = false
    /// To the page of the channel, where more is told.
    var moreLink: String?

    /// How much of a story is told.
    enum Depth {
        /// The journey that decides, and what the customer met at the failing step.
        case brief
        /// All of it.
        case whole
    }

    /// Channels that are bad, worst first, then those under suspicion whose last run failed.
    ///
    /// - Parameter only: the name of the one channel to be told; all of them where it is absent.
    static func all(_ summary: Summary, of only: String? = nil, depth: Depth, _ time: TimeWords) -> [ProblemView] {
        let told = summary.channels.enumerated().filter { only == nil || $0.element.name == only }
        let named = told.map { (offset, channel) in
            (
                channel, "channel-\(offset + 1)",
                // What stands from an earlier run has nothing to tell of the last one.
                channel.journeys.filter { journey in
                    let judgement = journey.judgement
                    return judgement.channel == channel.name && judgement.verdict.isBad
                        && !(judgement.expected.isEmpty && judgement.got.isEmpty)
                }
            )
        }
        let broken = named.filter { $0.0.state.verdict.isBad || !$0.2.isEmpty }
        let sorted = broken.enumerated().sorted {
            ($1.element.0.state.verdict, $0.offset) < ($0.element.0.state.verdict, $1.offset)
        }
        return sorted.map(\.element).enumerated().map { place, broken in
            let (channel, anchor, failing) = broken
            var problem = ProblemView(channel, anchor: anchor, failing: failing, guards: summary.guards, depth, time)
            // Where one thing is broken it is shown at once; where many are, the page stays short.
            if depth == .brief, sorted.count > 1 { problem.shorten(steps: place < mostWithSteps) }
            return problem
        }
    }

    /// Of so many the page shows the steps and what the customer met; of the others where it broke, and what stood there.
    private static let mostWithSteps = 3

    private mutating func shorten(steps: Bool) {
        isShort = !steps
        if isShort { uptimeView = "" }
        for index in stories.indices { stories[index].shorten(steps: steps) }
    }

    private init(
        _ summary: ChannelSummary, anchor: String, failing: [JourneySummary], guards: [GuardSummary], _ depth: Depth,
        _ time: TimeWords
    ) {
        self.anchor = anchor
        problemChannel = summary.name
        title = WireText.line(summary.title, limit: 120)
        code = summary.state.verdict.rawValue
        word = Words.state(summary.state.verdict)
        owner = summary.owner.map { WireText.line($0, limit: 120) }
        (runbookLink, runbookText) = Self.runbook(summary.runbook)
        uptimeView = Words.uptimeCheck(summary)
        let isBad = summary.state.verdict.isBad
        let breaches = guards.filter { $0.channel == summary.name && $0.track.standing?.outcome == .unsafe }
        let reason = isBad ? summary.state.reason : (failing.first?.judgement.reason ?? summary.state.reason)
        sentence = Words.of(reason).sentence
        problemSince = isBad ? summary.state.since.map { MomentView($0, time) } : nil
        if isBad, failing.isEmpty, breaches.isEmpty {
            let stands = summary.journeys.contains { $0.judgement.verdict.isBad }
            problemNote = stands ? Words.Page.notCome : Words.Page.recovering
        } else if !isBad {
            problemNote = Words.Page.oneFailed
        }
        // The journey that decides the state is told first.
        let decisive = failing.filter { $0.journey == summary.state.decidedBy }
        let others = failing.filter { $0.journey != summary.state.decidedBy }
        let told = sentence
        let most = depth == .brief ? (breaches.isEmpty ? 1 : 0) : 6
        stories =
            breaches.prefix(depth == .brief ? 1 : 6).map { StoryView($0, told: told) }
            + (decisive + others).prefix(most).map { StoryView($0, told: told, depth) }
        if let incident = summary.openIncident, !stories.isEmpty {
            stories[0].storyDifference = DifferenceView(
                incident.difference, limit: depth == .brief ? 4 : RunDifference.maximumLines, time)
        }
        moreLink = depth == .brief ? ReportFile.channel(summary.name).name : nil
    }

    /// Only web addresses become links; anything else is shown as the text that it is.
    private static func runbook(_ text: String?) -> (link: Verbatim?, text: String?) {
        guard let text, !text.isEmpty else { return (nil, nil) }
        let cleaned = WireText.line(text, limit: 500)
        let lower = cleaned.lowercased()
        let isWeb = lower.hasPrefix("https://") || lower.hasPrefix("http://")
        return isWeb && cleaned == text ? (Verbatim(cleaned), nil) : (nil, cleaned)
    }
}
