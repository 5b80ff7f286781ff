import DemoCentre
import Testing

@Suite struct MessagesTests {
    private struct Message: Decodable {
        let id: String
        let to: String
        let subject: String
        let text: String
    }

    private func bearer(_ user: String, _ browser: Browser) async throws -> [String: String] {
        let password = try DemoAccount.named(user).password
        let answer = try await browser.postJSON("/app/api/token", #"{"user":"\#(user)","password":"\#(password)"}"#)
        return ["Authorization": "Bearer \(try #require(answer.object["token"] as? String))"]
    }

    @Test func aCustomerReadsOwnMessagesByToken() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            let answer = try await browser.get("/app/api/messages", headers: try await bearer("gina", browser))
            let messages = try answer.json([Message].self)
            #expect(messages.count == 2)
            #expect(messages.allSatisfy { $0.to == "10007" && $0.text.contains("Gina Marchetti") })
        }
    }

    @Test func aCustomerReadsOwnMessagesByCookie() async throws {
        try await Harness.run { harness in
            let gina = try DemoAccount.named("gina")
            let browser = harness.browser
            #expect(try await browser.get("/messages").location == "/login?next=%2Fmessages")
            _ = try await browser.get("/login?next=/messages")
            let signedIn = try await browser.submit("/login", [("username", gina.user), ("password", gina.password)])
            let page = try await browser.follow(signedIn)
            #expect(page.element("customer") == gina.number)
            #expect(try await browser.get("/app/api/messages").json([Message].self).first?.to == gina.number)
        }
    }

    @Test(arguments: ["", "Bearer made-up", "Basic Z2luYQ=="])
    func nobodyReadsWithoutSigningIn(authorization: String) async throws {
        try await Harness.run { harness in
            let headers = authorization.isEmpty ? [:] : ["Authorization": authorization]
            let answer = try await harness.browser.get("/app/api/messages", headers: headers)
            #expect(answer.status == 401)
        }
    }
}
