import Foundation
import Verdicts

/// Shared causes and ways round as sentences, for terminal, page and notices.
package enum CauseWords {
    /// `Identity fails in 3 channels since 02:41 UTC: Chat, Phone and Web.`
    package static func sentence(_ cause: SharedCause, time: TimeWords) -> String {
        let titles = cause.channelTitles.map { WireText.line($0, limit: 80) }
        let since = time.moment(cause.since)
        let needs = cause.needs.map { "'\(WireText.line($0, limit: 64))'" }
        let named = needs.joined(separator: " or ")
        switch cause.basis {
        case .need:
            let untold = cause.untold.isEmpty ? "" : " \(told(cause.untold)) not run since."
            return "\(named) seems to fail in \(titles.count) channels since \(since): \(Words.list(titles)).\(untold)"
        case .contradicted:
            let working = Words.list(cause.working.prefix(3).map { WireText.line($0.title, limit: 80) })
            return "\(Words.list(titles)) all need \(named) and fail since \(since), "
                + "but “\(working)” needs it too and works: it is not that alone."
        case .coincidence:
            let how = cause.reason.map { " for the same reason (\(Words.of($0).short))" } ?? " in the same way"
            return "\(Words.list(titles)) began to fail at about the same time, from \(since) on,\(how): "
                + "perhaps one cause."
        }
    }

    private static func told(_ members: [SharedCause.Member]) -> String {
        let titles = Words.list(members.prefix(3).map { "“\(WireText.line($0.title, limit: 80))”" })
        return "\(titles) \(members.count == 1 ? "needs it too and has" : "need it too and have")"
    }

    /// Where to send customers; absent where every way works, or nothing fails.
    package static func wayRound(_ intent: IntentSummary) -> String? {
        guard !intent.failing.isEmpty else { return nil }
        let goal = Words.intent(intent.intent)
        guard let way = intent.recommended else {
            return intent.isCutOff
                ? "\(goal): no way works." : "\(goal): no other way is known to work."
        }
        let others = intent.working.dropFirst().filter(\.isSafe).map { WireText.line($0.channelTitle, limit: 80) }
        var text = "\(goal): send customers to \(WireText.line(way.channelTitle, limit: 80))"
        if !others.isEmpty { text += ", or to \(Words.list(others))" }
        return text + "." + (warning(way).map { " \($0)" } ?? "")
    }

    /// What speaks against a way that works.
    package static func warning(_ way: IntentSummary.Way) -> String? {
        if way.isSuspected { return "Careful: its last run failed and waits to be confirmed." }
        let needs = way.suspectedNeeds.isEmpty ? way.sharedNeeds : way.suspectedNeeds
        guard !needs.isEmpty else { return nil }
        let named = Words.list(needs.map { "'\(WireText.line($0, limit: 64))'" })
        return "Careful: it needs \(named) as what fails does."
    }
}
