import Journeys

/// A fact that was read off the wire without being asked for. Judging rests on signs and checks alone.
package struct Sign: Sendable, Hashable, Codable {
    package var kind: Kind
    /// The evidence, in words: `the form with the field 'password' again at /login`.
    package var detail: String
    /// The symptom that looked for it, if one did.
    package var symptom: Symptom?

    package init(_ kind: Kind, _ detail: String, symptom: Symptom? = nil) {
        self.kind = kind
        self.detail = detail
        self.symptom = symptom
    }

    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        // No whole answer arrived.
        case resolveFailed, connectFailed, tlsFailed, timedOut, cutOff, malformed, tooLarge, mailServerRefused
        /// Our own machine or configuration: never theirs.
        case ownFault
        /// A redirect or link to a host that is not in `hosts:`; not requested.
        case hostNotAllowed

        /// An answer of 400 and above where none was stated.
        case statusRefused
        case botWall, lockedOut, rateLimited

        /// The sign-in form, or the question for a credential, again after one was entered.
        case askedAgainAfterCredential
        /// An explicit refusal of a credential: 401, 403, or the words of one.
        case credentialRefused
        /// A token that was just given is not accepted.
        case tokenRejected
        /// Signed in before, asked to sign in now.
        case sessionLost

        case redirectCircle, samePromptAgain, sameReplyAgain
        case fallbackReply, unknownPrompt
        case emptyBody, emptyReply, emptyCallDocument
        case noSuchForm, noSuchField, noSuchButton, callEndedEarly, wrongEnding, pendingForEver, linkDead
        /// What a mail brings was no longer valid when it came.
        case mailExpired
        /// A puzzle that was not on the page before, after a credential was entered.
        case captchaDemanded
        /// The link of a mail worked until a scanner had fetched it.
        case linkUsedUp
        case invalidJSON, invalidCallDocument, wrongContentType, errorInSuccess
        case emptySelect
        /// A script or style sheet of the page's own origin is not there.
        case ownAssetMissing
        case mailMissing, mailIncomplete, mailLate, linkToOtherHost
        case anotherCustomer, cachedPrivatePage
        case tooManyPrompts, longCall, tooManyRedirects
        /// A person was wanted, and the stated waiting time is above the limit.
        case longWait
        /// More seconds of talking than anybody bears.
        case callTooLong
        /// A conversation was handed over, and then nobody said anything.
        case handedToNobody

        // These only name the reason of a step that failed.
        /// Neither a form nor a link on the page.
        case noWayOn
        case captchaPresent, phraseCannotVerify, phraseMaintenance
        /// Words of a bot or a line that has nobody to put a customer through to.
        case phraseNoAgent
        /// Words of a bot that did not understand, in one of the usual phrases.
        case phraseFallback
        /// Words that only programs say: a stack trace, a place that was not filled in.
        case brokenWords
        /// An answer of an interface that was asked something, with no words in it.
        case emptyAnswer
        /// What was written, accepted, and is not there when it is read back.
        case notSaved
        /// What this customer said or was given elsewhere, and is not known here.
        case contextLost
        /// A fact that another channel of the same journey said otherwise.
        case contradiction
        /// A script or style sheet on another host of `hosts:` is not there.
        case assetMissing
    }
}

extension Sign.Kind {
    /// Whether it fails its step by itself. The others only name the reason of a step that failed.
    package var failsAlone: Bool {
        switch self {
        case .captchaPresent, .phraseCannotVerify, .phraseMaintenance, .emptySelect, .sameReplyAgain, .fallbackReply,
            .mailLate, .longCall, .errorInSuccess, .noWayOn, .phraseNoAgent, .phraseFallback, .brokenWords,
            .emptyAnswer, .notSaved, .contextLost, .contradiction, .assetMissing:
            false
        default:
            true
        }
    }
}
