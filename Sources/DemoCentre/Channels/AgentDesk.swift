import Foundation

/// The employees' interface: who is this customer, and refunds up to a limit that the role sets.
extension Centre {
    private struct CustomerRecord: Encodable {
        struct Purchase: Encodable {
            let id: String
            let item: String
            let status: String
        }

        let number: String
        let name: String
        let balance: String?
        let currency = "EUR"
        let orders: [Purchase]
        let asOf: String

        enum CodingKeys: String, CodingKey {
            case number, name, balance, currency, orders
            case asOf = "as_of"
        }

        // An absent balance is written as null, since that is what the broken desk sends.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(number, forKey: .number)
            try container.encode(name, forKey: .name)
            try container.encode(balance, forKey: .balance)
            try container.encode(currency, forKey: .currency)
            try container.encode(orders, forKey: .orders)
            try container.encode(asOf, forKey: .asOf)
        }
    }

    private struct RefundRequest: Decodable {
        let customer: String
        let amount: Decimal
    }

    private struct Refund: Encodable {
        let id: String
        let customer: String
        let amount: String
        let status = "booked"
    }

    mutating func desk(_ request: WebRequest) -> WebResponse? {
        let segments = request.segments
        guard segments.count >= 3, segments[1] == "api" else { return nil }
        switch (request.method, Array(segments.dropFirst(2))) {
        case (.post, ["token"]):
            return issueToken(request, door: .desk)
        case (.get, let rest) where rest.count == 2 && rest[0] == "customers":
            guard bearerAccount(request, door: .desk) != nil || has(.deskNeedsNoToken) else {
                return Centre.unauthorized
            }
            return customerRecord(rest[1])
        case (.post, ["refunds"]):
            guard let agent = bearerAccount(request, door: .desk) else { return Centre.unauthorized }
            return refund(request, by: agent)
        case (.post, ["resets"]), (.post, ["callbacks"]):
            guard let agent = bearerAccount(request, door: .desk) else { return Centre.unauthorized }
            return help(request, by: agent, withLink: segments[2] == "resets")
        default:
            return nil
        }
    }

    private func customerRecord(_ number: String) -> WebResponse {
        guard let account = customer(number: number) else {
            return .json(404, Problem(error: "unknown customer"))
        }
        let isEmpty = has(.deskShowsEmptyAccounts)
        let orders = [
            CustomerRecord.Purchase(id: "H-\(number)1", item: "Smart meter", status: "delivered"),
            CustomerRecord.Purchase(id: "H-\(number)2", item: "Heat pump check", status: "booked"),
        ]
        return .json(
            CustomerRecord(
                number: number, name: isEmpty ? "" : account.name, balance: isEmpty ? nil : account.balance,
                orders: isEmpty ? [] : orders, asOf: asOf))
    }

    private mutating func refund(_ request: WebRequest, by agent: DemoAccount) -> WebResponse {
        guard let asked = request.json(RefundRequest.self), let cents = Money.cents(asked.amount) else {
            return .json(400, Problem(error: "customer and a positive amount are required"))
        }
        let highest = has(.deskIgnoresRoles) ? DemoAccount.Role.supervisor.refundLimit : nil
        guard let limit = agent.role.refundLimit ?? highest else { return .json(403, Problem(error: "role")) }
        guard cents <= limit || has(.refundLimitGone) else { return .json(403, Problem(error: "limit")) }
        guard let customer = customer(number: asked.customer) else {
            return .json(404, Problem(error: "unknown customer"))
        }
        return .json(
            201, Refund(id: nextNumber("R"), customer: customer.number, amount: Money.text(cents: cents)))
    }
}
