import Journeys

/// Who a run's customer appeared to be, and what was expected of the service.
package struct PersonaSeen: Sendable, Hashable, Codable {
    package var name: String
    package var treatment: Treatment
    package var stepUp: StepUp?

    /// Which of the run's observations belong to a step-up.
    package struct StepUp: Sendable, Hashable, Codable {
        /// The step after which it was expected; its ``Check/Role/letThrough`` lines say what comes where nothing is asked.
        package var after: String
        package var steps: [String]
        /// Steps of the normal way that were walked because nothing was asked; empty where none were.
        package var detour: [String] = []
        /// Nothing was asked, and ``after`` is the last step of the normal way.
        package var isGoal = false

        package init(after: String, steps: [String]) {
            self.after = after
            self.steps = steps
        }
    }

    package init(name: String, treatment: Treatment) {
        self.name = name
        self.treatment = treatment
    }
}
