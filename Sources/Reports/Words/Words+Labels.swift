import Journeys
import Observations
import Verdicts

extension Words {
    static let notRunYet = "nothing has run yet"
    static let noOtherWay = "no other way works"

    static func moreIncidents(_ number: Int) -> String {
        "\(number) older \(number == 1 ? "one is" : "ones are") in the database: softdown history."
    }

    /// `24 of 25 journeys arrived in the last run`.
    static func journeys(_ all: [JourneySummary]) -> String {
        let count = count(all.count, "journey")
        if all.allSatisfy({ $0.runAt == nil }) { return "\(count), none has run yet" }
        return "\(all.count { $0.judgement.verdict == .usable }) of \(count) arrived in the last run"
    }

    /// The word of a state, as it follows “is”: `unusable`.
    static func state(_ verdict: Verdict) -> String {
        switch verdict {
        case .unsafe: "unsafe"
        case .down: "down"
        case .softDown: "unusable"
        case .unknown: "unknown"
        case .safelyDegraded: "safely degraded"
        case .usable: "usable"
        }
    }

    static func reach(_ reach: ChannelSummary.Reach) -> String {
        switch reach {
        case .up: "up"
        case .down: "down"
        case .unknown: "unknown"
        }
    }

    /// What the last reach check met, in words: `answered 200 in 84 ms`.
    static func reachDetail(_ seen: ReachSeen) -> String {
        switch seen.result {
        case .up:
            seen.status.map { "answered \($0) in \(TimeWords.span(microseconds: seen.phases.total))" } ?? "answered"
        case .dnsFailure: "the name does not resolve"
        case .connectFailure: "no connection"
        case .tlsFailure: "no secure connection"
        case .timeout: "no answer in time"
        case .serverError: seen.status.map { "answered \($0)" } ?? "server error"
        case .ownFault: "softdown could not ask"
        }
    }

    static func outcome(_ outcome: GuardFinding.Outcome?) -> String {
        switch outcome {
        case .held: "held"
        case .unsafe: "not held"
        case .inconclusive: "could not be told"
        case nil: "not checked yet"
        }
    }

    static func check(_ outcome: Check.Outcome) -> String {
        switch outcome {
        case .held: "held"
        case .failed: "failed"
        case .missing: "missing"
        case .notEvaluable: "not evaluable"
        }
    }

    static func step(_ result: JourneySummary.StepSummary.Result) -> String {
        switch result {
        case .passed: "done"
        case .failed: "failed"
        case .notReached: "not reached"
        }
    }

    /// What is expected for a customer.
    static func treatment(_ treatment: Treatment) -> String {
        switch treatment {
        case .through: "is let through"
        case .stepUp: "is asked for more"
        case .contained: "is held back, with a way out"
        }
    }

    /// What a kind of step is called in the story of a run.
    static func kind(_ word: String) -> String {
        switch word {
        case "open": "open page"
        case "submit": "submit form"
        case "http": "request"
        case "chat": "chat"
        case "call": "phone call"
        case "inbox": "mailbox"
        case "wait": "wait"
        default: word
        }
    }

    /// `see-my-balance` as people write it: `See my balance`.
    static func intent(_ name: String) -> String {
        let spaced = WireText.clean(name, limit: 120).split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }

    static func window(_ name: String) -> String { "The last \(WireText.line(name, limit: 40))" }

    /// `12 min of 216`, `missed by 40 min`.
    static func budget(_ budget: ErrorBudget) -> String {
        let allowed = TimeWords.span(seconds: budget.allowed)
        return budget.left < 0
            ? "missed by \(TimeWords.span(seconds: -budget.left))"
            : "\(TimeWords.span(seconds: budget.left)) of \(allowed)"
    }

    /// What a slice of so many seconds is called: `hour`.
    static func stretch(_ seconds: Double) -> String {
        switch seconds {
        case 3600: "hour"
        case 21_600: "quarter day"
        case 86_400: "day"
        default: "stretch"
        }
    }

    /// `1 channel`, `3 channels`.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// The same of sentences with moments in them; nothing where there is none.
    static func list(_ parts: [Prose]) -> Prose? {
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return parts.first }
        let before = parts.dropFirst().dropLast().reduce(first) { "\($0), \($1)" }
        return "\(before) and \(last)"
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ parts: [String], by word: String = "and") -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
