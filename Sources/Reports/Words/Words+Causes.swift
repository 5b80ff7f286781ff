import Verdicts

extension Words {
    /// A suspicion as it is told: what speaks for it, and what against.
    struct CauseWords {
        var sentence: Prose
        var detail: String?
    }

    /// `Identity is behind it, it seems: what needs it fails in 3 channels since 02:41 UTC.`
    static func cause(_ cause: SharedCause) -> CauseWords {
        let channels = list(titles(cause.channelTitles))
        let needs = list(cause.needs.prefix(6).map { "“\(WireText.line($0, limit: 64))”" })
        let untold =
            cause.untold.isEmpty ? "" : " \(count(cause.untold.count, "journey")) with that need have not run since."
        switch cause.basis {
        case .need:
            return CauseWords(
                sentence: "\(channels) all need \(needs), and fail since \(cause.since).",
                detail: "Nothing that needs it works, so look there first.\(untold)")
        case .contradicted:
            let working = list(titles(cause.working.map(\.channelTitle)))
            return CauseWords(
                sentence: "\(channels) all need \(needs), and fail since \(cause.since).",
                detail: "But \(working) needs it too and works: it may be the way to it that is broken.\(untold)")
        case .coincidence:
            let reason = cause.reason.map { ", for the same reason: \(of($0).short)" } ?? ""
            return CauseWords(
                sentence: "\(channels) began to fail at about the same time, \(cause.since)\(reason).",
                detail: "Nothing is declared that they share. `needs:` in their journeys would tell.")
        }
    }

    private static func titles(_ titles: [String]) -> [String] {
        var seen: [String] = []
        for title in titles.map({ WireText.line($0, limit: 120) }) where !seen.contains(title) { seen.append(title) }
        let rest = seen.count - 8
        return rest > 0 ? seen.prefix(8) + ["\(rest) more"] : seen
    }
}
