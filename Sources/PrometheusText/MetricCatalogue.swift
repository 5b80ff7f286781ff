/// Every metric that softdown writes. The list is closed: dashboards and alert rules are written against it.
package enum MetricCatalogue: String, Sendable, CaseIterable {
    case buildInfo = "softdown_build_info"
    case channelQuiet = "softdown_channel_quiet"
    case channelReach = "softdown_channel_reach"
    case channelReason = "softdown_channel_reason"
    case channelSoftDowntime = "softdown_channel_soft_downtime_seconds_total"
    case channelState = "softdown_channel_state"
    case channelStateChange = "softdown_channel_state_change_timestamp_seconds"
    case channelStateSeconds = "softdown_channel_state_seconds_total"
    case channelSuspected = "softdown_channel_suspected"
    case channelUptime = "softdown_channel_uptime_ratio"
    case channelUsable = "softdown_channel_usable_ratio"
    case containment = "softdown_containment"
    case guardLastCheck = "softdown_guard_last_check_timestamp_seconds"
    case guardOutcome = "softdown_guard_outcome"
    case journeyDuration = "softdown_journey_duration_seconds"
    case journeyRuns = "softdown_journey_runs_total"
    case journeyStepDuration = "softdown_journey_step_duration_seconds"
    case journeyVerdict = "softdown_journey_verdict"
    case lastRun = "softdown_last_run_timestamp_seconds"
    case lastRunDuration = "softdown_last_run_duration_seconds"
    case lastSuccess = "softdown_last_success_timestamp_seconds"
    case monitorFaults = "softdown_monitor_faults"
    case nextDue = "softdown_next_due_timestamp_seconds"
    case openIncidents = "softdown_open_incidents"

    package enum Kind: String, Sendable { case counter, gauge }

    package var kind: Kind { rawValue.hasSuffix("_total") ? .counter : .gauge }

    package var help: String {
        switch self {
        case .buildInfo: "The version that wrote this file; always 1."
        case .channelQuiet: "1 while nothing of the channel is walked, on purpose."
        case .channelReach: "What an uptime check says of the channel; 1 for the one that is true."
        case .channelReason: "Why the channel is in its state; 1 for the one that is true."
        case .channelSoftDowntime: "Time in which the channel was up and of no use to customers."
        case .channelState: "What customers meet in the channel; 1 for the one state that is true."
        case .channelStateChange: "When the channel's state began, by the first run that said so."
        case .channelStateSeconds: "Time that the channel has spent in each state."
        case .channelSuspected: "1 while the last run said otherwise and waits to be confirmed."
        case .channelUptime: "Share of the known time in which the channel's uptime check was up."
        case .channelUsable: "Share of the known time in which customers arrived or were safely refused."
        case .containment: "1 while the action is frozen on purpose."
        case .guardLastCheck: "When the guard was last run; 0 if never."
        case .guardOutcome: "The last outcome of the guard that was not inconclusive; 1 for the one that is true."
        case .journeyDuration: "How long the journey's last run took."
        case .journeyRuns: "Runs of the journey by what they came to."
        case .journeyStepDuration: "How long the step took in the journey's last run; NaN if it was not reached."
        case .journeyVerdict: "What the journey's last run came to; 1 for the one that is true."
        case .lastRun: "When softdown last stored something; 0 if never."
        case .lastRunDuration: "How long softdown's last invocation took."
        case .lastSuccess: "When softdown last did its work without a fault of its own; 0 if never."
        case .monitorFaults: "Things that softdown itself could not do in its last invocation."
        case .nextDue: "When softdown has to walk something next."
        case .openIncidents: "Incidents that are open now."
        }
    }

    /// In the order in which they are written.
    package var labels: [String] {
        switch self {
        case .buildInfo: ["version"]
        case .channelReach: ["channel", "reach"]
        case .channelReason: ["channel", "reason"]
        case .channelState, .channelStateSeconds: ["channel", "state"]
        case .channelStateChange, .channelSuspected, .channelSoftDowntime, .channelQuiet: ["channel"]
        case .channelUptime, .channelUsable: ["channel", "window"]
        case .containment: ["action"]
        case .guardLastCheck: ["guard"]
        case .guardOutcome: ["guard", "outcome"]
        case .journeyDuration: ["journey"]
        case .journeyRuns, .journeyVerdict: ["journey", "verdict"]
        case .journeyStepDuration: ["journey", "step"]
        case .lastRun, .lastRunDuration, .lastSuccess, .monitorFaults, .nextDue, .openIncidents: []
        }
    }
}
