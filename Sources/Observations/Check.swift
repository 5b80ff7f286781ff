import Journeys

/// One expectation held against what was seen.
package struct Check: Sendable, Hashable, Codable {
    package enum Role: String, Sendable, Hashable, Codable {
        case expect, until, never, owner, refused, letThrough, asOf, prompt, ending, capture
        /// A line of `saved:`: what was written must be there when it is read back.
        case saved
        /// A line of `known:`: what was said or given elsewhere must be known here.
        case known
    }

    package enum Outcome: String, Sendable, Hashable, Codable {
        case held
        case failed
        /// There was no such value. Never equal to anything, and never passed.
        case missing
        /// It could not be evaluated: a limit of a regular expression, a body that is no JSON.
        case notEvaluable
    }

    package var role: Role
    package var outcome: Outcome
    /// The line as written.
    package var source: String
    package var location: SourceLocation
    /// In words, with captured values filled in: `status == 200`.
    package var expected: String
    /// The value that was there, shortened: `503`.
    package var got: String
    /// Whether it asks for the age of something (`newerThan`).
    package var isAboutAge: Bool

    package init(
        role: Role, outcome: Outcome, source: String, location: SourceLocation, expected: String, got: String,
        isAboutAge: Bool = false
    ) {
        self.role = role
        self.outcome = outcome
        self.source = source
        self.location = location
        self.expected = expected
        self.got = got
        self.isAboutAge = isAboutAge
    }
}
