/// The shop for programs: the same basket and orders as JSON, with the browser's session.
extension Centre {
    private struct BasketLine: Decodable {
        let product: String
        let quantity: Int?
    }

    private struct Basket: Encodable {
        let items: [String: Int]
        let total: String
    }

    private struct OrderStatus: Encodable {
        let id: String
        let status: String
        let total: String
    }

    mutating func shopAPI(_ request: WebRequest) -> WebResponse? {
        guard let (account, session) = signedIn(request) else { return Centre.unauthorized }
        switch (request.method, Array(request.segments.dropFirst(2))) {
        case (.get, ["basket"]):
            return .json(basket(session))
        case (.post, ["basket"]):
            guard let line = request.json(BasketLine.self),
                let filled = put(line.product, quantity: line.quantity ?? 1, into: session)
            else { return .json(422, Problem(error: "no such product, or not so many of it")) }
            return .json(basket(filled))
        case (.post, ["orders"]):
            // The content type keeps forms of other sites out, as in `WebRequest.json`.
            guard request.json([String: String].self) != nil else {
                return .json(400, Problem(error: "a JSON object is required"))
            }
            guard let order = placeOrder(session, account) else {
                return .json(422, Problem(error: "the basket is empty"))
            }
            return .json(201, status(order))
        case (.get, let rest) where rest.count == 2 && rest[0] == "orders":
            guard let order = order(rest[1], of: account) else {
                return .json(404, Problem(error: "unknown order"))
            }
            return .json(status(order))
        default:
            return nil
        }
    }

    private func basket(_ session: Session) -> Basket {
        Basket(items: session.basket, total: Money.text(cents: Centre.total(session.basket)))
    }

    private func status(_ order: Order) -> OrderStatus {
        OrderStatus(
            id: order.identifier, status: isConfirmed(order) ? "confirmed" : "pending",
            total: Money.text(cents: order.totalCents))
    }
}
