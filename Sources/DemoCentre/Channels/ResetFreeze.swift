/// Resetting passwords, frozen on purpose while stolen ones are tried out: what each channel says instead of doing it, and
/// the way out, which is a call back to the number that is known.
extension Centre {
    private struct FrozenActions: Encodable {
        struct Action: Encodable {
            let action: String
            let why: String
        }

        let frozen: [Action]
    }

    private struct CustomerInNeed: Decodable {
        let customer: String
    }

    private struct Help: Encodable {
        let id: String
        let customer: String
        let status: String
    }

    private struct Paused: Encodable {
        let error = "paused"
        let message: String
        let asOf: String

        enum CodingKeys: String, CodingKey {
            case error, message
            case asOf = "as_of"
        }
    }

    var isResetFrozen: Bool { has(.resetFrozen) }
    var isResetFrozenInChat: Bool { isResetFrozen && !has(.chatIgnoresFreeze) }

    /// In chat and on the phone.
    var pausedWords: String {
        if has(.freezeUnexplained) { return "That is not possible." }
        let words = "Resetting passwords is paused, because somebody is trying out stolen ones. Your account is safe."
        if has(.freezeHasNoWayOut) { return words }
        return words + " For a colleague who knows another way, press 0 on the phone, or write: colleague."
    }

    var pausedPage: WebResponse {
        guard isResetFrozen else { return .redirect("/reset") }
        if has(.freezeUnexplained) {
            return .page(Page(title: "Not possible", content: "<h1>This is not possible</h1>"))
        }
        let wayOut: HTML =
            has(.freezeHasNoWayOut)
            ? .empty : "<p><a href=\"/callback\">Ask to be called back</a>: we call the number that we know.</p>"
        return .page(
            Page(
                title: "Paused",
                content: """
                    <h1>Resetting passwords is paused</h1>
                    <p>Somebody is trying out stolen passwords. To protect you, nobody gets a new one for now: not here, not
                    in the chat and not on the phone. Your account is safe.</p>
                    \(wayOut)
                    <p>As of <time id="as-of">\(asOf)</time>.</p>
                    """))
    }

    /// What is frozen now, for programs.
    func frozenActions(_ request: WebRequest) -> WebResponse? {
        guard request.method == .get, request.segments.count == 1 else { return nil }
        return .json(
            FrozenActions(
                frozen: isResetFrozen
                    ? [.init(action: "reset-password", why: "stolen passwords are being tried out")] : []))
    }

    // MARK: - The way out

    mutating func callback(_ request: WebRequest) -> WebResponse? {
        guard request.segments.count == 1 else { return nil }
        if isResetFrozen, has(.freezeHasNoWayOut) {
            return .page(Page(title: "Closed", content: "<h1>Nobody is here to call you</h1>"))
        }
        switch request.method {
        case .get: return callbackForm(request)
        case .post:
            guard formSession(request) != nil else { return Centre.expiredForm }
            // The same for a number that nobody has: the page must not tell who is a customer.
            return .page(
                Page(
                    title: "We call you",
                    content: """
                        <h1>We call you</h1>
                        <p>Within the hour, on the number that we know. Your reference is
                        <strong id="reference">\(nextNumber("C"))</strong>.</p>
                        """))
        default: return nil
        }
    }

    private mutating func callbackForm(_ request: WebRequest) -> WebResponse {
        let session = session(request)
        return WebResponse.page(
            Page(
                title: "Ask to be called back",
                content: """
                    <h1>Ask to be called back</h1>
                    <form id="callback" method="post" action="/callback">
                    \(session.formField)
                    \(HTML.field("number", label: "Customer number"))
                    <button>Call me</button>
                    </form>
                    """)
        ).adding("Set-Cookie", session.cookie)
    }

    /// What an agent does for a customer without a password: a link, or a call back.
    mutating func help(_ request: WebRequest, by agent: DemoAccount, withLink: Bool) -> WebResponse {
        guard agent.role.refundLimit != nil || has(.deskIgnoresRoles) else { return .json(403, Problem(error: "role")) }
        guard let asked = request.json(CustomerInNeed.self) else {
            return .json(400, Problem(error: "customer is required"))
        }
        if isResetFrozen {
            if withLink, !has(.deskIgnoresFreeze) { return .json(409, paused) }
            if !withLink, has(.freezeHasNoWayOut) { return .json(409, Problem(error: "nobody calls back today")) }
        }
        guard let customer = customer(number: asked.customer) else {
            return .json(404, Problem(error: "unknown customer"))
        }
        if withLink { sendResetLink(to: customer) }
        return .json(
            201,
            Help(
                id: nextNumber(withLink ? "L" : "C"), customer: customer.number,
                status: withLink ? "sent" : "to be called"))
    }

    private var paused: Paused {
        Paused(
            message: has(.freezeUnexplained)
                ? "not possible" : "resetting passwords is paused: stolen ones are tried out; offer a call back",
            asOf: asOf)
    }
}
