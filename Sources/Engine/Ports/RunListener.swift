import Journeys
import Observations

/// Hears of a run while it happens. Everything that it hears is redacted.
package protocol RunListener: Sendable {
    /// Whether anything is heard at all; what nobody hears need not be redacted.
    var isListening: Bool { get }
    func runBegan(_ journey: Journey, attempt: Int)
    func stepBegan(_ step: Step, of journey: Journey)
    func stepEnded(_ observation: Observation, of journey: Journey)
    /// - Parameter run: redacted, and without the reach checks, which others know.
    func runEnded(_ run: Run, of journey: Journey)
}

extension RunListener {
    package var isListening: Bool { true }
    package func runEnded(_ run: Run, of journey: Journey) {}
}

/// Hears nothing.
package struct SilentListener: RunListener {
    package var isListening: Bool { false }
    package init() {}
    package func runBegan(_ journey: Journey, attempt: Int) {}
    package func stepBegan(_ step: Step, of journey: Journey) {}
    package func stepEnded(_ observation: Observation, of journey: Journey) {}
}
