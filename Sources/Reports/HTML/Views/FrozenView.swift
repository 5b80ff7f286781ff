import Verdicts

/// An action that is frozen on purpose: who, why, since when, until when, and which channels obey.
struct FrozenView {
    var frozenTitle: String
    var frozenPhase: String
    var frozenMeaning: String?
    var frozenWhy: String
    var frozenWho: String
    var frozenSince: MomentView
    var frozenUntil: MomentView?
    var asked: [Asked]
    let hasAsked: Bool

    struct Asked {
        var title: String
        var askedWay: String
        var code: String
        var word: String
        var askedDetail: String?
        var askedTold: String?
    }

    private static let limit = 12

    /// - Parameter channel: only what concerns this one; everything where it is absent.
    static func all(_ summary: Summary, of channel: String? = nil, _ time: TimeWords) -> [FrozenView] {
        summary.containments.filter { $0.phase != .ended }.compactMap { containment in
            let asked = containment.journeys.filter { channel == nil || $0.channel == channel }
            return channel != nil && asked.isEmpty ? nil : FrozenView(containment, asked, time)
        }.prefix(limit).map(\.self)
    }

    private init(_ containment: ContainmentSummary, _ journeys: [ContainmentSummary.Asked], _ time: TimeWords) {
        frozenTitle = WireText.line(containment.title, limit: 120)
        frozenPhase = Words.Frozen.phase(containment.phase)
        frozenMeaning = Words.Frozen.meaning(containment.phase)
        let why = WireText.line(containment.why, limit: 200)
        frozenWhy = why.isEmpty ? Words.Frozen.notSaid : why
        frozenWho = Words.Frozen.origin(containment.by.map { WireText.line($0, limit: 80) }, containment.source)
        frozenSince = MomentView(containment.since, time)
        frozenUntil = containment.until.map { MomentView($0, time) }
        asked = journeys.prefix(Self.limit).map { journey in
            let met = Words.Frozen.met(journey.reason)
            return Asked(
                title: WireText.line(journey.channelTitle, limit: 120),
                askedWay: WireText.line(journey.title, limit: 120), code: Self.code(journey.reason),
                word: met.word, askedDetail: met.detail,
                askedTold: journey.told.map { WireText.line($0, limit: 300) })
        }
        hasAsked = !asked.isEmpty
    }

    /// Who is right to do it and who is not shows elsewhere; here a channel that goes on in the first minutes is neither.
    private static func code(_ reason: Reason?) -> String {
        guard let reason, reason != .arrived else { return Verdict.unknown.rawValue }
        return reason.verdict.rawValue
    }
}
