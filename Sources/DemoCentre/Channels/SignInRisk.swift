/// What is asked besides, or refused, where a correct password comes from somewhere unusual. Accounts with one-time codes
/// prove themselves by those.
extension Centre {
    /// What a customer meets who appears to be a risk; nothing for everybody else.
    ///
    /// `X-Network: anonymous` is refused, with a way out. `X-Device: new`, or the cookie `harbour_device=new`, is asked for
    /// the date of birth.
    mutating func doubt(about account: DemoAccount, _ request: WebRequest, _ session: inout Session) -> WebResponse? {
        if request.headers["x-network"] == "anonymous", !has(.riskyNetworkLetIn) { return Self.refusal }
        let isNew = request.headers["x-device"] == "new" || request.cookie("harbour_device") == "new"
        guard isNew, !has(.stepUpNeverAsked) else { return nil }
        session.userDueProof = account.user
        sessions[session.identifier] = session
        return .redirect("/prove")
    }

    mutating func proofForm(_ request: WebRequest) -> WebResponse {
        guard let session = existingSession(request), session.userDueProof != nil else { return .redirect("/login") }
        if has(.stepUpTrapsCustomers) {
            return .page(
                Page(
                    title: "Unknown device", content: "<h1>This device is not known</h1>\n<p>Access was refused.</p>"))
        }
        return proofPage(session)
    }

    mutating func enterProof(_ request: WebRequest) -> WebResponse {
        guard let session = formSession(request) else { return Centre.expiredForm }
        guard let account = session.userDueProof.flatMap({ account(user: $0) }) else { return .redirect("/login") }
        let key = "proof:" + account.user
        if let seconds = limiter.lockedFor(key, now: now) { return Centre.tooManyAttempts(seconds) }
        guard request.form["born"] == account.born else {
            limiter.countWrong(key, now: now)
            return proofPage(session, alert: "This date does not fit. Please try again.")
        }
        limiter.clear(key)
        let new = signIn(account, replacing: session)
        return .redirect(session.next ?? "/account").adding("Set-Cookie", new.cookie)
    }

    private func proofPage(_ session: Session, alert: String? = nil) -> WebResponse {
        .page(
            Page(
                title: "Is it you?",
                content: """
                    <h1>Is it you?</h1>
                    \(HTML.alert(alert))
                    <p>We have not seen this device before.</p>
                    <form id="prove" method="post" action="/prove">
                    \(session.formField)
                    \(HTML.field("born", label: "Date of birth, eight digits", autocomplete: "bday"))
                    <button>Continue</button>
                    </form>
                    """))
    }

    private static let refusal = WebResponse.page(
        Page(
            title: "Sign-in is paused",
            content: """
                <h1>Sign-in is paused on this network</h1>
                <p>We protect your account: passwords are being tried from networks like this one.</p>
                <p><a href="/reset">Prove by mail that it is you</a></p>
                """))
}
