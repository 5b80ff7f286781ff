import Foundation

extension Centre {
    /// The request's session, or a new one that the answer must carry in a cookie.
    mutating func session(_ request: WebRequest) -> Session {
        existingSession(request) ?? newSession()
    }

    mutating func newSession() -> Session {
        let session = Session(identifier: randomness.token(), formToken: randomness.token(), created: now)
        sessions[session.identifier] = session
        return session
    }

    func existingSession(_ request: WebRequest) -> Session? {
        guard let identifier = request.cookie(Session.cookieName), let session = sessions[identifier],
            now.timeIntervalSince(session.created) < Session.lifetime
        else { return nil }
        return session
    }

    /// The form's session when the form came from this centre and from this browser, otherwise nil.
    func formSession(_ request: WebRequest) -> Session? {
        guard let session = existingSession(request), request.form["csrf"] == session.formToken else { return nil }
        return session
    }

    static let expiredForm = WebResponse.page(
        Page(
            title: "Form expired",
            content: "<h1>This form has expired</h1>\n<p><a href=\"/login\">Sign in</a> and try once more.</p>"),
        status: 403)

    /// Signs in: a new session takes the place of the old one, so that nobody can plant theirs.
    mutating func signIn(_ account: DemoAccount, replacing old: Session) -> Session {
        sessions[old.identifier] = nil
        var session = newSession()
        session.user = account.user
        session.basket = old.basket
        session.pagesLeft = has(.sessionLost) ? 1 : nil
        sessions[session.identifier] = session
        return session
    }

    /// Who is signed in by cookie. A session that is to get lost is used up by it.
    mutating func signedIn(_ request: WebRequest) -> (account: DemoAccount, session: Session)? {
        guard var session = existingSession(request), let user = session.user, let account = account(user: user)
        else { return nil }
        if let left = session.pagesLeft {
            guard left > 0 else {
                sessions[session.identifier] = nil
                return nil
            }
            session.pagesLeft = left - 1
            sessions[session.identifier] = session
        }
        return (account, session)
    }

    /// Ends everything that was signed in as this user.
    mutating func endSessions(of user: String) {
        sessions.removeAll { $0.user == user || $0.userDueCode == user || $0.userDueProof == user }
        accessTokens.removeAll { $0.user == user }
    }
}

extension Session {
    var cookie: String { "\(Session.cookieName)=\(identifier); Path=/; HttpOnly; SameSite=Lax" }

    var formField: HTML { .hidden("csrf", formToken) }
}
