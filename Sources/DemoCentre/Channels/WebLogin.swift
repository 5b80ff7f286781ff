/// Sign-in with password and, for accounts that have one, a one-time code; then the account page.
extension Centre {
    mutating func webLogin(_ request: WebRequest) -> WebResponse? {
        switch (request.method, request.segments) {
        case (.get, ["login"]): loginForm(request)
        case (.post, ["login"]): login(request)
        case (.get, ["login", "welcome"]) where has(.redirectCircle): .redirect("/login")
        case (.get, ["code"]): codeForm(request)
        case (.post, ["code"]): enterCode(request)
        case (.get, ["prove"]): proofForm(request)
        case (.post, ["prove"]): enterProof(request)
        case (.get, ["account"]): accountPage(request)
        case (.post, ["sign-out"]): signOut(request)
        default: nil
        }
    }

    private mutating func loginForm(_ request: WebRequest) -> WebResponse {
        if let obstacle = loginObstacle { return obstacle }
        var session = session(request)
        session.next = Centre.localPath(request.query["next"]) ?? session.next
        sessions[session.identifier] = session
        return loginPage(session).adding("Set-Cookie", session.cookie)
    }

    private mutating func login(_ request: WebRequest) -> WebResponse {
        if let obstacle = loginObstacle { return obstacle }
        guard var session = formSession(request) else { return Centre.expiredForm }
        let user = request.form["username"] ?? ""
        let authentication: Authentication =
            if has(.wrongPasswordAccepted), let account = account(user: user) {
                .accepted(account)
            } else {
                authenticate(user: user, password: request.form["password"] ?? "")
            }
        switch authentication {
        case .refused:
            return loginPage(
                session, user: user, alert: "This user name and password were not recognised. Please try again.")
        case .locked(let seconds):
            return Centre.tooManyAttempts(seconds)
        case .accepted(let account):
            if has(.loginShowsFormAgain) { return loginPage(session, user: user) }
            if account.codeSecret != nil {
                session.userDueCode = account.user
                sessions[session.identifier] = session
                return .redirect("/code")
            }
            if let answer = doubt(about: account, request, &session) { return answer }
            return signedInRedirect(account, session)
        }
    }

    private mutating func codeForm(_ request: WebRequest) -> WebResponse {
        guard let session = existingSession(request), session.userDueCode != nil else { return .redirect("/login") }
        return codePage(session)
    }

    private mutating func enterCode(_ request: WebRequest) -> WebResponse {
        guard let session = formSession(request) else { return Centre.expiredForm }
        guard let account = session.userDueCode.flatMap({ account(user: $0) }), let secret = account.codeSecret else {
            return .redirect("/login")
        }
        let key = "code:" + account.user
        if let seconds = limiter.lockedFor(key, now: now) { return Centre.tooManyAttempts(seconds) }
        let isAccepted = codes.accept(
            request.form["otp"] ?? "", user: account.user, secret: secret, now: now, evenIfUsed: has(.codeWorksTwice))
        guard isAccepted || has(.wrongCodeAccepted) else {
            limiter.countWrong(key, now: now)
            return codePage(session, alert: "This code is not valid. Please enter the next one.")
        }
        limiter.clear(key)
        return signedInRedirect(account, session)
    }

    private mutating func signedInRedirect(_ account: DemoAccount, _ session: Session) -> WebResponse {
        let new = signIn(account, replacing: session)
        return .redirect(session.next ?? "/account").adding("Set-Cookie", new.cookie)
    }

    private mutating func accountPage(_ request: WebRequest) -> WebResponse {
        guard let (account, session) = signedIn(request) else { return Centre.signInFirst("/account") }
        if has(.serverErrorAfterLogin) {
            return .page(
                Page(title: "Error", content: "<h1>Something went wrong</h1>\n<p>Please come back later.</p>"),
                status: 500)
        }
        var response = WebResponse.page(
            Page(
                title: "Your account",
                content: """
                    <h1>Welcome, \(account.name)</h1>
                    <dl>
                    <dt>Customer number</dt><dd id="customer">\(account.number)</dd>
                    <dt>Balance in euros</dt><dd id="balance">\(account.balance)</dd>
                    <dt>As of</dt><dd><time id="as-of">\(asOf)</time></dd>
                    </dl>
                    <p><a href="/messages">Messages</a> <a href="/shop">Shop</a></p>
                    <form id="sign-out" method="post" action="/sign-out">
                    \(session.formField)
                    <button>Sign out</button>
                    </form>
                    """))
        if has(.slowAccount) { response.delay = configuration.slowDelay }
        return response
    }

    private mutating func signOut(_ request: WebRequest) -> WebResponse {
        guard let session = formSession(request) else { return Centre.expiredForm }
        if !has(.signOutKeepsSession) { sessions[session.identifier] = nil }
        return .redirect("/login")
            .adding("Set-Cookie", "\(Session.cookieName)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }

    // MARK: - Pages

    private func loginPage(_ session: Session, user: String = "", alert: String? = nil) -> WebResponse {
        .page(
            Page(
                title: "Sign in",
                content: """
                    <h1>Sign in</h1>
                    \(HTML.alert(alert))
                    <form id="login" method="post" action="/login">
                    \(session.formField)
                    \(HTML.field("username", label: "User name", autocomplete: "username", value: user))
                    \(HTML.field("password", label: "Password", kind: "password", autocomplete: "current-password"))
                    <button>Sign in</button>
                    </form>
                    <p><a href="/reset">Forgot your password?</a></p>
                    """))
    }

    private func codePage(_ session: Session, alert: String? = nil) -> WebResponse {
        .page(
            Page(
                title: "Enter your code",
                content: """
                    <h1>Enter your code</h1>
                    \(HTML.alert(alert))
                    <form id="code" method="post" action="/code">
                    \(session.formField)
                    \(HTML.field("otp", label: "Code from your authenticator", autocomplete: "one-time-code"))
                    <button>Continue</button>
                    </form>
                    """))
    }

    /// What stands before the sign-in form while a fault puts it there.
    private var loginObstacle: WebResponse? {
        if has(.redirectCircle) { return .redirect("/login/welcome") }
        guard has(.botWall) else { return nil }
        let page = Page(
            title: "Just a moment...",
            content: "<h1>Just a moment...</h1>\n<p>Enable JavaScript and cookies to continue.</p>")
        return WebResponse.page(page, status: 403)
            .adding("cf-mitigated", "challenge")
            .adding("Server", "cloudflare")
    }

    static func tooManyAttempts(_ seconds: Int) -> WebResponse {
        .page(
            Page(
                title: "Too many attempts",
                content: """
                    <h1>Too many attempts</h1>
                    <p role="alert">Sign-in is locked for this account. Try again in \((seconds + 59) / 60) minutes.</p>
                    """),
            status: 429
        ).adding("Retry-After", String(seconds))
    }

    static func signInFirst(_ next: String) -> WebResponse {
        .redirect("/login?next=" + FormFields.encode(next))
    }

    /// Only a path of this centre may be the place to go on to: anything else would be an open redirect.
    static func localPath(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.count <= 200,
            path.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0 != "\\" && $0.value != 0x7F })
        else { return nil }
        return path
    }
}
