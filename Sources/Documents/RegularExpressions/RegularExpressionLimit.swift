/// Why a search ended without an answer. It is neither a match nor the absence of one.
package enum RegularExpressionLimit: Error, Sendable, Equatable {
    /// The pattern needs more steps, depth or memory on this text than one search is given.
    case limitReached
    /// The text is longer than ``RegularExpression/maximumSubjectLength``.
    case subjectTooLong
}
