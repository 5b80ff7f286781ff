/// Basket, checkout and orders. The shop has a sign-in page of its own, for accounts without a code.
extension Centre {
    mutating func shop(_ request: WebRequest) -> WebResponse? {
        if request.segments.count > 1, request.segments[1] == "api" { return shopAPI(request) }
        switch (request.method, request.segments) {
        case (.get, ["shop", "sign-in"]): return shopSignInForm(request)
        case (.post, ["shop", "sign-in"]): return shopSignIn(request)
        default: break
        }
        guard let (account, session) = signedIn(request) else { return .redirect("/shop/sign-in") }
        switch (request.method, request.segments) {
        case (.get, ["shop"]): return shopPage(session)
        case (.get, ["shop", "basket"]): return basketPage(session)
        case (.post, ["shop", "basket"]): return addToBasket(request)
        case (.get, ["shop", "checkout"]): return checkoutPage(session, account)
        case (.post, ["shop", "checkout"]): return checkOut(request, account)
        case (.get, let path) where path.count == 3 && path[1] == "orders":
            return order(path[2], of: account).map { orderPage($0) }
        default: return nil
        }
    }

    private mutating func shopSignInForm(_ request: WebRequest) -> WebResponse {
        let session = session(request)
        return shopSignInPage(session, alert: nil).adding("Set-Cookie", session.cookie)
    }

    private mutating func shopSignIn(_ request: WebRequest) -> WebResponse {
        guard let session = formSession(request) else { return Centre.expiredForm }
        switch authenticate(user: request.form["username"] ?? "", password: request.form["password"] ?? "") {
        case .refused:
            return shopSignInPage(session, alert: "This user name and password were not recognised.")
        case .locked(let seconds):
            return Centre.tooManyAttempts(seconds)
        case .accepted(let account):
            guard account.codeSecret == nil else { return Centre.signInFirst("/shop") }
            return .redirect("/shop", status: 303).adding("Set-Cookie", signIn(account, replacing: session).cookie)
        }
    }

    private mutating func addToBasket(_ request: WebRequest) -> WebResponse {
        guard let session = formSession(request) else { return Centre.expiredForm }
        let form = request.form
        guard put(form["product"] ?? "", quantity: Int(form["quantity"] ?? "1"), into: session) != nil else {
            return .text(422, "There is no such product, or not so many of it.\n")
        }
        return .redirect("/shop/basket", status: 303)
    }

    private mutating func checkOut(_ request: WebRequest, _ account: DemoAccount) -> WebResponse {
        guard let session = formSession(request) else { return Centre.expiredForm }
        guard !(request.form["street"] ?? "").isEmpty else {
            return checkoutPage(session, account, alert: "Where shall we deliver?")
        }
        guard let order = placeOrder(session, account) else { return .redirect("/shop/basket", status: 303) }
        return .redirect("/shop/orders/\(order.identifier)", status: 303)
    }

    // MARK: - Basket and orders

    /// The session with one more thing in its basket, nil when that is not possible.
    mutating func put(_ code: String, quantity: Int?, into session: Session) -> Session? {
        guard let product = Product.named(code), let quantity, (1...99).contains(quantity) else { return nil }
        var session = session
        let count = (session.basket[product.code] ?? 0) + quantity
        guard count <= 99 else { return nil }
        session.basket[product.code] = count
        sessions[session.identifier] = session
        return session
    }

    /// Orders what is in the basket and empties it; nil when it is empty.
    mutating func placeOrder(_ session: Session, _ account: DemoAccount) -> Order? {
        guard !session.basket.isEmpty else { return nil }
        let order = Order(
            identifier: nextNumber("H"), user: account.user, items: session.basket,
            totalCents: Centre.total(session.basket),
            confirms: ContinuousClock.now.advanced(by: configuration.orderDelay))
        orders[order.identifier] = order
        var session = session
        session.basket = [:]
        sessions[session.identifier] = session
        return order
    }

    /// Somebody else's order is as unknown as one that does not exist.
    func order(_ identifier: String, of account: DemoAccount) -> Order? {
        guard let order = orders[identifier], order.user == account.user else { return nil }
        return order
    }

    func isConfirmed(_ order: Order) -> Bool {
        !has(.checkoutNeverConfirms) && order.confirms <= ContinuousClock.now
    }

    static func total(_ basket: [String: Int]) -> Int {
        basket.reduce(0) { $0 + (Product.named($1.key)?.priceCents ?? 0) * $1.value }
    }
}
