/// Words that say why a step failed, by what they mean. They are known in several languages, and a site can add its own.
package enum PhraseGroup: String, Hashable, Sendable, CaseIterable {
    case cannotVerify = "cannot_verify"
    case maintenance
    case lockedOut = "locked_out"
    /// A form's own token, and not the credential, was refused. Names nothing; keeps such words from being taken for a
    /// refused credential.
    case requestRefused = "request_refused"
    case linkExpired = "link_expired"
    case signInAgain = "sign_in_again"
    case notKnown = "not_known"
    /// What a bot or a line says that has nobody to put the customer through to.
    case noAgent = "no_agent"
    /// A bot says that a person takes over.
    case handover
    /// A bot says that a person will see to it. It need not be now.
    case handoverPromised = "handover_promised"
    /// What a bot says that has not understood.
    case fallback
    /// A credential that is not accepted, in the words of bots and phone menus.
    case credentialRefused = "credential_refused"
    /// What only programs say.
    case machine
}
