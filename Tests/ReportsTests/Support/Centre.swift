import Foundation
import Journeys
import Observations
import Verdicts

/// A contact centre that nobody has, at one moment of one night.
enum Centre {
    static let now = Date(timeIntervalSince1970: 1_773_458_880)  // 2026-03-14 03:28:00 UTC

    static func ago(minutes: Double) -> Date { now.addingTimeInterval(-minutes * 60) }

    static func empty() -> Summary {
        var summary = Summary(
            site: "frankfurt", title: "Demo contact centre", generatedAt: now, staleAfter: now.addingTimeInterval(900),
            version: "1.0.0")
        summary.lastRunAt = ago(minutes: 1)
        summary.lastSuccessAt = ago(minutes: 1)
        summary.nextDueAt = now.addingTimeInterval(240)
        summary.runSeconds = 38.4
        return summary
    }

    static func nothingYet() -> Summary {
        var summary = empty()
        summary.lastRunAt = nil
        summary.lastSuccessAt = nil
        summary.runSeconds = nil
        summary.channels = channelNames.map { name, title in
            var channel = ChannelSummary(
                name: name, title: title, reach: .unknown,
                state: ChannelState(channel: name, reason: .overdue, since: nil))
            channel.journeys = [
                JourneySummary(
                    journey: "\(name)-1", title: "\(title), the usual way", intent: nil, needs: [],
                    judgement: Judgement(reason: .overdue, channel: name), isSuspected: false, isFlaky: false,
                    runAt: nil,
                    duration: nil, everySeconds: 300)
            ]
            return channel
        }
        return summary
    }

    static func healthy() -> Summary {
        var summary = empty()
        summary.channels = channelNames.map { usable($0.0, $0.1) }
        summary.intents = intents([:])
        summary.guards = guards(unsafe: false)
        summary.incidents = [
            Incident(
                id: "chat-1", channel: "chat", startedAt: ago(minutes: 3000), endedAt: ago(minutes: 2890),
                changes: [
                    .init(at: ago(minutes: 3000), reason: .notUnderstood, journey: "chat-1"),
                    .init(at: ago(minutes: 2950), reason: .noReply, journey: "chat-1"),
                ])
        ]
        return summary
    }

    /// Many channels, 25 journeys, all well, with a week of night behind them.
    static func large() -> Summary {
        var summary = healthy()
        summary.channels = (1...8).map { index in
            var channel = usable("channel-\(index)", "A channel with quite a long title, number \(index)")
            channel.journeys = (1...(index == 1 ? 4 : 3)).map {
                journey("channel-\(index)-\($0)", channel: "channel-\(index)")
            }
            return channel
        }
        return summary
    }

    static func oneFault() -> Summary {
        var summary = healthy()
        let since = ago(minutes: 47)
        replace("password-reset", in: &summary) { channel in
            channel.state = ChannelState(
                channel: channel.name, reason: .notDelivered, since: since, decidedBy: "password-reset-1")
            channel.owner = "Team Identity"
            channel.runbook = "https://runbooks.example/password-reset"
            channel.points = night(channel.name, since: since, reason: .notDelivered)
            channel.numbers = numbers(channel.points)
            channel.history = history(channel.points)
            channel.journeys = [Stories.resetMail()]
        }
        summary.intents = intents(["password-reset": .notDelivered])
        var incident = Incident(
            id: "password-reset-1", channel: "password-reset", startedAt: since,
            changes: [.init(at: since, reason: .notDelivered, journey: "password-reset-1", run: "k3v9x2m8q1wz")])
        incident.difference = difference(since)
        summary.incidents.insert(incident, at: 0)
        replace("password-reset", in: &summary) { channel in
            channel.openIncident = incident
            channel.objective = 0.995
            channel.numbers = channel.numbers.map { window in
                var window = window
                window.budget = ErrorBudget(objective: 0.995, of: window.availability)
                window.worstHour = WorstHour(start: ago(minutes: 28), usable: 0)
                return window
            }
        }
        return summary
    }

    static func difference(_ since: Date) -> RunDifference {
        RunDifference(
            good: RunReference(run: "a1b2c3d4e5f6", journey: "password-reset-1", at: since.addingTimeInterval(-300)),
            bad: RunReference(run: "k3v9x2m8q1wz", journey: "password-reset-1", at: since), failingStep: "inbox-3",
            lines: [
                .init(.reached, label: "came as far as", good: "account", bad: "inbox-3"),
                .init(.mail, step: "inbox-3", label: "mail", good: "after 4 s", bad: nil),
                .init(.header, step: "submit-2", label: "header server", good: "nginx/1.24", bad: "nginx/1.27"),
                .init(.timing, step: "submit-2", label: "first byte", good: "52 ms", bad: "1.9 s"),
                .init(.words, step: "submit-2", label: "words", good: nil, bad: "shortly"),
            ])
    }

    static func personas() -> [PersonaSummary] {
        func cell(_ persona: String, _ title: String, _ expected: Treatment, _ reason: Reason) -> PersonaSummary.Cell {
            .init(
                persona: persona, personaTitle: title, expected: expected, journey: "web-login-1@\(persona)",
                reason: reason, isSuspected: false)
        }
        return [
            PersonaSummary(
                journey: "web-login-1", title: "Sign in with a password and a code", channel: "web-login",
                cells: [
                    cell("default", "Regular customer", .through, .identityFailed),
                    cell("new-device", "From a new device", .stepUp, .arrived),
                    cell("tor", "Through Tor", .contained, .letThrough),
                ]),
            PersonaSummary(
                journey: "chat-1", title: "Ask the chat assistant for the balance", channel: "chat",
                cells: [cell("tor", "Through Tor", .contained, .contained)]),
        ]
    }

    static func causes(_ since: Date) -> [SharedCause] {
        func member(_ name: String, _ reason: Reason) -> SharedCause.Member {
            .init(
                journey: "\(name)-1", title: "A way through \(name)", channel: name,
                channelTitle: channelNames.first { $0.0 == name }?.1 ?? name, reason: reason, since: since)
        }
        let failing = [member("web-login", .identityFailed), member("phone", .identityFailed)]
        return [
            SharedCause(basis: .need, needs: ["identity"], since: since, failing: failing),
            SharedCause(
                basis: .contradicted, needs: ["account-data"], since: since, failing: failing,
                working: [member("recovery", .arrived)], untold: [member("chat", .overdue)]),
            SharedCause(basis: .coincidence, needs: [], since: since, failing: failing),
        ]
    }

    static func sevenFaults() -> Summary {
        var summary = healthy()
        let reasons: [String: Reason] = [
            "web-login": .identityFailed, "chat": .notUnderstood, "phone": .identityFailed,
            "password-reset": .notDelivered,
            "agent-desk": .wrongContent, "checkout": .serverError, "recovery": .letThrough,
        ]
        for (offset, name) in channelNames.map(\.0).enumerated() {
            guard let reason = reasons[name] else { continue }
            let since = ago(minutes: 12 + Double(offset) * 17)
            replace(name, in: &summary) { channel in
                channel.reach = reason.verdict == .down ? .down : .up
                channel.lastReach?.result = reason.verdict == .down ? .serverError : .up
                channel.lastReach?.status = reason.verdict == .down ? 503 : 200
                channel.state = ChannelState(channel: name, reason: reason, since: since, decidedBy: "\(name)-1")
                channel.points = night(name, since: since, reason: reason)
                channel.numbers = numbers(channel.points)
                channel.owner = "Team \(name)"
            }
            summary.incidents.insert(
                Incident(
                    id: name, channel: name, startedAt: since,
                    changes: [.init(at: since, reason: reason, journey: "\(name)-1")]), at: 0)
        }
        replace("web-login", in: &summary) { $0.journeys = [Stories.signIn()] }
        replace("chat", in: &summary) { $0.journeys = [Stories.chat()] }
        replace("phone", in: &summary) { $0.journeys = [Stories.call()] }
        replace("password-reset", in: &summary) { $0.journeys = [Stories.resetMail()] }
        replace("agent-desk", in: &summary) { $0.journeys = [Stories.desk()] }
        replace("checkout", in: &summary) { $0.journeys = [Stories.checkout()] }
        replace("recovery", in: &summary) { $0.state.decidedBy = "no-reset-without-code" }
        summary.intents = intents(reasons)
        summary.personas = personas()
        summary.causes = causes(ago(minutes: 40))
        summary.guards = guards(unsafe: true)
        summary.monitorFaults = ["The secret twilio_token is missing: journey phone-2 did not run."]
        summary.resting = [.init(account: "anna", until: now.addingTimeInterval(1200))]
        summary.isSimulated = true
        return summary
    }

    static let channelNames = [
        ("web-login", "Web sign-in"), ("chat", "Chat assistant"), ("phone", "Phone menu"),
        ("password-reset", "Password reset"), ("recovery", "Account recovery"), ("agent-desk", "Agent desk"),
        ("checkout", "Checkout"),
    ]

    static func replace(_ name: String, in summary: inout Summary, _ change: (inout ChannelSummary) -> Void) {
        guard let index = summary.channels.firstIndex(where: { $0.name == name }) else { return }
        var channel = summary.channels[index]
        change(&channel)
        summary.channels[index] = channel
    }

    static func usable(_ name: String, _ title: String) -> ChannelSummary {
        var channel = ChannelSummary(
            name: name, title: title, reach: .up,
            state: ChannelState(channel: name, reason: .arrived, since: ago(minutes: 4000), decidedBy: "\(name)-1"))
        channel.lastReach = ReachSeen(
            channel: name, at: ago(minutes: 1), result: .up, status: 200,
            phases: Phases(dns: 1200, connect: 9000, tls: 21_000, firstByte: 48_000, download: 900))
        channel.points = night(name, since: nil, reason: .arrived)
        channel.numbers = numbers(channel.points)
        channel.history = history(channel.points)
        channel.journeys = [journey("\(name)-1", channel: name)]
        return channel
    }

    static func journey(_ id: String, channel: String) -> JourneySummary {
        var journey = JourneySummary(
            journey: id, title: "A customer's usual way through \(channel), named \(id)", intent: "see-my-balance",
            needs: ["identity"], judgement: Judgement(reason: .arrived, channel: channel, got: "in 1.8 s"),
            isSuspected: false, isFlaky: id == "chat-1", runAt: ago(minutes: 1), duration: 1_830_000, everySeconds: 300)
        journey.steps = ["open-1", "submit-2", "code", "account"].map {
            .init(id: $0, kind: "open", channel: channel, result: .passed, duration: 410_000)
        }
        journey.runsTotal = [.usable: 4021]
        journey.marks = marks(failing: nil)
        return journey
    }

    /// The last runs of a journey; the latest ten ended at a step.
    static func marks(failing: String?, _ reason: Reason = .stepError) -> [RunMark] {
        (0..<96).map { index in
            let isBad = failing != nil && index >= 86 || index == 40
            return RunMark(
                at: ago(minutes: Double(96 - index) * 5),
                reason: isBad ? (failing == nil ? .inconclusive : reason) : .arrived,
                failingStep: isBad ? failing : nil, duration: 1_500_000 + (index * 7919 % 41) * 21_000)
        }
    }

    static func history(_ points: [ChannelPoint]) -> [ChannelSummary.History] {
        let end = Date(timeIntervalSince1970: 1_773_532_800)
        return [
            .init(window: "7 d", slices: TimeSlice.slices(of: points, until: end, every: 3600, count: 168)),
            .init(window: "30 d", slices: TimeSlice.slices(of: points, until: end, every: 21_600, count: 120)),
        ]
    }

    static func numbers(_ points: [ChannelPoint]) -> [ChannelSummary.WindowNumbers] {
        [("24 h", 1), ("7 d", 7), ("30 d", 30)].map { window, days in
            .init(
                window: window,
                availability: .measure(points, from: now.addingTimeInterval(-86_400 * Double(days)), to: now))
        }
    }

    static func night(_ name: String, since: Date?, reason: Reason) -> [ChannelPoint] {
        (0..<288).map { index in
            let at = now.addingTimeInterval(-86_400 + Double(index) * 300)
            let isBad = since.map { at >= $0 } ?? false
            return ChannelPoint(
                channel: name, at: at, isReachable: !(isBad && reason.verdict == .down),
                reason: isBad ? reason : .arrived,
                isSuspected: false, holds: 600)
        }
    }

    static func guards(unsafe: Bool) -> [GuardSummary] {
        var track = GuardTrack(guardName: "no-reset-without-code", channel: "recovery")
        track = track.absorbing(
            GuardFinding(
                outcome: unsafe ? .unsafe : .held, reason: .letThrough, channel: "recovery", step: "http-2",
                expected: "403 and “code is wrong”", got: unsafe ? "200 and a new password" : "403"),
            at: ago(minutes: 22))
        return [
            GuardSummary(
                name: "no-reset-without-code", title: "No recovery without the code", channel: "recovery", track: track),
            GuardSummary(
                name: "bot-keeps-secrets", title: "The chat assistant keeps other customers' data to itself",
                channel: "chat",
                track: GuardTrack(guardName: "bot-keeps-secrets", channel: "chat")),
        ]
    }

    static func intents(_ reasons: [String: Reason]) -> [IntentSummary] {
        func way(_ name: String, _ title: String, needs: [String] = []) -> IntentSummary.Way {
            let channelTitle = channelNames.first { $0.0 == name }?.1 ?? name
            return .init(
                journey: "\(name)-1", title: title, channel: name, channelTitle: channelTitle,
                reason: reasons[name] ?? .arrived, isSuspected: false, sharedNeeds: needs)
        }
        return [
            IntentSummary(
                intent: "reset-my-password",
                ways: [
                    way("password-reset", "Reset by mail"), way("phone", "Reset by phone", needs: ["mail"]),
                    way("agent-desk", "An agent sets a new one"),
                ]),
            IntentSummary(
                intent: "see-my-balance",
                ways: [way("web-login", "Sign in and look"), way("chat", "Ask the assistant"), way("phone", "Call")]),
        ]
    }
}
