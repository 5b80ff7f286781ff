import Foundation
import Observations
import Testing
import Verdicts

@Suite("The reason of a failing step")
struct ReasonTests {
    /// Every sign that fails alone, with the reason that DESIGN 3 gives it.
    static let alone: [(Sign.Kind, Reason)] = [
        (.botWall, .blocked), (.lockedOut, .blocked), (.rateLimited, .blocked),
        (.sessionLost, .sessionLost),
        (.askedAgainAfterCredential, .identityFailed), (.credentialRefused, .identityFailed),
        (.tokenRejected, .identityFailed),
        (.redirectCircle, .loop), (.tooManyRedirects, .loop), (.samePromptAgain, .loop), (.tooManyPrompts, .loop),
        (.mailMissing, .notDelivered), (.mailIncomplete, .notDelivered), (.linkToOtherHost, .notDelivered),
        (.unknownPrompt, .notUnderstood),
        (.emptyBody, .noReply), (.emptyReply, .noReply), (.emptyCallDocument, .noReply),
        (.noSuchForm, .deadEnd), (.noSuchField, .deadEnd), (.noSuchButton, .deadEnd), (.callEndedEarly, .deadEnd),
        (.wrongEnding, .deadEnd), (.pendingForEver, .deadEnd), (.linkDead, .notDelivered), (.hostNotAllowed, .deadEnd),
        (.handedToNobody, .deadEnd),
        (.timedOut, .tooSlow), (.longWait, .tooSlow), (.callTooLong, .tooSlow),
        (.statusRefused, .stepError), (.resolveFailed, .stepError), (.connectFailed, .stepError),
        (.tlsFailed, .stepError), (.mailServerRefused, .stepError), (.cachedPrivatePage, .wrongContent),
        (.cutOff, .brokenResponse), (.malformed, .brokenResponse), (.tooLarge, .brokenResponse),
        (.invalidJSON, .brokenResponse), (.invalidCallDocument, .brokenResponse),
        (.wrongContentType, .brokenResponse), (.ownAssetMissing, .brokenResponse), (.linkUsedUp, .notDelivered),
        (.mailExpired, .notDelivered), (.captchaDemanded, .blocked),
        (.anotherCustomer, .wrongAccount), (.ownFault, .monitorFault),
    ]

    @Test("rests on each sign that fails alone, and shows it", arguments: alone)
    func sign(_ kind: Sign.Kind, _ reason: Reason) {
        let judgement = Judge.judgement(of: failed(signs: [kind]))
        #expect(judgement.reason == reason)
        #expect(judgement.got == "seen \(kind.rawValue)")
        #expect(judgement.evidence.contains("seen \(kind.rawValue)"))
        #expect(judgement.failingStep == "submit")
        #expect(judgement.expected != "")
    }

    @Test("is known for every sign there is")
    func complete() {
        let named: Set<Sign.Kind> = [
            .captchaPresent, .phraseCannotVerify, .phraseMaintenance, .emptySelect, .sameReplyAgain, .fallbackReply,
            .mailLate, .longCall, .errorInSuccess, .phraseNoAgent, .phraseFallback, .brokenWords, .emptyAnswer,
            .noWayOn, .notSaved, .contextLost, .contradiction, .assetMissing,
        ]
        #expect(Set(Self.alone.map(\.0)).union(named) == Set(Sign.Kind.allCases))
        for kind in Sign.Kind.allCases { #expect(kind.failsAlone != named.contains(kind)) }
    }

    /// What only names: the sign, the reason that it gives to a step with a failed expectation.
    static let naming: [(Sign.Kind, Reason)] = [
        (.captchaPresent, .blocked), (.sameReplyAgain, .loop), (.mailLate, .notDelivered),
        (.fallbackReply, .notUnderstood), (.emptySelect, .deadEnd), (.phraseMaintenance, .deadEnd),
        (.errorInSuccess, .brokenResponse), (.longCall, .tooSlow), (.phraseCannotVerify, .wrongContent),
        (.phraseNoAgent, .deadEnd), (.phraseFallback, .notUnderstood), (.brokenWords, .brokenResponse),
        (.emptyAnswer, .noReply), (.noWayOn, .deadEnd),
        (.notSaved, .notSaved), (.contextLost, .contextLost), (.contradiction, .wrongContent),
        (.assetMissing, .brokenResponse),
    ]

    @Test("is named by weak signs, which never fail a step by themselves", arguments: naming)
    func weak(_ kind: Sign.Kind, _ reason: Reason) {
        #expect(Judge.judgement(of: failed(signs: [kind], checks: [check(.expect, .failed)])).reason == reason)
        var healthy = arrivedRun()
        healthy.observations[0].signs = [Sign(kind, "there")]
        healthy.observations[1].signs = [Sign(kind, "there")]
        #expect(Judge.judgement(of: healthy).reason == .arrived)
    }

    @Test("asks the rules in one order, whatever the order of the signs")
    func order() {
        let chain: [Sign.Kind] = [
            .botWall, .sessionLost, .credentialRefused, .redirectCircle, .mailMissing, .unknownPrompt, .emptyBody,
            .noSuchForm, .timedOut, .statusRefused, .cutOff,
        ]
        for (index, stronger) in chain.enumerated() {
            for weaker in chain[(index + 1)...] {
                for signs in [[stronger, weaker], [weaker, stronger]] {
                    let judgement = Judge.judgement(of: failed(signs: signs))
                    #expect(judgement.got == "seen \(stronger.rawValue)", "\(stronger) before \(weaker)")
                }
            }
        }
    }

    @Test("calls a loop a failed identity once a credential was asked for again")
    func loopAfterCredential() {
        let run = failed(signs: [.samePromptAgain, .askedAgainAfterCredential], entersCredential: true)
        #expect(Judge.judgement(of: run).reason == .identityFailed)
        #expect(Judge.judgement(of: run).evidence.contains("seen samePromptAgain"))
    }

    @Test("takes words of refusal for a failed identity only where a credential was entered")
    func phrase() {
        let bad = [check(.expect, .failed, "xpath contains Welcome", got: "Sorry")]
        let entered = Judge.judgement(of: failed(signs: [.phraseCannotVerify], checks: bad, entersCredential: true))
        #expect(entered.reason == .identityFailed)
        #expect(entered.got == "seen phraseCannotVerify")
        let other = Judge.judgement(of: failed(signs: [.phraseCannotVerify], checks: bad))
        #expect(other.reason == .wrongContent)
        #expect(other.got == "Sorry")
    }

    @Test("calls an old or missing date stale", arguments: [Check.Outcome.failed, .missing, .notEvaluable])
    func stale(_ outcome: Check.Outcome) {
        let run = failed(signs: [], checks: [check(.expect, outcome, "newerThan 24h", got: "3 days", age: true)])
        #expect(Judge.judgement(of: run).reason == .stale)
    }

    @Test(
        "lets nothing pass that did not hold",
        arguments: [Check.Role.expect, .until, .prompt, .ending, .capture, .saved, .known],
        [Check.Outcome.failed, .missing, .notEvaluable])
    func wrongContent(_ role: Check.Role, _ outcome: Check.Outcome) {
        let judgement = Judge.judgement(
            of: failed(signs: [], checks: [check(), check(role, outcome, "it", got: "else")]))
        #expect(judgement.reason == .wrongContent)
        #expect(judgement.expected == "it")
        #expect(judgement.got == "else")
        #expect(judgement.evidence == ["expected it, got else"])
    }

    @Test("is not the first check, but the first that failed")
    func firstFailing() {
        let checks = [check(), check(.expect, .failed, "second", got: "x"), check(.expect, .failed, "third", got: "y")]
        #expect(Judge.judgement(of: failed(signs: [], checks: checks)).expected == "second")
    }

    @Test("belongs to one verdict, and each verdict has some")
    func verdicts() {
        #expect(Verdict.allCases.flatMap(\.reasons) == Reason.allCases.sorted { verdictIndex($0) < verdictIndex($1) })
        let counts = Verdict.allCases.map(\.reasons.count)
        #expect(counts == [6, 5, 16, 3, 1, 1])
        #expect(Verdict.allCases.sorted(by: >) == [.unsafe, .down, .softDown, .unknown, .safelyDegraded, .usable])
        for verdict in Verdict.allCases { #expect(!(verdict.isBad && verdict.isGood)) }
        #expect(Verdict.allCases.filter { !$0.isBad && !$0.isGood } == [.unknown])
    }

    private func verdictIndex(_ reason: Reason) -> Int { Verdict.allCases.firstIndex(of: reason.verdict) ?? -1 }
}
