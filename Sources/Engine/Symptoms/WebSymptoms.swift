import Documents
import Foundation
import JSONPath
import Journeys
import Observations
import Transfers

/// Looks at a web answer for signs that nobody asked for (DESIGN 5).
struct WebSymptoms {
    let walk: Walk
    let step: Step
    let subject: Subject
    let answer: Subject.Answer
    let context: PageContext
    let submitted: SubmittedForm?
    let entersCredential: Bool
    let usesCapturedToken: Bool
    let isPage: Bool
    let checks: [Check]

    var signs: [Sign] {
        var signs = refusals
        signs += signInAgain
        signs += identity
        signs += content
        if checks.contains(where: \.isFailing) || signs.contains(where: \.kind.failsAlone) { signs += names }
        rememberForms()
        return signs.filter { sign in sign.symptom.map { walk.looksFor($0) } ?? true }
    }

    /// A guard is asking to be refused, or a frozen action is refused in the words that the journey names.
    private var isRefusal: Bool {
        guard !step.refused.isEmpty else { return false }
        return walk.journey.isGuard || (walk.awaitsRefusal(at: step) && checks.holdRefusal)
    }

    /// The journey says itself what the status must be, and it is so; or it is the right refusal.
    private var statusIsExpected: Bool {
        if isRefusal { return true }
        let stated = step.requiredLines.filter { $0.query == .status }.map(\.source)
        return checks.contains { stated.contains($0.source) && $0.outcome == .held }
    }

    /// The journey says itself that the way leads here, as after signing out.
    private var addressIsExpected: Bool {
        let stated = step.expectations.filter { $0.query == .url }.map(\.source)
        return checks.contains { stated.contains($0.source) && $0.outcome == .held }
    }

    // MARK: Refusals

    private var refusals: [Sign] {
        // With the symptom off a wall is still an answer with a status.
        if let wall = BotWall.sign(for: answer), !statusIsExpected, wall.symptom.map(walk.looksFor) ?? true {
            return [wall]
        }
        guard answer.status >= 400, !statusIsExpected else { return [] }
        var signs = [Sign(.statusRefused, "\(answer.status) at \(answer.url)")]
        if answer.status == 401, context.tokenWasAccepted, !entersCredential {
            signs.append(Sign(.sessionLost, "401 for a token that was good before", symptom: .sessionGone))
        } else if answer.status == 401, usesCapturedToken, !entersCredential {
            signs.append(Sign(.tokenRejected, "401 for a token that was just given"))
        } else if answer.status == 401, entersCredential {
            signs.append(Sign(.credentialRefused, "401 for a correct credential"))
        } else if answer.status == 401, context.wasSignedIn {
            signs.append(Sign(.sessionLost, "401 although signed in before", symptom: .sessionGone))
        } else if answer.status == 401, SiteSecret.isSent(in: step, walk) {
            signs.append(Sign(.credentialRefused, "401 for a secret of the site file"))
        } else if [419, 440].contains(answer.status), context.wasSignedIn {
            signs.append(Sign(.sessionLost, "\(answer.status) although signed in before", symptom: .sessionGone))
        }
        return signs
    }

    // MARK: Signing in

    private var signInAgain: [Sign] {
        guard isPage else { return sentToSignIn }
        guard let document = subject.document, !isRefusal else { return [] }
        if let submitted, !submitted.credentialFields.isEmpty, step.setsPassword == nil {
            if document.asks(for: submitted.credentialFields) {
                // Widgets stand on healthy pages, too; one that was not there before is asked for now.
                let before = context.pageBefore?.captchaMarkers ?? []
                if let puzzle = document.captchaMarkers.first(where: { !before.contains($0) }) {
                    return [
                        Sign(
                            .captchaDemanded, "a puzzle (\(puzzle)) is demanded that was not on the page before",
                            symptom: .botWall)
                    ]
                }
                let fields = submitted.credentialFields.joined(separator: "', '")
                return [
                    Sign(
                        .askedAgainAfterCredential,
                        "\(answer.status) and the form with '\(fields)' again at \(answer.url)",
                        symptom: .signInFormAgain)
                ]
            }
        }
        guard context.wasSignedIn, !entersCredential, !document.signInForms.isEmpty, !addressIsExpected,
            !SignOut.isMeant(by: context.requested)
        else { return [] }
        let wasAskedFor = context.signInAddresses.contains(Self.address(context.requested))
        guard !wasAskedFor, !walk.meansToSignIn(after: step) else { return [] }
        return [
            Sign(.sessionLost, "asked to sign in at \(answer.url) although signed in before", symptom: .sessionGone)
        ]
    }

    /// An interface sends nobody to a page, unless it does not know any more who asks.
    private var sentToSignIn: [Sign] {
        guard context.wasSignedIn, !entersCredential, !isRefusal, !statusIsExpected,
            !SignOut.isMeant(by: context.requested)
        else { return [] }
        if (300..<400).contains(answer.status), let location = answer.headers.value(of: "Location"),
            let target = URLReference.resolve(location, against: answer.url),
            context.signInAddresses.contains(Self.address(target)) || Self.isSignInAddress(target)
        {
            return [
                Sign(.sessionLost, "\(answer.status) to \(target) although signed in before", symptom: .sessionGone)
            ]
        }
        guard answer.contentType?.lowercased().contains("html") ?? false, let document = subject.document,
            !document.signInForms.isEmpty
        else { return [] }
        return [
            Sign(
                .sessionLost, "a form to sign in at \(answer.url) although signed in before", symptom: .sessionGone)
        ]
    }

    private static func isSignInAddress(_ url: String) -> Bool {
        let path = URLReference(url)?.path.lowercased() ?? ""
        return ["login", "log-in", "log_in", "signin", "sign-in", "sign_in", "anmeld", "connexion", "/auth", "/sso"]
            .contains { path.contains($0) }
    }

    private func rememberForms() {
        guard isPage else { return }
        let session = context.session
        if subject.document?.signInForms.isEmpty == false { session.signInAddresses.insert(Self.address(answer.url)) }
        guard let submitted else {
            if walk.mailLink(in: step) == nil { session.formsOnTheWay = [] }
            return
        }
        session.formsOnTheWay.append(
            Session.SentForm(path: Session.path(submitted.page), fields: Set(submitted.filled)))
    }

    /// Back on an earlier page of the way on which the credential was asked for.
    private var backToTheStart: Sign? {
        guard isPage, entersCredential, !isRefusal, step.setsPassword == nil, let document = subject.document else {
            return nil
        }
        return context.session.wayBack(on: document, at: answer.url).map { fields in
            Sign(
                .askedAgainAfterCredential, "back at the form with '\(fields)' at \(answer.url)",
                symptom: .signInFormAgain)
        }
    }

    /// Without what only says where to go on to. The rest of the query may be the page: `index.php?page=inbox`.
    private static func address(_ url: String) -> String {
        guard var reference = URLReference(url) else { return url }
        let items = reference.query?.split(separator: "&").filter { item in
            let value = item.split(separator: "=", maxSplits: 1).dropFirst().first?.lowercased() ?? ""
            return !["/", "%2f", "http"].contains { value.hasPrefix($0) }
        }
        reference.query = items.flatMap { $0.isEmpty ? nil : $0.sorted().joined(separator: "&") }
        reference.fragment = nil
        return reference.text
    }

    // MARK: Whose data

    private var identity: [Sign] {
        guard let name = walk.journey.account, let account = walk.plan.site.accounts[name], account.role == .customer,
            let text = subject.bodyText
        else { return [] }
        var signs = [ForeignIdentity.sign(in: text, of: step, walk)].compactMap { $0 }
        let own = walk.identityValues(of: account)
        let isShared = answer.headers.value(of: "X-Cache")?.lowercased().hasPrefix("hit") ?? false
        let age = answer.headers.value(of: "Age").flatMap { Int($0) } ?? 0
        if isShared || age > 0, context.wasSignedIn || entersCredential,
            own.contains(where: { ByteSearch.containsWord(text, $0) })
        {
            signs.append(
                Sign(
                    .cachedPrivatePage, "a page with the customer's own data came from a shared cache (Age \(age))",
                    symptom: .cachedPrivatePage))
        }
        return signs
    }

    // MARK: Content

    private var content: [Sign] {
        guard answer.status < 400 else { return [] }
        var signs: [Sign] = []
        let isHTML = answer.contentType?.lowercased().contains("html") ?? false
        // Redirects that are not followed and 204 have nothing to say.
        let isDueToSpeak = answer.status < 300 && answer.status != 204 && answer.status != 205
        // A browser that is sent nothing stays where it was. That fails nobody; but where a line fails, it is why.
        let isNothing = [204, 205].contains(answer.status) && checks.contains(where: \.isFailing)
        if answer.body.isEmpty, isPage, isDueToSpeak || isNothing {
            signs.append(Sign(.emptyBody, "\(answer.status) with an empty body"))
        }
        if isPage, isDueToSpeak, let type = UnshownPage.type(of: answer) {
            signs.append(
                Sign(
                    .wrongContentType,
                    "a page of HTML that is sent as '\(type)', so that no browser shows it as a page",
                    symptom: .wrongContentType))
        }
        let asksForJSON =
            (step.requiredLines + step.until).contains { if case .jsonpath = $0.query { true } else { false } }
            || step.captures.contains { if case .jsonpath = $0.query { true } else { false } }
        if asksForJSON, case .failure(let error)? = subject.json {
            if isHTML {
                signs.append(Sign(.wrongContentType, "HTML where JSON was asked for", symptom: .wrongContentType))
            } else if answer.body.isEmpty {
                signs.append(Sign(.emptyBody, "\(answer.status) with an empty body where JSON was asked for"))
            } else {
                signs.append(Sign(.invalidJSON, "the body is no JSON: \(error)"))
            }
        }
        return signs
    }

    /// What stood on the pages that were open before: a hint about locked accounts in the footer is no lock.
    private var furniture: [String] {
        let others = walk.sessions.values.filter { $0 !== context.session }.compactMap { $0.page?.document }
        return ([context.pageBefore].compactMap { $0 } + others).map { $0.visibleText(limit: 20_000) }
    }

    /// The first phrase of a group that was not there before. One page in the place of all pages is no furniture.
    private func new(_ group: PhraseGroup, in text: String, onSamePage: Bool = false) -> String? {
        let phrases = walk.phrases(group)
        guard phrases.first(in: text) != nil else { return nil }
        let before = furniture.filter { !onSamePage || $0 != text }
        return phrases.first(in: text, besides: before.reduce(into: []) { $0.formUnion(phrases.said(in: $1)) })
    }

    /// What the words of a step that failed say about the credential that was sent.
    private func credentialWords(in text: String) -> [Sign] {
        if entersCredential, !furniture.isEmpty, let phrase = new(.lockedOut, in: text) {
            return [Sign(.lockedOut, "the words '\(phrase)' after a correct credential")]
        }
        // The form's token was refused, and nobody has looked at the credential.
        if new(.requestRefused, in: text) != nil { return [] }
        guard let phrase = new(.cannotVerify, in: text) else { return [] }
        return entersCredential
            ? [Sign(.credentialRefused, "the words '\(phrase)' after a correct credential")]
            : [Sign(.phraseCannotVerify, "the words '\(phrase)'")]
    }

    /// A page that shows whose it is knows who is signed in, whatever it says of sessions.
    private var showsWhoIsSignedIn: Bool { checks.contains { $0.role == .owner && $0.outcome == .held } }

    /// Whether words of maintenance say more than what will be some day.
    private func saysItIsNow(_ text: String) -> Bool {
        guard isPage, let lines = subject.document?.visibleLines else { return true }
        return walk.phrases(.maintenance).first(in: Announcement.left(out: lines)) != nil
    }

    /// What only says why a step failed that failed anyway.
    private var names: [Sign] {
        var signs: [Sign] = []
        if case .success(let json)? = subject.json, answer.status < 400, let error = ErrorInSuccess.detail(json) {
            signs.append(Sign(.errorInSuccess, error, symptom: .errorInSuccess))
        } else if let silence = SilentAnswer.detail(of: subject, to: step, checks) {
            signs.append(Sign(.emptyAnswer, silence, symptom: .noReply))
        }
        guard let text = isPage ? subject.document?.visibleText(limit: 20_000) : subject.bodyText else { return signs }
        signs += [backToTheStart].compactMap { $0 } + credentialWords(in: text)
        if let words = walk.machineWords(in: text) {
            signs.append(Sign(.brokenWords, "the words '\(words)'", symptom: .brokenWords))
        }
        if context.wasSignedIn, !entersCredential, !showsWhoIsSignedIn,
            let phrase = new(.signInAgain, in: text, onSamePage: true)
        {
            signs.append(
                Sign(.sessionLost, "the words '\(phrase)' although signed in before", symptom: .sessionGone))
        }
        if saysItIsNow(text), let phrase = new(.maintenance, in: text, onSamePage: true) {
            signs.append(Sign(.phraseMaintenance, "the words '\(phrase)'"))
        }
        guard isPage, let document = subject.document else { return signs }
        signs += [SiteSecret.formAgain(submitted, on: document, at: answer.url, walk)].compactMap { $0 }
        if let marker = document.captchaMarkers.first {
            signs.append(Sign(.captchaPresent, "a puzzle on the page (\(marker))"))
        }
        // A genuine customer who is taken for a risk must not be trapped.
        if walk.journey.appearance != nil, document.forms.isEmpty, document.links.isEmpty {
            signs.append(Sign(.noWayOn, "neither a form nor a link on the page"))
        }
        if answer.status < 400, let field = MissingField.sign(in: step, checks) { signs.append(field) }
        if let select = document.forms.flatMap(\.emptySelects).first {
            signs.append(Sign(.emptySelect, "the list '\(select.name)' has nothing to choose", symptom: .emptySelect))
        }
        return signs
    }
}

extension Walk {
    /// The limit of a symptom that has one, in seconds.
    func limit(of symptom: Symptom) -> Int {
        let limit = journey.symptomLimits[symptom] ?? plan.site.symptomLimits[symptom] ?? symptom.defaultLimit
        return limit?.wholeSeconds ?? Int.max / 4
    }

    /// The limit that the journey or the site sets, if one does.
    func setLimit(of symptom: Symptom) -> Duration? {
        journey.symptomLimits[symptom] ?? plan.site.symptomLimits[symptom]
    }

    func looksFor(_ symptom: Symptom) -> Bool {
        journey.symptoms[symptom] ?? plan.site.symptoms[symptom] ?? true
    }

    /// Whether the customer goes on to sign in at the page that a step opens.
    func meansToSignIn(after step: Step) -> Bool {
        guard case .open = step.kind,
            let steps = [journey.steps, journey.cleanup, journey.repair].first(where: {
                $0.contains { $0.id == step.id }
            }),
            let index = steps.firstIndex(where: { $0.id == step.id })
        else { return false }
        let next = steps[(index + 1)...].first { $0.kind.sessionKind == .web && $0.session == step.session }
        guard case .submit(let form)? = next?.kind else { return false }
        return entersCredential(form.fields.map(\.value))
    }

    /// Texts that show that something belongs to an account; short ones could be anybody's.
    func identityValues(of account: Account) -> [String] {
        account.identityKeys.compactMap { key in
            guard let value = account.values[key], let text = try? values.text(of: value), text.count >= 5 else {
                return nil
            }
            return text
        }
    }

    /// Whether the journey itself sent this text in the step, so that an echo says nothing.
    func sends(_ text: String, in step: Step) -> Bool {
        step.sentTemplates.contains { template in (try? values.fill(template))?.contains(text) ?? false }
    }
}
