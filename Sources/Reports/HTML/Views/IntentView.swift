import Verdicts

/// A goal of customers that no way leads to.
struct CutOffView {
    var intentTitle: String
    var cutOffWays: String

    init(_ intent: IntentSummary) {
        intentTitle = Words.intent(intent.intent)
        var names: [String] = []
        for name in intent.ways.map({ WireText.line($0.channelTitle, limit: 120) }) where !names.contains(name) {
            names.append(name)
        }
        cutOffWays = Words.cutOff(names)
    }
}

/// Why several channels fail at once.
struct CauseView {
    var causeSentence: ProseView
    var causeDetail: String?

    init(_ cause: SharedCause, _ time: TimeWords) {
        let words = Words.cause(cause)
        causeSentence = ProseView(words.sentence, time)
        causeDetail = words.detail
    }
}

/// A goal of customers and the ways to it: what works, what fails, and which ways fall together.
struct IntentView {
    var intentTitle: String
    var intentCode: String
    var intentSum: String
    var wayList: [WayView]

    struct WayView {
        var title: String
        var code: String
        var word: String
        var wayNote: String?
        var wayWarning: String?

        init(_ way: IntentSummary.Way) {
            title = WireText.line(way.channelTitle, limit: 120)
            let verdict = way.reason.verdict
            code = verdict.rawValue
            word = Words.way(verdict)
            wayNote = WireText.line(way.title, limit: 160)
            if way.isSuspected { wayNote = (wayNote ?? "") + Words.Page.waySuspected }
            let risks = way.sharedNeeds + way.suspectedNeeds.filter { !way.sharedNeeds.contains($0) }
            if verdict.isGood, !risks.isEmpty {
                let needs = risks.prefix(8).map { WireText.line($0, limit: 64) }
                wayWarning = Words.wayWarning(needs)
            }
        }
    }

    init(_ intent: IntentSummary) {
        intentTitle = Words.intent(intent.intent)
        let (working, failing) = (intent.working, intent.failing)
        let others = intent.ways.filter { !$0.reason.verdict.isGood }.sorted { $0.reason.verdict < $1.reason.verdict }
        wayList = (working + others).map(WayView.init)
        let names = Self.names(working)
        let worst: Verdict = working.isEmpty ? (failing.isEmpty ? .unknown : .softDown) : .usable
        intentCode = worst.rawValue
        intentSum = Words.ways(working: names, failing: failing.count, all: intent.ways.count)
    }

    private static func names(_ ways: [IntentSummary.Way]) -> [String] {
        var seen: [String] = []
        for way in ways {
            let name = WireText.line(way.channelTitle, limit: 120)
            if !seen.contains(name) { seen.append(name) }
        }
        return seen
    }
}
