import Journeys
import Observations

/// Hears of a run while it happens. Everything that it hears is redacted.
package protocol RunListener: Sendable {
    func runBegan(_ journey: Journey, attempt: Int)
    func stepBegan(_ step: Step, of journey: Journey)
    func stepEnded(_ observation: Observation, of journey: Journey)
}

/// Hears nothing.
package struct SilentListener: RunListener {
    package init() {}
    package func runBegan(_ journey: Journey, attempt: Int) {}
    package func stepBegan(_ step: Step, of journey: Journey) {}
    package func stepEnded(_ observation: Observation, of journey: Journey) {}
}
