/// Words that say why a step failed, by what they mean. They are known in several languages, and a site can add its own.
package enum PhraseGroup: String, Hashable, Sendable, CaseIterable {
    case cannotVerify = "cannot_verify"
    case maintenance
    case lockedOut = "locked_out"
    case linkExpired = "link_expired"
    case signInAgain = "sign_in_again"
    case notKnown = "not_known"
}
