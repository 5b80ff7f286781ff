import Verdicts

/// What whoever was woken reads first, under the headline: where it breaks and what works instead.
struct BriefView {
    var briefWhy: String
    var briefWhere: String?
    var briefAnchor: String?
    var briefInstead: String?

    /// - Returns: nothing where more than one channel is bad: the table below says it better.
    init?(_ summary: Summary, problem: ProblemView?) {
        let bad = summary.channels.filter(\.state.verdict.isBad)
        guard let channel = bad.first, bad.count == 1 else { return nil }
        briefWhy = Words.of(channel.state.reason).sentence
        briefAnchor = problem?.anchor
        let decisive = channel.journeys.first { $0.journey == channel.state.decidedBy }
        let failing = decisive ?? channel.journeys.first { $0.judgement.verdict.isBad }
        briefWhere = failing.flatMap(StepPlace.words)
        let hit = summary.intents.filter { intent in
            intent.ways.contains { $0.channel == channel.name && $0.reason.verdict.isBad }
        }
        var instead: [String] = []
        for way in hit.flatMap(\.working) {
            let name = WireText.line(way.channelTitle, limit: 120)
            if !instead.contains(name) { instead.append(name) }
        }
        briefInstead = hit.isEmpty ? nil : instead.isEmpty ? Words.noOtherWay : Words.list(instead, by: "or")
    }
}

/// Where a journey broke, in words: `“mail”, step 3 of 6`.
enum StepPlace {
    static func words(_ journey: JourneySummary) -> String? {
        guard let failing = journey.judgement.failingStep else { return nil }
        let name = "“\(WireText.line(failing, limit: 64))”"
        guard let place = journey.steps.firstIndex(where: { $0.id == failing }) else { return name }
        return "\(name), step \(place + 1) of \(journey.steps.count)"
    }
}
