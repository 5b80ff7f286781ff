/// A mailed link, valid once and for an hour, that sets a new password.
extension Centre {
    private static let shortestPassword = 8

    mutating func passwordReset(_ request: WebRequest) -> WebResponse? {
        switch (request.method, request.segments) {
        case (.get, ["reset"]): resetForm(request)
        case (.post, ["reset"]): askForReset(request)
        case (.get, ["reset", "sent"]): Centre.resetSent
        case (.get, ["reset", "paused"]): pausedPage
        case (.get, ["reset", "confirm"]): confirmForm(request)
        case (.post, ["reset", "confirm"]): confirmReset(request)
        case (.get, ["reset", "done"]): Centre.resetDone
        default: nil
        }
    }

    private mutating func resetForm(_ request: WebRequest) -> WebResponse {
        let session = session(request)
        let page = Page(
            title: "Reset your password",
            content: """
                <h1>Reset your password</h1>
                <p>We send a link to your address.</p>
                <form id="reset" method="post" action="/reset">
                \(session.formField)
                \(HTML.field("email", label: "E-mail address", kind: "email", autocomplete: "email"))
                <button>Send the link</button>
                </form>
                """)
        return WebResponse.page(page).adding("Set-Cookie", session.cookie)
    }

    /// Answers the same whether the address is known or not: the page must not tell who is a customer.
    private mutating func askForReset(_ request: WebRequest) -> WebResponse {
        guard formSession(request) != nil else { return Centre.expiredForm }
        // Before anything is looked up: the same for everybody.
        if isResetFrozen { return .redirect("/reset/paused") }
        let address = (request.form["email"] ?? "").lowercased()
        if has(.resetTellsCustomers), !configuration.accounts.contains(where: { $0.email.lowercased() == address }) {
            return Centre.unknownAddress
        }
        if let account = configuration.accounts.first(where: { $0.email.lowercased() == address }) {
            sendResetLink(to: account)
        }
        return .redirect("/reset/sent")
    }

    /// The mail that every channel promises.
    mutating func sendResetLink(to account: DemoAccount) {
        guard !has(.resetMailNeverComes) else { return }
        let token = randomness.token()
        resetLinks[token] = ResetLink(user: account.user, issued: now)
        deliver(
            has(.mailWithoutLink)
                ? .resetWithoutLink(to: account)
                : .reset(to: account, link: origin + "/reset/confirm?token=" + token))
    }

    private mutating func confirmForm(_ request: WebRequest) -> WebResponse {
        if isResetFrozen { return .redirect("/reset/paused") }
        let token = request.query["token"] ?? ""
        guard account(ofResetLink: token) != nil else { return Centre.deadLink }
        let session = session(request)
        return confirmPage(session, token: token).adding("Set-Cookie", session.cookie)
    }

    private mutating func confirmReset(_ request: WebRequest) -> WebResponse {
        guard let session = formSession(request) else { return Centre.expiredForm }
        if isResetFrozen { return .redirect("/reset/paused") }
        let token = request.form["token"] ?? ""
        guard let account = account(ofResetLink: token) else { return Centre.deadLink }
        let password = request.form["new_password"] ?? ""
        guard password == request.form["new_password_again"] else {
            return confirmPage(session, token: token, alert: "The two passwords differ.")
        }
        guard password.count >= Centre.shortestPassword, password.utf8.count <= 200 else {
            return confirmPage(session, token: token, alert: "A password has 8 to 200 characters.")
        }
        resetLinks[token]?.used = true
        changedPasswords[account.user] = password
        limiter.clear("password:" + account.user)
        endSessions(of: account.user)
        deliver(.passwordChanged(to: account))
        return .redirect("/reset/done")
    }

    private func account(ofResetLink token: String) -> DemoAccount? {
        guard !has(.resetLinkDead), let link = resetLinks[token],
            !link.used || has(.resetLinkReusable), now.timeIntervalSince(link.issued) < ResetLink.lifetime
        else { return nil }
        return account(user: link.user)
    }

    // MARK: - Pages

    private func confirmPage(_ session: Session, token: String, alert: String? = nil) -> WebResponse {
        let again = HTML.field(
            "new_password_again", label: "The same again", kind: "password", autocomplete: "new-password")
        return .page(
            Page(
                title: "Choose a new password",
                content: """
                    <h1>Choose a new password</h1>
                    \(HTML.alert(alert))
                    <form id="confirm" method="post" action="/reset/confirm">
                    \(session.formField)
                    \(HTML.hidden("token", token))
                    \(HTML.field("new_password", label: "New password", kind: "password", autocomplete: "new-password"))
                    \(again)
                    <button>Set the password</button>
                    </form>
                    """))
    }

    private static let deadLink = WebResponse.page(
        Page(
            title: "Link not valid",
            content: """
                <h1>This link is not valid</h1>
                <p role="alert">It may have been used already, or be older than an hour.</p>
                <p><a href="/reset">Ask for another one</a></p>
                """))

    private static let unknownAddress = WebResponse.page(
        Page(
            title: "Address not known",
            content: "<h1>We do not know this address</h1>\n<p><a href=\"/reset\">Try another one</a></p>"))

    private static let resetSent = WebResponse.page(
        Page(
            title: "Look into your mail",
            content: """
                <h1>Look into your mail</h1>
                <p>If we know this address, a link is on its way. It works once, for an hour.</p>
                """))

    private static let resetDone = WebResponse.page(
        Page(
            title: "Password set",
            content: "<h1>Your new password is set</h1>\n<p><a href=\"/login\">Sign in</a></p>"))
}
