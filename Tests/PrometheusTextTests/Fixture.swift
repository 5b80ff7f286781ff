import Foundation
import Journeys
import Verdicts

/// Small summaries with one of everything.
enum Fixture {
    static let now = Date(timeIntervalSince1970: 1_773_458_880)

    static func summary() -> Summary {
        var summary = Summary(
            site: "frankfurt", title: "Demo", generatedAt: now, staleAfter: now.addingTimeInterval(900),
            version: "1.0.0")
        summary.lastRunAt = now.addingTimeInterval(-60)
        summary.lastSuccessAt = now.addingTimeInterval(-60.25)
        summary.runSeconds = 38.4
        summary.monitorFaults = ["a secret is missing"]
        summary.incidents = [Incident(id: "1", channel: "chat", startedAt: now, changes: [])]
        summary.channels = [channel("chat", .notUnderstood), channel("web-login", .arrived)]
        summary.guards = [GuardSummary(name: "keeps-secrets", title: "", channel: "chat", track: track())]
        summary.actions = ["pay", "reset-password"]
        let freeze = Freeze(
            id: "f", action: "pay", source: .command, since: now.addingTimeInterval(-900), until: nil, why: "fraud",
            by: nil)
        summary.containments = [
            ContainmentSummary(
                action: "pay", title: "Pay", phase: .frozen, since: freeze.since, until: nil, freeze: freeze,
                journeys: [])
        ]
        return summary
    }

    static func nothingYet() -> Summary {
        var summary = Summary(
            site: "frankfurt", title: "Demo", generatedAt: now, staleAfter: now.addingTimeInterval(900),
            version: "1.0.0")
        var channel = ChannelSummary(
            name: "chat", title: "Chat", reach: .unknown,
            state: ChannelState(channel: "chat", reason: .overdue, since: nil))
        channel.journeys = [journey("chat-1", .overdue, ran: false)]
        summary.channels = [channel]
        summary.actions = ["pay"]
        summary.guards = [
            GuardSummary(
                name: "keeps-secrets", title: "", channel: "chat",
                track: GuardTrack(guardName: "keeps-secrets", channel: "chat"))
        ]
        return summary
    }

    static func track() -> GuardTrack {
        GuardTrack(guardName: "keeps-secrets", channel: "chat").absorbing(
            GuardFinding(outcome: .held, reason: .leaked, channel: "chat"), at: now.addingTimeInterval(-600))
    }

    static func channel(_ name: String, _ reason: Reason) -> ChannelSummary {
        let since = now.addingTimeInterval(-2820)
        var channel = ChannelSummary(
            name: name, title: name, reach: .up,
            state: ChannelState(channel: name, reason: reason, since: since, isSuspected: false))
        let points = (0..<12).map {
            ChannelPoint(
                channel: name, at: now.addingTimeInterval(Double($0 - 12) * 300), isReachable: true,
                reason: $0 > 5 ? reason : .arrived, isSuspected: false, holds: 600)
        }
        channel.numbers = [
            .init(window: "24 h", availability: .measure(points, from: now.addingTimeInterval(-86_400), to: now))
        ]
        channel.secondsTotal[.usable] = 86_000.5
        channel.secondsTotal[.softDown] = 2820
        channel.softDowntimeTotal = 2820
        channel.journeys = [journey("\(name)-1", reason, ran: true)]
        return channel
    }

    static func journey(_ id: String, _ reason: Reason, ran: Bool) -> JourneySummary {
        var journey = JourneySummary(
            journey: id, title: id, intent: nil, needs: [], judgement: Judgement(reason: reason, channel: "chat"),
            isSuspected: false, isFlaky: false, runAt: ran ? now : nil, duration: ran ? 1_234_500 : nil,
            everySeconds: 300)
        journey.steps = [
            .init(id: "open-1", kind: "open", channel: "chat", result: .passed, duration: ran ? 120_000 : nil),
            .init(id: "chat-2", kind: "chat", channel: "chat", result: .notReached, duration: nil),
        ]
        journey.runsTotal = ran ? [reason.verdict: 7] : [:]
        return journey
    }
}
