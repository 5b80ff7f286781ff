import DemoCentre
import Foundation
import Testing

@Suite struct AgentDeskTests {
    private func bearer(_ user: String, _ browser: Browser) async throws -> [String: String] {
        let account = try DemoAccount.named(user)
        let answer = try await browser.postJSON(
            "/desk/api/token", #"{"user":"\#(user)","password":"\#(account.password)"}"#)
        #expect(answer.object["role"] as? String == account.role.rawValue)
        return ["Authorization": "Bearer \(try #require(answer.object["token"] as? String))"]
    }

    @Test func anAgentFindsACustomer() async throws {
        try await Harness.run { harness in
            let emma = try DemoAccount.named("emma")
            let browser = harness.browser
            let record = try await browser.get(
                "/desk/api/customers/\(emma.number)", headers: try await bearer("nora", browser)
            ).object
            #expect(record["number"] as? String == emma.number)
            #expect(record["name"] as? String == "Emma & Eric Wolff")
            #expect(record["balance"] as? String == "12,600.00")
            #expect((record["orders"] as? [Any])?.count == 2)
            #expect(record["as_of"] as? String == harness.clock.now.formatted(.iso8601))
        }
    }

    @Test(arguments: [
        ("nora", "100", 201, "booked"), ("nora", "100.01", 403, "\"limit\""), ("otto", "1000", 201, "booked"),
        ("otto", "1000.01", 403, "\"limit\""), ("vera", "1", 403, "\"role\""), ("nora", "0", 400, "amount"),
        ("nora", "-5", 400, "amount"), ("nora", "1.001", 400, "amount"), ("nora", "1e300", 400, "amount"),
        ("nora", "\"5\"", 400, "amount"),
    ])
    func refundsHaveLimits(user: String, amount: String, status: Int, says: String) async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            let answer = try await browser.postJSON(
                "/desk/api/refunds", #"{"customer":"10009","amount":\#(amount)}"#,
                headers: try await bearer(user, browser))
            #expect(answer.status == status)
            #expect(answer.text.contains(says))
        }
    }

    @Test func nothingWithoutAToken() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            #expect(try await browser.get("/desk/api/customers/10005").status == 401)
            #expect(try await browser.postJSON("/desk/api/refunds", "{}").status == 401)
            let expired = try await bearer("nora", browser)
            harness.clock.advance(8 * 3600)
            #expect(try await browser.get("/desk/api/customers/10005", headers: expired).status == 401)
        }
    }

    @Test func theDeskIsForEmployeesAndTheAppForCustomers() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            for (path, user) in [("/desk/api/token", "gina"), ("/app/api/token", "nora")] {
                let password = try DemoAccount.named(user).password
                let answer = try await browser.postJSON(path, #"{"user":"\#(user)","password":"\#(password)"}"#)
                #expect(answer.status == 403)
            }
            let desk = try await bearer("nora", browser)
            #expect(try await browser.get("/app/api/messages", headers: desk).status == 401)
            #expect(try await browser.get("/desk/api/customers/90001", headers: desk).status == 404)
        }
    }

    @Test func wrongPasswordsLockTheDeskToo() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            let wrong = #"{"user":"quinn","password":"wrong"}"#
            for _ in 1...5 { #expect(try await browser.postJSON("/desk/api/token", wrong).status == 401) }
            let locked = try await browser.postJSON("/desk/api/token", wrong)
            #expect(locked.status == 429)
            #expect(locked["retry-after"] == "900")
            #expect(try await browser.postJSON("/desk/api/token", "{}").status == 400)
        }
    }
}
