/// What customers must meet while an action is frozen: `when_contained:` of a journey.
package struct WhenContained: Hashable, Sendable {
    /// Walked instead of the journey's own steps; empty where those lead to the refusal.
    package var steps: [Step] = []
    /// The id of the step at which the refusal is met: one of ``steps``, or of the journey's own.
    package var at: String
    /// The calm refusal with its explanation. All of them hold.
    package var refused: [Expectation] = []
    /// All of them hold where it went through anyway. Empty: the journey's own goal shows it.
    package var letThrough: [Expectation] = []
    /// How old what is still shown may be.
    package var asOf: [Expectation] = []
    /// What a customer does then to be helped.
    package var wayOut: [Step] = []
    package var location: SourceLocation
    /// Where the values of its keys stand, by key.
    package var places: [String: SourceLocation] = [:]

    package init(at: String, location: SourceLocation) {
        self.at = at
        self.location = location
    }

    /// Every line that is held against the refusal.
    package var lines: [Expectation] { refused + letThrough + asOf }
}
