/// A phone call, walked over the platform's webhooks.
package struct CallStep: Hashable, Sendable {
    package enum Platform: String, Hashable, Sendable, CaseIterable { case twilio }

    /// How the call must come to its end.
    package enum Ending: String, Hashable, Sendable, CaseIterable { case any, hangup, dial, enqueue }

    /// One prompt that is waited for, and what the caller does when it is heard.
    package struct Hearing: Hashable, Sendable {
        package enum Answer: Hashable, Sendable {
            case press(Template)
            case say(Template)
            case listen
        }

        /// On the query ``Query/prompt``.
        package var prompt: Expectation
        package var answer: Answer
        package var expectations: [Expectation] = []
        package var captures: [Capture] = []
        package var location: SourceLocation

        package init(prompt: Expectation, answer: Answer, location: SourceLocation) {
            self.prompt = prompt
            self.answer = answer
            self.location = location
        }
    }

    package var platform: Platform
    /// The webhook that answers the call.
    package var answer: Template
    package var method: String = "POST"
    /// The key of the request signature.
    package var signWith: Template?
    package var caller: Template?
    package var called: Template?
    package var accountIdentifier: Template?
    package var hearings: [Hearing]
    package var ending: Ending = .any

    package init(platform: Platform, answer: Template, hearings: [Hearing]) {
        self.platform = platform
        self.answer = answer
        self.hearings = hearings
    }
}
