/// A sign of soft downtime that is looked for without being asked (DESIGN 5). Each can be switched off by its name.
package enum Symptom: String, Hashable, Sendable, CaseIterable, Codable {
    case signInFormAgain = "sign-in-form-again"
    case redirectCircle = "redirect-circle"
    case botWall = "bot-wall"
    case errorInSuccess = "error-in-success"
    case wrongContentType = "wrong-content-type"
    case emptySelect = "empty-select"
    case anotherCustomer = "another-customer"
    case cachedPrivatePage = "cached-private-page"
    case sessionGone = "session-gone"
    case noReply = "no-reply"
    case fallbackReply = "fallback-reply"
    case sameReply = "same-reply"
    case samePrompt = "same-prompt"
    case emptyCallDocument = "empty-call-document"
    case earlyHangUp = "early-hang-up"
    case longCall = "long-call"
    case statedWait = "stated-wait"
    case endlessHold = "endless-hold"
    case brokenWords = "broken-words"
    case lateMail = "late-mail"
    case linkToOtherHost = "link-to-other-host"
    case deadLink = "dead-link"
    case ownAssets = "own-assets"
    case notSaved = "not-saved"
    case contextLost = "context-lost"
    case contradiction
}

extension Symptom {
    /// The limit of those that have one, where neither site nor journey sets another: `symptoms: { stated-wait: 5m }`.
    package var defaultLimit: Duration? {
        switch self {
        case .statedWait, .longCall: .seconds(600)
        default: nil
        }
    }

    /// Whether site and journeys may set a limit instead of `on`.
    package var takesLimit: Bool { defaultLimit != nil || self == .lateMail }
}
