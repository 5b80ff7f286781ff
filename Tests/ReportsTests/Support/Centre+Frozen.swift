import Foundation
import Journeys
import Verdicts

extension Centre {
    /// Resetting passwords is frozen: the page refuses, the chat goes on, the phone leaves callers alone with it.
    static func frozen() -> Summary {
        var summary = healthy()
        for (name, reason) in [
            ("password-reset", Reason.contained), ("chat", .containmentIgnored), ("phone", .deadEnd),
        ] {
            replace(name, in: &summary) { channel in
                channel.state = ChannelState(
                    channel: name, reason: reason, since: ago(minutes: 30), decidedBy: "\(name)-1")
                if reason == .contained { channel.points = night(name, since: ago(minutes: 30), reason: reason) }
            }
        }
        summary.actions = ["reset-password", "pay", "sign-in", "close-account"]
        summary.containments = [
            containment("reset-password", "Reset a password", .frozen, source: .command, by: "Mara Lind"),
            containment("pay", "Pay", .uncertain, source: .flag, by: nil),
            containment("sign-in", "Sign in", .scheduled, source: .site, by: "on call"),
            containment("close-account", "Close an account", .ended, source: .command, by: "Mara Lind"),
        ]
        return summary
    }

    static func containment(
        _ action: String, _ title: String, _ phase: ContainmentSummary.Phase, source: Freeze.Source, by: String?
    ) -> ContainmentSummary {
        let since = phase == .scheduled ? now.addingTimeInterval(3600) : ago(minutes: 41)
        let until = phase == .uncertain ? nil : since.addingTimeInterval(7200)
        let freeze = Freeze(
            id: action, action: action, source: source, since: since, until: until,
            why: source == .flag ? "" : "stolen passwords are being tried out", by: by)
        func asked(_ channel: String, _ reason: Reason?, _ told: String?) -> ContainmentSummary.Asked {
            .init(
                journey: "\(channel)-1", title: "A way through \(channel)", channel: channel,
                channelTitle: channelNames.first { $0.0 == channel }?.1 ?? channel, reason: reason, told: told)
        }
        return ContainmentSummary(
            action: action, title: title, phase: phase, since: since, until: until, freeze: freeze,
            journeys: action != "reset-password"
                ? []
                : [
                    asked("password-reset", .contained, "Resetting passwords is paused. Ask to be called back."),
                    asked("chat", .containmentIgnored, nil), asked("phone", .deadEnd, "That is paused."),
                    asked("agent-desk", nil, nil), asked("recovery", .arrived, nil),
                ])
    }
}
