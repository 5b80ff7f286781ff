import Foundation
import Journeys
import Observations
import Verdicts

extension Centre {
    /// The worst night that a page must still be small for: 12 channels, 25 journeys, ten of the channels broken in ten
    /// ways, long titles, long ways, a week of incidents, guards that hold and one that does not.
    static func tenFaults() -> Summary {
        var summary = empty()
        let reasons: [Reason] = [
            .letThrough, .serverError, .identityFailed, .notDelivered, .notUnderstood, .wrongContent, .deadEnd,
            .sessionLost, .tooSlow, .brokenResponse, .arrived, .arrived,
        ]
        let stories = [
            Stories.signIn(), Stories.checkout(), Stories.signIn(), Stories.resetMail(), Stories.chat(), Stories.desk(),
            Stories.call(), Stories.checkout(), Stories.resetMail(), Stories.desk(),
        ]
        summary.channels = reasons.enumerated().map { index, reason in
            broken(index, reason, index < stories.count ? stories[index] : nil)
        }
        summary.incidents = incidents(of: summary)
        for incident in summary.incidents where incident.endedAt == nil {
            replace(incident.channel, in: &summary) { $0.openIncident = incident }
        }
        summary.intents = (0..<8).map { (goal: Int) -> IntentSummary in
            let places = goal < 2 ? [0, 1, 2] : [goal, (goal + 4) % 12, (goal + 8) % 12]
            let ways = places.map { place in way(to: goal, by: summary.channels[place]) }
            return IntentSummary(intent: "a-goal-of-customers-that-is-number-\(goal)", ways: ways)
        }
        summary.personas = personas()
        summary.causes = causes(ago(minutes: 40))
        summary.guards = (0..<14).map { (index: Int) -> GuardSummary in
            var track = GuardTrack(guardName: "guard-\(index)", channel: "channel-\(index % 12)")
            track = track.absorbing(
                GuardFinding(
                    outcome: index == 0 ? .unsafe : .held, reason: .letThrough, channel: "channel-0", step: "http-2",
                    expected: "403 and “code is wrong”", got: "200 and a new password"), at: ago(minutes: 22))
            return GuardSummary(
                name: "guard-\(index)", title: "What must be refused to everybody, number \(index)",
                channel: "channel-\(index % 12)", track: track)
        }
        summary.monitorFaults = ["The secret twilio_token is missing: journey phone-2 did not run."]
        summary.resting = ["anna", "ben", "carla"].map { .init(account: $0, until: now.addingTimeInterval(1200)) }
        return summary
    }

    /// A large company: 50 channels, 400 journeys, three of the channels broken.
    static func crowd() -> Summary {
        var summary = empty()
        let reasons: [Reason] = [.serverError, .identityFailed, .notDelivered]
        let stories = [Stories.checkout(), Stories.signIn(), Stories.resetMail()]
        summary.channels = (0..<50).map { (index: Int) -> ChannelSummary in
            let isBroken = index % 20 == 7
            var channel =
                isBroken
                ? broken(index, reasons[index / 20], stories[index / 20])
                : usable("channel-\(index)", "A channel with quite a long title, number \(index)")
            if !isBroken { channel.journeys = [journey("\(channel.name)-1", channel: channel.name)] }
            channel.journeys =
                channel.journeys.prefix(1) + (2...8).map { journey("\(channel.name)-\($0)", channel: channel.name) }
            return channel
        }
        summary.incidents = incidents(of: summary)
        for incident in summary.incidents where incident.endedAt == nil {
            replace(incident.channel, in: &summary) { $0.openIncident = incident }
        }
        summary.intents = (0..<40).map { (goal: Int) -> IntentSummary in
            let ways = [goal, goal + 7].map { place in way(to: goal, by: summary.channels[place]) }
            return IntentSummary(intent: "a-goal-of-customers-that-is-number-\(goal)", ways: ways)
        }
        return summary
    }

    private static func way(to goal: Int, by channel: ChannelSummary) -> IntentSummary.Way {
        IntentSummary.Way(
            journey: "\(channel.name)-1", title: "A way to goal \(goal) by \(channel.title)", channel: channel.name,
            channelTitle: channel.title, reason: channel.state.reason, isSuspected: false,
            sharedNeeds: ["identity", "account-data"])
    }

    private static func broken(_ index: Int, _ reason: Reason, _ story: JourneySummary?) -> ChannelSummary {
        let (name, since) = ("channel-\(index)", ago(minutes: 12 + Double(index) * 17))
        var channel = usable(name, "A channel with quite a long title, number \(index)")
        channel.points = flickering(name, since: since, reason)
        channel.numbers = numbers(channel.points)
        channel.history = history(channel.points)
        channel.objective = 0.995
        channel.numbers = channel.numbers.map { window in
            var window = window
            window.budget = ErrorBudget(objective: 0.995, of: window.availability)
            window.worstHour = WorstHour(start: ago(minutes: 28), usable: 0)
            return window
        }
        channel.journeys = (1...(index == 0 ? 3 : 2)).map { journey("\(name)-\($0)", channel: name) }
        guard var story else { return channel }
        channel.reach = reason.verdict == .down ? .down : .up
        channel.owner = "Team that answers for channel \(index)"
        channel.runbook = "https://runbooks.example/channel-\(index)"
        channel.state = ChannelState(channel: name, reason: reason, since: since, decidedBy: "\(name)-1")
        story.journey = "\(name)-1"
        story.judgement.channel = name
        story.judgement.reason = reason
        story.steps += (0..<8).map {
            .init(id: "a-later-step-\($0)", kind: "submit", channel: name, result: .notReached, duration: nil)
        }
        story.marks = marks(failing: story.judgement.failingStep, reason)
        channel.journeys[0] = story
        return channel
    }

    /// A night of many short breaks before the one that lasts.
    private static func flickering(_ name: String, since: Date, _ reason: Reason) -> [ChannelPoint] {
        night(name, since: reason == .arrived ? nil : since, reason: reason).enumerated().map { index, point in
            var point = point
            if index % 23 < 2 { point.reason = .noReply }
            return point
        }
    }

    private static func incidents(of summary: Summary) -> [Incident] {
        let open = summary.channels.filter(\.state.verdict.isBad).map { channel in
            var incident = Incident(
                id: channel.name, channel: channel.name, startedAt: channel.state.since ?? now,
                changes: [.init(at: now, reason: channel.state.reason, journey: "\(channel.name)-1")])
            incident.difference = difference(now)
            return incident
        }
        let ended = (0..<30).map { (index: Int) -> Incident in
            let start = ago(minutes: Double(500 + index * 300))
            let changes: [Incident.Change] = [
                .init(at: start, reason: .notUnderstood, journey: "chat-1"),
                .init(at: start.addingTimeInterval(3000), reason: .noReply, journey: "chat-1"),
            ]
            return Incident(
                id: "ended-\(index)", channel: "channel-\(index % 12)", startedAt: start,
                endedAt: start.addingTimeInterval(6000), changes: changes)
        }
        return open + ended
    }
}
