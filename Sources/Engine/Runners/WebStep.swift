import Documents
import Foundation
import Journeys
import Observations
import Transfers

/// What `open`, `http` and `submit` have in common: headers, credentials, and how an answer becomes an observation.
struct WebStep {
    let walk: Walk
    let step: Step

    var entersCredential: Bool { walk.entersCredential(step.sentTemplates) }

    /// Absolute, or relative to the page that is open.
    func address(_ template: Template, in session: Session) throws(StepProblem) -> String {
        let reference = try walk.fill(template)
        let url = session.page.map { URLReference.resolve(reference, against: $0.url) } ?? URLReference(reference)?.text
        guard let url else {
            throw .met(Sign(.noSuchForm, "'\(reference)' is no address, and no page is open that it could belong to"))
        }
        return url
    }

    func headers(_ options: RequestOptions) throws(StepProblem) -> [HeaderField] {
        var headers: [HeaderField] = []
        for header in options.headers { headers.append(HeaderField(header.name, try walk.fill(header.value))) }
        return headers
    }

    func login(_ options: RequestOptions) throws(StepProblem) -> TransferRequest.Login? {
        if let basic = options.basic {
            let password = try walk.fill(basic.password)
            walk.secrets.add(password, label: "password")
            return .password(user: try walk.fill(basic.user), password: password)
        }
        if let bearer = options.bearer {
            let token = try walk.fill(bearer)
            walk.secrets.add(token, label: "token")
            return .bearer(token: token, user: nil)
        }
        return nil
    }

    /// Adds what a navigation brought to an observation.
    ///
    /// - Parameter isPage: whether the answer is a page that the customer looks at from now on.
    @inline(never)
    func finish(
        _ navigation: Navigation, _ draft: Draft<Observation>, session: Session, isPage: Bool,
        submitted: SubmittedForm? = nil,
        usesCapturedToken: Bool = false
    ) async {
        guard let answer = answer(of: navigation, draft) else { return }
        let subject = Subject(receivedAt: walk.clock.now)
        subject.answer = answer
        if isPage { await walk.makeRoom(for: answer.body) }
        let borrowed = isPage ? 0 : await walk.borrowRoom(for: answer.body)
        subject.cookies = await walk.client.cookies(of: session.identifier, for: answer.url)
        take(
            subject, answer, of: navigation, draft, session: session, isPage: isPage, submitted: submitted,
            usesCapturedToken: usesCapturedToken)
        walk.giveBack(room: borrowed)
    }

    /// Adds how the answer came; nothing where none did.
    @inline(never)
    private func answer(of navigation: Navigation, _ draft: Draft<Observation>) -> Subject.Answer? {
        draft.value.entersCredential = entersCredential
        draft.value.exchanges += navigation.exchanges
        draft.value.signs += navigation.signs
        walk.noteRetryAfter(navigation.retryAfter)
        return draft.value.signs.contains { $0.kind.isTransport } ? nil : navigation.answer
    }

    /// Adds what the answer says.
    @inline(never)
    private func take(
        _ subject: Subject, _ answer: Subject.Answer, of navigation: Navigation, _ draft: Draft<Observation>,
        session: Session, isPage: Bool, submitted: SubmittedForm?, usesCapturedToken: Bool
    ) {
        var observation = draft.value
        defer { draft.value = observation }
        walk.secrets.add(subject.cookies)
        subject.duration = walk.elapsed - observation.offset
        subject.redirects = navigation.redirects
        var before = PageContext(session: session, requested: navigation.exchanges.first?.url ?? answer.url)
        let tokens = tokens
        before.wasSignedIn = before.wasSignedIn || !session.acceptedTokens.isDisjoint(with: tokens)
        before.tokenWasAccepted = !session.acceptedTokens.isDisjoint(with: tokens)
        if walk.mailLink(in: step) != nil { walk.noteLinkWords() }
        if isPage, let document = subject.document {
            session.page = Session.Page(url: answer.url, document: document)
        }
        observation.seen = seen(
            subject, answer, excerpt: navigation.exchanges.last?.excerpt, isPage: isPage, submitted: submitted)
        if walk.journey.comparison != nil { walk.lastAnswer = LastAnswer(subject, isPage: isPage) }
        observation.checks += checks(subject)
        observation.signs +=
            WebSymptoms(
                walk: walk, step: step, subject: subject, answer: answer, context: before, submitted: submitted,
                entersCredential: observation.entersCredential, usesCapturedToken: usesCapturedToken, isPage: isPage,
                checks: observation.checks
            ).signs
        // Choosing a new password is no sign-in.
        if observation.entersCredential, step.setsPassword == nil, !step.isBeforeStepUp, !observation.isFailing {
            session.isSignedIn = true
        }
        if SignOut.isMeant(by: before.requested), !observation.isFailing { session.isSignedIn = false }
        if !observation.isFailing { session.acceptedTokens.formUnion(tokens) }
    }

    /// Tokens that came up on the way and go along with this step: as bearer, or in a header for such things.
    private var tokens: Set<String> {
        let options: RequestOptions
        switch step.kind {
        case .open(let open): options = open.options
        case .request(let request): options = request.options
        case .submit, .chat, .call, .inbox, .wait: return []
        }
        let marks = ["authorization", "token", "session", "auth", "cookie", "api-key"]
        let headers = options.headers.filter { header in marks.contains { header.name.lowercased().contains($0) } }
        let templates = [options.bearer].compactMap { $0 } + headers.map(\.value)
        return Set(
            templates.filter { $0.references.contains { walk.values.captured[$0] != nil } }
                .compactMap { try? walk.values.fill($0) })
    }

    /// All lines of the step, held against one answer; captures that fit are kept for later steps.
    func checks(_ subject: Subject) -> [Check] {
        let checker = ExpectationChecker(subject: subject) { [walk] (template) throws(UnresolvedName) in
            try walk.values.fill(template)
        }
        var checks: [Check] = []
        checks += checker.required(of: step)
        checks += step.until.map { checker.check($0, role: .until) }
        checks += step.never.map { checker.check($0, role: .never) }
        checks += step.refused.map { checker.check($0, role: .refused) }
        checks += step.letThrough.map { checker.check($0, role: .letThrough) }
        if walk.awaitsRefusal(at: step) { checks += step.asOf.map { checker.check($0, role: .asOf) } }
        if let owner = step.owner { checks.append(walk.ownerCheck(owner, checker)) }
        checks += walk.takeCaptures(of: step, with: checker)
        return checks
    }

    private func seen(
        _ subject: Subject, _ answer: Subject.Answer, excerpt: String?, isPage: Bool, submitted: SubmittedForm?
    ) -> Seen {
        guard isPage else {
            // The whole body, where the excerpt was made from it.
            let excerpt = answer.body.count <= Exchange.excerptedBytes ? excerpt : nil
            return .response(ResponseSeen(url: answer.url, text: excerpt ?? Shortening.block(subject.bodyText ?? "")))
        }
        return .page(
            PageSeen(
                url: answer.url, title: Shortening.line(subject.document?.title ?? ""),
                text: Shortening.block(subject.document?.visibleText(limit: 2500) ?? ""),
                filledFields: submitted?.filled ?? []))
    }
}

/// What was known of the session before this step's answer.
struct PageContext {
    var wasSignedIn: Bool
    var signInAddresses: Set<String>
    var requested: String
    var session: Session
    /// A token that goes along was good for an earlier step.
    var tokenWasAccepted = false
    /// The page that was open before.
    var pageBefore: HTMLDocument?

    init(session: Session, requested: String) {
        wasSignedIn = session.isSignedIn
        signInAddresses = session.signInAddresses
        self.requested = requested
        self.session = session
        pageBefore = session.page?.document
    }
}

/// A form as it was sent.
struct SubmittedForm {
    var filled: [String]
    /// Of those, the fields that a credential went into.
    var credentialFields: [String]
    /// Those that a secret of the site file went into.
    var siteSecretFields: [String] = []
    /// The address of the page that held it.
    var page: String
}

extension Walk {
    /// Whether any of these names a credential of an account: by its key, or because it is a secret by reference.
    func entersCredential(_ templates: [Template]) -> Bool {
        journey.names(in: templates, site: plan.site).contains { name in
            let parts = name.split(separator: ".").map(String.init)
            // A code that came by mail proves who somebody is, as one of the account's own does.
            if provenance.mailCodes.contains(name) { return true }
            guard let key = parts.last, parts.first == "account" || parts.first == "accounts" else { return false }
            if Account.credentialKeys.contains(key) { return true }
            let owner = parts[0] == "account" ? journey.account : parts.dropFirst().first
            guard let account = owner.flatMap({ plan.site.accounts[$0] }), let value = account.values[key] else {
                return false
            }
            if case .secret = value { return true } else { return false }
        }
    }

    func noteRetryAfter(_ seconds: Int?) {
        if let seconds { retryAfter = max(retryAfter ?? 0, seconds) }
    }

    /// Takes captures; one that is missing is a failed check. Values marked secret are redacted from now on.
    func take(_ captures: [Capture], with checker: ExpectationChecker, allSecret: Bool = false) -> [Check] {
        captures.map { capture in
            var capture = capture
            capture.isSecret = capture.isSecret || allSecret
            let (value, check) = checker.capture(capture)
            if let value {
                values.capture(value, as: capture.name)
                if capture.isSecret { secrets.add(value, label: capture.name) }
            }
            return check
        }
    }

    /// The captures of a whole step. Right before a step-up, what stands behind it may be there already, or not yet.
    func takeCaptures(of step: Step, with checker: ExpectationChecker) -> [Check] {
        let checks = take(step.captures, with: checker)
        return step.isBeforeStepUp ? [] : checks
    }

    /// Whose page this is. Nobody's is a failure; somebody else's is unsafe.
    func ownerCheck(_ owner: Capture, _ checker: ExpectationChecker) -> Check {
        var (value, check) = checker.capture(owner)
        check.role = .owner
        let number = values.own("number") ?? ""
        check.expected = "\(owner.source) to be \"\(number)\", the account's own"
        if let value {
            check.got = "\"\(Shortening.line(value))\""
            check.outcome =
                value == number ? .held : (value.trimmingCharacters(in: .whitespaces).isEmpty ? .missing : .failed)
        }
        return check
    }
}

extension Sign.Kind {
    /// No whole answer arrived, so nothing can be said of its content.
    var isTransport: Bool {
        switch self {
        case .resolveFailed, .connectFailed, .tlsFailed, .timedOut, .cutOff, .malformed, .tooLarge, .mailServerRefused,
            .ownFault, .hostNotAllowed, .redirectCircle, .tooManyRedirects:
            true
        default: false
        }
    }
}
