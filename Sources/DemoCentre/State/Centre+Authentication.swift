import Foundation

extension Centre {
    enum Authentication {
        case accepted(DemoAccount)
        case refused
        /// Too many wrong attempts; seconds until the next one is looked at.
        case locked(Int)
    }

    /// Checks a password. Unknown users are counted and refused like known ones.
    mutating func authenticate(user: String, password: String) -> Authentication {
        let key = "password:" + String(user.prefix(100))
        if let seconds = limiter.lockedFor(key, now: now) { return .locked(seconds) }
        guard let account = account(user: user), self.password(of: account) == password else {
            limiter.countWrong(key, now: now)
            return .refused
        }
        limiter.clear(key)
        return .accepted(account)
    }

    /// `POST` of user and password for a bearer token.
    mutating func issueToken(_ request: WebRequest, door: AccessToken.Door) -> WebResponse {
        struct Credentials: Decodable {
            let user: String
            let password: String
        }
        struct Issued: Encodable {
            let token: String
            let role: DemoAccount.Role
        }
        guard let credentials = request.json(Credentials.self) else {
            return .json(400, Problem(error: "user and password are required"))
        }
        switch authenticate(user: credentials.user, password: credentials.password) {
        case .refused:
            return .json(401, Problem(error: "credentials not recognised"))
        case .locked(let seconds):
            return .json(429, Problem(error: "too many attempts")).adding("Retry-After", String(seconds))
        case .accepted(let account):
            // The desk is for employees, the app for customers.
            guard (account.role == .customer) == (door == .app) else {
                return .json(403, Problem(error: "role"))
            }
            let token = randomness.token()
            accessTokens[token] = AccessToken(user: account.user, door: door, issued: now)
            return .json(Issued(token: token, role: account.role))
        }
    }

    func bearerAccount(_ request: WebRequest, door: AccessToken.Door) -> DemoAccount? {
        guard let bearer = request.bearer, let token = accessTokens[bearer], token.door == door,
            now.timeIntervalSince(token.issued) < AccessToken.lifetime
        else { return nil }
        return account(user: token.user)
    }

    static let unauthorized = WebResponse.json(401, Problem(error: "token required"))
        .adding("WWW-Authenticate", "Bearer")
}

/// The shape of every refusal in JSON.
struct Problem: Encodable {
    let error: String
}
