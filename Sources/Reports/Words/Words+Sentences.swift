import Foundation
import Verdicts

/// What the page puts together of data and words.
extension Words {
    // MARK: Channels

    /// `Password reset is unusable since 02:41 UTC, `; how long that is follows it.
    static func since(_ state: String, _ start: Date) -> Prose { "\(state) since \(start), " }

    /// `An uptime check says it is up (answered 200 in 80 ms).`
    static func uptimeCheck(_ channel: ChannelSummary) -> String {
        guard channel.reach != .unknown else { return "" }
        let detail = channel.lastReach.map { " (\(WireText.line(reachDetail($0), limit: 120)))" } ?? ""
        return "An uptime check says it is \(reach(channel.reach))\(detail)."
    }

    static func stuckAt(_ place: String) -> String { "\(Page.where_) \(place)" }

    static func place(_ place: String) -> String { "at \(place)" }

    /// `“mail” (mailbox), step 3 of 6`.
    static func place(_ step: String, kind word: String?, number: Int, of total: Int) -> String {
        "\(step)\(word.map { " (\(kind($0)))" } ?? ""), step \(number) of \(total)"
    }

    /// `another customer's data is shown, at “open-2”, step 2 of 5`.
    static func because(_ reason: Reason, at step: String?) -> String {
        of(reason).short + (step.map { ", \(place($0))" } ?? "")
    }

    /// `4 more, the first since 01:34 UTC`.
    static func moreBroken(_ number: Int, since first: Date?) -> Prose {
        guard let first else { return "\(number) more" }
        return number == 1 ? "1 more, since \(first)" : "\(number) more, the first since \(first)"
    }

    /// `“identity”, which 6 failing channels need`.
    static func behind(_ cause: SharedCause) -> String {
        let needs = list(cause.needs.prefix(3).map { "“\(WireText.line($0, limit: 64))”" }, by: "or")
        return "\(needs): all \(count(cause.channelTitles.count, "channel")) that need it fail"
    }

    /// `Reset my password: Agent desk or Phone menu`.
    static func instead(_ goal: String, _ ways: [String]) -> String { "\(goal): \(list(ways, by: "or"))" }

    /// The first five, and how many more there are.
    static func some(_ names: [String]) -> String {
        names.count <= 6 ? list(names) : list(names.prefix(5) + ["\(names.count - 5) more"])
    }

    static func notReached(_ number: Int) -> String { "\(number) more" }

    static func moreProblems(_ number: Int) -> String {
        "\(number) more \(number == 1 ? "channel is" : "channels are") told on pages of their own: follow the table above."
    }

    /// `well`, `one fault of its own`, `could not judge 3 of 25 journeys`.
    static func monitor(_ monitor: MonitorView, of journeys: Int) -> String {
        let (faults, unjudged) = (monitor.faults.count, monitor.unjudged.count)
        var parts: [String] = []
        if faults > 0 { parts.append("\(count(faults, "fault")) of its own") }
        if unjudged > 0 { parts.append("could not judge \(unjudged) of \(count(journeys, "journey"))") }
        return parts.isEmpty ? "works" : list(parts)
    }

    /// `uptime 99.9 %, soft downtime 124 min ± 10, 98 % known`.
    static func figures(_ numbers: NumbersView, _ allowed: ErrorBudget?) -> String {
        var parts = ["uptime \(numbers.uptime)"]
        if !numbers.softClass.isEmpty { parts.append("soft downtime \(numbers.soft)") }
        if numbers.coverage != "100 %" { parts.append("\(numbers.coverage) known") }
        if let allowed { parts.append("budget \(allowed.left < 0 ? "" : "left ")\(budget(allowed))") }
        return parts.joined(separator: ", ")
    }

    static func sharesOver(_ window: String) -> String {
        "Shares and minutes over the last \(WireText.line(window, limit: 40))."
    }

    /// `124 min ± 10`, `49 h ± 36 h`, `< 1 min`.
    static func softDowntime(_ numbers: Availability) -> String {
        let minutes = Self.minutes(numbers.softDowntime)
        let error = max(1, Self.minutes(numbers.softDowntimeError))
        switch minutes {
        // Nothing at all only where it is: who has just become unusable would not believe the page.
        case 0: return numbers.softDowntime > 0 ? "< 1 min" : "0 min"
        case ..<600: return "\(minutes) min ± \(error)"
        default: return "\((minutes + 30) / 60) h ± \(max(1, (error + 30) / 60)) h"
        }
    }

    /// Seconds in whole minutes.
    static func minutes(_ seconds: Double) -> Int {
        guard seconds.isFinite, seconds > 0 else { return 0 }
        return Int((min(seconds, 31_556_952_000) / 60).rounded())
    }

    // MARK: Ways

    /// `Chat and Phone fail, and there is no other way.`
    static func cutOff(_ ways: [String]) -> String {
        "\(list(ways)) \(ways.count == 1 ? "fails" : "fail"), and there is no other way."
    }

    static func way(_ verdict: Verdict) -> String { verdict == .usable ? "works" : state(verdict) }

    static func wayWarning(_ needs: [String]) -> String {
        "It needs \(list(needs)) too, as a way that fails does: it may be next."
    }

    /// One sentence over the ways to a goal.
    static func ways(working: [String], failing: Int, all: Int) -> String {
        if working.isEmpty { return failing == 0 ? "Nothing is known of any way." : "No way works." }
        if failing > 0 { return "Use \(list(working, by: "or")) instead." }
        return all == 1 ? "The only way works." : "All ways work that are known."
    }

    // MARK: Runs

    static func timesEnded(_ number: Int, of runs: Int) -> String { "ended \(number) of \(runs)" }

    static func heatRow(_ step: String, _ note: String?) -> String { "\(step): \(note ?? "ended none") of the runs" }

    /// `65 runs since 22 Oct 15:52 UTC`.
    static func runs(_ number: Int, since moment: Date) -> Prose { "\(count(number, "run")) since \(moment)" }

    static func spread(median: String, nine: String, slowest: String, runs: Prose) -> Prose {
        "median \(median), nine in ten within \(nine), slowest \(slowest): \(runs)"
    }

    /// `customers got stuck in 3 of 168 hours, last on 13 Mar`.
    static func slices(bad: Int, known: Int, each: String, last: String?) -> String {
        guard let last else { return "well in all of the \(count(known, each)) that are known" }
        return "customers got stuck in \(bad) of \(count(known, each)), last on \(last)"
    }

    /// `unusable 01:10–01:25 UTC`, `unusable since 02:41 UTC`; an end that is absent lies beyond what is drawn.
    static func stretch(_ verdict: Verdict, from start: Date?, to end: Date?) -> Prose {
        switch (start, end) {
        case (let start?, let end?): "\(state(verdict)) \(start, to: end)"
        case (let start?, nil): "\(state(verdict)) since \(start)"
        case (nil, let end?): "\(state(verdict)) until \(end)"
        case (nil, nil): "\(state(verdict)) all the time"
        }
    }

    static func stretches(_ told: [Prose], before: Int) -> Prose? {
        list(told).map { before > 0 ? "\(before) times before, then \($0)" : $0 }
    }

    static func day(_ title: String, isCaptioned: Bool, isKnown: Bool) -> String {
        "\(title), last 24 hours"
            + (isCaptioned ? "" : isKnown ? ": well in all the time that is known" : ": nothing is known")
    }

    static func journeyNote(_ journey: JourneySummary) -> Prose? {
        var notes: [Prose] = []
        if journey.judgement.verdict != .usable { notes.append("\(of(journey.judgement.reason).short)") }
        if let end = journey.quietUntil { notes.append(quiet(until: end)) }
        if journey.isSuspected { notes.append("waits to be confirmed") }
        if journey.isFlaky { notes.append("failed once, and arrived on repetition") }
        return list(notes)
    }

    /// `Chat, 03:27 UTC, took 1.8 s, every 5 min`.
    static func arrived(in channel: String, at moment: Date?, took: String, every: String) -> Prose {
        "\(channel), \(orNever(moment)), took \(took), every \(every)"
    }

    /// `8 journeys, run since 03:22 UTC`.
    static func arrived(_ number: Int, since first: Date?) -> Prose {
        first.map { "\(count(number, "journey")), run since \($0)" } ?? "\(count(number, "journey"))"
    }

    /// `The other 47 were well in all the time that is known: their pages show it.`
    static func calmDays(_ number: Int, of all: Int) -> String {
        let who = others(number, of: all)
        return
            "\(who) \(number == 1 ? "was" : "were") well in all the time that is known, as \(number == 1 ? "its page shows" : "their pages show")."
    }

    /// `The other 47: 100.0 % in all the time that is known.`
    static func calmFigures(_ number: Int, of all: Int) -> String {
        "\(others(number, of: all)): \(Availability.percentage(1)) in all the time that is known."
    }

    private static func others(_ number: Int, of all: Int) -> String {
        number == all ? "All \(all)" : number == 1 ? "The other one" : "The other \(number)"
    }

    static func lastRun(_ verdict: Verdict) -> String { verdict == .usable ? "arrived" : state(verdict) }

    // MARK: Records

    /// `11 of 12 held at their last check`.
    static func guardsHeld(_ held: Int, of all: Int) -> String {
        held == all
            ? (all == 1 ? "The only one held at its last check" : "All \(all) held at their last check")
            : "\(held) of \(all) held at their last check"
    }

    /// `Chat, 02:41 UTC`.
    static func held(in channel: String, checked: Date?) -> Prose { "\(channel), \(orNever(checked))" }

    private static func orNever(_ moment: Date?) -> Prose { moment.map { "\($0)" } ?? "\(Page.never)" }

    static func breach(_ reason: Reason, got: String) -> String { "\(of(reason).short): got \(got)" }

    static func cannotTell(_ got: String) -> String { "The last check could not tell: \(got)" }

    static func incident(_ verdict: Verdict, isOpen: Bool) -> String { (isOpen ? "" : "was ") + state(verdict) }

    static func oneAfterAnother(_ reasons: [String]) -> String { reasons.joined(separator: ", then ") }

    static func rests(_ account: String, until end: Date) -> Prose { "\(account), until \(end)" }

    /// `0 % at 02:00 UTC`.
    static func worstHour(_ share: String, at start: Date?) -> Prose { start.map { "\(share) at \($0)" } ?? "\(share)" }

    static func moreDifferences(_ number: Int) -> String { count(number, "more difference") }

    static func differenceNote(hidden: Int, isCut: Bool, isTextCompared: Bool) -> String? {
        var notes: [String] = []
        if hidden > 0 { notes.append("\(moreDifferences(hidden)) on the page of the channel.") }
        if isCut { notes.append("There were more than are kept.") }
        if !isTextCompared { notes.append("The texts are no longer stored: only facts were compared.") }
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    // MARK: Scenes

    static func scene(_ step: String, kind: String, time: String, isFailing: Bool) -> String {
        "\(step) · \(kind) · \(time)" + (isFailing ? " · failed here" : "")
    }

    static func redirect(_ target: String) -> String { "to \(target)" }

    static func bytes(_ number: Int) -> String { "\(number) bytes" }

    static func callEnds(_ ending: String) -> String { "The call ends: \(ending)" }

    static func mailboxAsked(_ times: Int) -> String { "the mailbox was asked \(count(times, "time"))" }
}
