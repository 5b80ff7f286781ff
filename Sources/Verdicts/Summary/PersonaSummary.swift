import Journeys

/// One journey beside all the customers who walk it, each with what is expected for them and what they met.
package struct PersonaSummary: Sendable {
    package struct Cell: Sendable {
        /// `default` for the customer that the journey describes.
        package var persona: String
        package var personaTitle: String
        package var expected: Treatment
        /// The id that runs, tracks and metrics have: `sign-in@new-device`.
        package var journey: String
        /// Of its last run, or ``Reason/overdue``.
        package var reason: Reason
        package var isSuspected: Bool

        package var verdict: Verdict { reason.verdict }

        package init(
            persona: String, personaTitle: String, expected: Treatment, journey: String, reason: Reason,
            isSuspected: Bool
        ) {
            self.persona = persona
            self.personaTitle = personaTitle
            self.expected = expected
            self.journey = journey
            self.reason = reason
            self.isSuspected = isSuspected
        }
    }

    /// The id in the journey's file.
    package var journey: String
    package var title: String
    package var channel: String
    /// In the order of the site's personas, `default` first.
    package var cells: [Cell]

    package init(journey: String, title: String, channel: String, cells: [Cell]) {
        self.journey = journey
        self.title = title
        self.channel = channel
        self.cells = cells
    }
}
