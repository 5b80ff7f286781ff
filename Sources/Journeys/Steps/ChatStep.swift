/// A conversation with a bot.
package struct ChatStep: Hashable, Sendable {
    package enum Platform: String, Hashable, Sendable, CaseIterable { case rasa }

    package struct Turn: Hashable, Sendable {
        package enum Utterance: Hashable, Sendable {
            case say(Template)
            /// The title of a button that the bot offered in the turn before; its payload is sent.
            case press(Template)
        }

        package var utterance: Utterance
        package var expectations: [Expectation] = []
        package var never: [Expectation] = []
        package var captures: [Capture] = []
        package var within: Duration?
        package var location: SourceLocation

        package init(utterance: Utterance, location: SourceLocation) {
            self.utterance = utterance
            self.location = location
        }
    }

    package var platform: Platform
    package var url: Template
    package var options: RequestOptions
    package var turns: [Turn]
    /// The last step of a guard only: what the bot is tried with after the turns.
    package var injections: Injections?

    package init(platform: Platform, url: Template, options: RequestOptions = RequestOptions(), turns: [Turn]) {
        self.platform = platform
        self.url = url
        self.options = options
        self.turns = turns
    }
}
