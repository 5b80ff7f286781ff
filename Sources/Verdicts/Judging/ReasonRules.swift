import Journeys
import Observations

/// Names the reason of a failing step: the first rule that fits (DESIGN 3), each on named evidence.
enum ReasonRules {
    struct Finding {
        var reason: Reason
        var expected: String
        var got: String
    }

    /// A reason, the signs that are its evidence, and what was expected instead, in the order in which they are asked.
    private struct Rule {
        var reason: Reason
        var signs: Set<Sign.Kind>
        var expected: String
    }

    private static let rules: [Rule] = [
        Rule(
            reason: .blocked, signs: [.botWall, .lockedOut, .rateLimited, .captchaDemanded],
            expected: "no wall in the customer's way"),
        Rule(reason: .sessionLost, signs: [.sessionLost], expected: "to stay signed in"),
        Rule(
            reason: .identityFailed, signs: [.askedAgainAfterCredential, .credentialRefused, .tokenRejected],
            expected: "a correct credential to be accepted"),
        Rule(
            reason: .loop, signs: [.redirectCircle, .tooManyRedirects, .samePromptAgain, .tooManyPrompts],
            expected: "progress"),
        Rule(
            reason: .contextLost, signs: [.contextLost],
            expected: "what this customer said or was given elsewhere to be known here"),
        Rule(
            reason: .notDelivered,
            signs: [.mailMissing, .mailIncomplete, .linkToOtherHost, .mailExpired, .linkDead, .linkUsedUp],
            expected: "the message, in time and with what it must carry"),
        Rule(reason: .notSaved, signs: [.notSaved], expected: "what was accepted to be there when it is read back"),
        Rule(reason: .notUnderstood, signs: [.unknownPrompt], expected: "one of the known prompts"),
        Rule(
            reason: .noReply, signs: [.emptyBody, .emptyReply, .emptyCallDocument],
            expected: "an answer with words in it"),
        Rule(
            reason: .deadEnd,
            signs: [
                .noSuchForm, .noSuchField, .noSuchButton, .callEndedEarly, .wrongEnding, .pendingForEver,
                .hostNotAllowed, .handedToNobody,
            ], expected: "a way on"),
        Rule(
            reason: .wrongContent, signs: [.cachedPrivatePage],
            expected: "the customer's own page, from the service and not from a shared cache"),
        Rule(reason: .tooSlow, signs: [.timedOut], expected: "an answer in time"),
        Rule(reason: .tooSlow, signs: [.longWait], expected: "a person before customers give up"),
        Rule(reason: .tooSlow, signs: [.callTooLong], expected: "the goal before callers give up"),
        Rule(
            reason: .stepError,
            signs: [.statusRefused, .resolveFailed, .connectFailed, .tlsFailed, .mailServerRefused],
            expected: "an answer below 400"),
        Rule(
            reason: .brokenResponse,
            signs: [
                .cutOff, .malformed, .tooLarge, .invalidJSON, .invalidCallDocument, .wrongContentType,
                .ownAssetMissing,
            ],
            expected: "a whole, well-formed answer"),
    ]

    /// Signs that never fail a step, but say what it means that it failed.
    private static let naming: [Rule] = [
        Rule(reason: .blocked, signs: [.captchaPresent], expected: "no puzzle in the customer's way"),
        Rule(reason: .loop, signs: [.sameReplyAgain], expected: "an answer of its own to each question"),
        Rule(reason: .notDelivered, signs: [.mailLate], expected: "the message in time"),
        Rule(reason: .notUnderstood, signs: [.fallbackReply], expected: "to be understood"),
        Rule(reason: .noReply, signs: [.emptyAnswer], expected: "an answer with words in it"),
        Rule(reason: .brokenResponse, signs: [.brokenWords], expected: "words for people"),
        Rule(
            reason: .deadEnd, signs: [.emptySelect, .phraseMaintenance, .phraseNoAgent, .noWayOn], expected: "a way on"),
        Rule(reason: .notUnderstood, signs: [.phraseFallback], expected: "to be understood"),
        Rule(reason: .brokenResponse, signs: [.errorInSuccess], expected: "no error in an answer of success"),
        Rule(reason: .brokenResponse, signs: [.assetMissing], expected: "the page with its scripts and styles"),
        Rule(reason: .wrongContent, signs: [.contradiction], expected: "one fact to be the same in every channel"),
        Rule(reason: .tooSlow, signs: [.longCall], expected: "the goal before callers give up"),
    ]

    static func finding(for observation: Observation) -> Finding {
        let check = observation.checks.first(where: \.isFailing)
        if let rule = rules.first(where: { rule in observation.signs.contains { rule.signs.contains($0.kind) } }),
            let sign = observation.signs.first(where: { rule.signs.contains($0.kind) })
        {
            return Finding(reason: rule.reason, expected: check?.expected ?? rule.expected, got: sign.detail)
        }
        guard let check else {
            let alone = observation.signs.first { $0.kind.failsAlone }
            return Finding(
                reason: .stepError, expected: "the step to be done", got: alone?.detail ?? "nothing")
        }
        let words = observation.signs.first { $0.kind == .phraseCannotVerify }
        if let words, observation.entersCredential {
            return Finding(reason: .identityFailed, expected: check.expected, got: words.detail)
        }
        if check.isAboutAge { return Finding(reason: .stale, expected: check.expected, got: check.got) }
        if let rule = naming.first(where: { rule in observation.signs.contains { rule.signs.contains($0.kind) } }),
            let sign = observation.signs.first(where: { rule.signs.contains($0.kind) })
        {
            return Finding(reason: rule.reason, expected: check.expected, got: sign.detail)
        }
        return Finding(reason: .wrongContent, expected: check.expected, got: check.got)
    }
}
