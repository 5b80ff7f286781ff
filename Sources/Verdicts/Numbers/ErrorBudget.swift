/// How much of the unusable time that an objective allows is left.
package struct ErrorBudget: Sendable, Hashable, Codable {
    /// The share of the time that is to be usable, 0…1.
    package var objective: Double
    /// Seconds that may be unusable within the window.
    package var allowed: Double
    /// Seconds that were. Time that is unknown counts as neither.
    package var spent: Double
    /// How fast it was spent: 1 is just as fast as the objective allows; absent where nothing is known.
    package var burn: Double?

    /// Below zero where the objective is missed.
    package var left: Double { allowed - spent }

    package init(objective: Double, of numbers: Availability) {
        self.objective = objective
        allowed = (1 - objective) * numbers.window
        let usable = (numbers.seconds[.usable] ?? 0) + (numbers.seconds[.safelyDegraded] ?? 0)
        spent = max(numbers.known - usable, 0)
        burn = numbers.known > 0 && objective < 1 ? spent / numbers.known / (1 - objective) : nil
    }
}
