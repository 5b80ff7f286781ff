/// An entry of a journey's `personas:`.
package struct ExpectedTreatment: Hashable, Sendable {
    package var persona: String
    package var treatment: Treatment
    package var location: SourceLocation

    package init(persona: String, treatment: Treatment, location: SourceLocation) {
        self.persona = persona
        self.treatment = treatment
        self.location = location
    }
}

/// What a customer who appears to be a risk is asked besides.
package struct StepUp: Hashable, Sendable {
    /// The step after which it is asked. What that step expects is expected of the last step-up step instead.
    package var after: String
    package var steps: [Step]
    package var location: SourceLocation
    /// Where the values of its keys stand, by key.
    package var places: [String: SourceLocation] = [:]

    package init(after: String, steps: [Step], location: SourceLocation) {
        self.after = after
        self.steps = steps
        self.location = location
    }
}

/// Who walks a journey that was made for one persona, and what is expected of the service.
package struct Appearance: Hashable, Sendable {
    package var persona: Persona
    package var treatment: Treatment
    /// The id and title of the journey as it stands in its file.
    package var journey: String
    package var title: String
    /// Where the step-up belongs, if one is expected.
    package var stepUp: Insertion?

    /// Which steps of the journey are a step-up.
    package struct Insertion: Hashable, Sendable {
        package var after: String
        package var steps: [String]

        package init(after: String, steps: [String]) {
            self.after = after
            self.steps = steps
        }
    }

    package init(persona: Persona, treatment: Treatment, journey: String, title: String) {
        self.persona = persona
        self.treatment = treatment
        self.journey = journey
        self.title = title
    }
}
