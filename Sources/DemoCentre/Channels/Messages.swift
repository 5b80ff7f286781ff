/// What the centre wrote to a customer: in the app by token or cookie, and as a page.
extension Centre {
    private struct Message: Encodable {
        let id: String
        /// The customer's number.
        let to: String
        let subject: String
        let text: String
    }

    mutating func messages(_ request: WebRequest) -> WebResponse? {
        switch (request.method, request.segments) {
        case (.post, ["app", "api", "token"]):
            return issueToken(request, door: .app)
        case (.get, ["app", "api", "messages"]):
            guard let account = bearerAccount(request, door: .app) ?? signedIn(request)?.account else {
                return Centre.unauthorized
            }
            return .json(letters(to: reader(account)))
        case (.get, ["messages"]):
            guard let (account, _) = signedIn(request) else { return Centre.signInFirst("/messages") }
            return messagesPage(reader(account))
        default:
            return nil
        }
    }

    /// Whose messages are shown: the customer's own, unless the fault mixes them up.
    private func reader(_ account: DemoAccount) -> DemoAccount {
        guard has(.messagesShowAnotherCustomer) else { return account }
        let customers = configuration.accounts.filter { $0.role == .customer }
        let own = customers.firstIndex(of: account) ?? 0
        return customers.isEmpty ? account : customers[(own + 1) % customers.count]
    }

    private func letters(to account: DemoAccount) -> [Message] {
        [
            Message(
                id: "M-\(account.number)2", to: account.number, subject: "Your bill is ready",
                text: "Dear \(account.name), your balance is \(account.balance) euros."),
            Message(
                id: "M-\(account.number)1", to: account.number, subject: "Your meter was read",
                text: "Dear \(account.name), thank you for letting us in."),
        ]
    }

    private func messagesPage(_ account: DemoAccount) -> WebResponse {
        let items = letters(to: account).map { message -> HTML in
            "<li id=\"\(message.id)\"><h2>\(message.subject)</h2>\n<p>\(message.text)</p></li>\n"
        }
        return .page(
            Page(
                title: "Messages",
                content: """
                    <h1>Messages</h1>
                    <p>Customer <span id="customer">\(account.number)</span>, \(account.name)</p>
                    <ul class="plain" id="messages">
                    \(items)
                    </ul>
                    <p><a href="/account">Your account</a></p>
                    """))
    }
}
