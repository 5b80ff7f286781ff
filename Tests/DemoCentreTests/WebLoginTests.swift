import DemoCentre
import Testing

@Suite struct WebLoginTests {
    private func signIn(_ user: String, _ password: String, _ browser: Browser) async throws -> Answer {
        _ = try await browser.get("/login")
        return try await browser.submit("/login", [("username", user), ("password", password)])
    }

    @Test func passwordAndCodeLeadToTheAccount() async throws {
        try await Harness.run { harness in
            let anna = try DemoAccount.named("anna")
            let browser = harness.browser
            let afterPassword = try await signIn(anna.user, anna.password, browser)
            #expect(afterPassword.status == 302)
            #expect(afterPassword.location == "/code")
            _ = try await browser.get("/code")
            let afterCode = try await browser.submit("/code", [("otp", try harness.code(anna))])
            #expect(afterCode.status == 302)
            #expect(afterCode.location == "/account")
            let account = try await browser.get("/account")
            #expect(account.status == 200)
            #expect(account.heading == "Welcome, Anna O'Hara")
            #expect(account.element("customer") == "10001")
            #expect(account.element("balance") == "1,234.56")
            #expect(account.element("as-of") == harness.clock.now.formatted(.iso8601))
        }
    }

    @Test func aPasswordAloneOpensNothingWhereACodeIsDue() async throws {
        try await Harness.run { harness in
            let anna = try DemoAccount.named("anna")
            let browser = harness.browser
            _ = try await signIn(anna.user, anna.password, browser)
            let account = try await browser.get("/account")
            #expect(account.location == "/login?next=%2Faccount")
        }
    }

    @Test func aCodeWorksOncePerStep() async throws {
        try await Harness.run { harness in
            let anna = try DemoAccount.named("anna")
            let code = try harness.code(anna)
            for expected in [302, 200] {
                let browser = harness.browser
                _ = try await signIn(anna.user, anna.password, browser)
                _ = try await browser.get("/code")
                let answer = try await browser.submit("/code", [("otp", code)])
                #expect(answer.status == expected)
                if expected == 200 { #expect(answer.alert?.contains("not valid") == true) }
            }
            harness.clock.advance(30)
            let browser = harness.browser
            _ = try await signIn(anna.user, anna.password, browser)
            _ = try await browser.get("/code")
            #expect(try await browser.submit("/code", [("otp", try harness.code(anna))]).status == 302)
        }
    }

    @Test func anAccountWithoutCodeGoesStraightOn() async throws {
        try await Harness.run { harness in
            let farid = try DemoAccount.named("farid")
            let browser = harness.browser
            #expect(try await signIn(farid.user, farid.password, browser).location == "/account")
            #expect(try await browser.get("/account").heading == "Welcome, Farid Öztürk")
        }
    }

    @Test(arguments: [("hugo", "wrong"), ("nobody", "wrong"), ("", "")])
    func aWrongPasswordIsRefusedOnTheForm(user: String, password: String) async throws {
        try await Harness.run { harness in
            let answer = try await signIn(user, password, harness.browser)
            #expect(answer.status == 200)
            #expect(answer.alert?.contains("not recognised") == true)
            #expect(answer.text.contains("<form id=\"login\""))
        }
    }

    @Test(arguments: ["hugo", "nobody"])
    func fiveWrongPasswordsLockForAQuarterOfAnHour(user: String) async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            for _ in 1...5 {
                #expect(try await signIn(user, "wrong", browser).status == 200)
            }
            let locked = try await signIn(user, try DemoAccount.named("hugo").password, browser)
            #expect(locked.status == 429)
            #expect(locked["retry-after"] == "900")
            #expect(locked.alert?.contains("locked") == true)
            harness.clock.advance(900)
            #expect(try await signIn(user, "wrong", browser).status == 200)
        }
    }

    @Test func aFormOfAnotherSessionIsRefused() async throws {
        try await Harness.run { harness in
            let farid = try DemoAccount.named("farid")
            let fields = [("username", farid.user), ("password", farid.password), ("csrf", "made-up")]
            let browser = harness.browser
            _ = try await browser.get("/login")
            #expect(try await browser.post("/login", fields).status == 403)
            #expect(try await harness.browser.post("/login", fields).status == 403)
        }
    }

    @Test func signInTakesANewSession() async throws {
        try await Harness.run { harness in
            let farid = try DemoAccount.named("farid")
            let browser = harness.browser
            let form = try await browser.get("/login")
            let answer = try await signIn(farid.user, farid.password, browser)
            let before = try #require(form["set-cookie"])
            let after = try #require(answer["set-cookie"])
            #expect(before != after)
            #expect(after.contains("HttpOnly"))
            let stale = try await harness.browser.get(
                "/account", headers: ["Cookie": String(before.split(separator: ";")[0])])
            #expect(stale.status == 302)
        }
    }

    @Test func signOutEndsTheSession() async throws {
        try await Harness.run { harness in
            let farid = try DemoAccount.named("farid")
            let browser = harness.browser
            _ = try await browser.follow(try await signIn(farid.user, farid.password, browser))
            #expect(try await browser.submit("/sign-out", []).location == "/login")
            #expect(try await browser.get("/account").status == 302)
        }
    }

    @Test(arguments: [
        ("/messages", "/messages"), ("//evil.example", "/account"), ("https://evil.example", "/account"),
        ("/\\evil.example", "/account"), ("/a\r\nSet-Cookie: x=y", "/account"),
    ])
    func signInGoesOnToPagesOfThisCentreOnly(next: String, expected: String) async throws {
        try await Harness.run { harness in
            let farid = try DemoAccount.named("farid")
            let browser = harness.browser
            _ = try await browser.get("/login?next=" + Browser.encode(next))
            let answer = try await browser.submit("/login", [("username", farid.user), ("password", farid.password)])
            #expect(answer.location == expected)
        }
    }

    @Test func whatWasTypedComesBackEscaped() async throws {
        try await Harness.run { harness in
            let answer = try await signIn("\"><script>alert('&')</script>", "x", harness.browser)
            #expect(!answer.text.contains("<script>"))
            #expect(answer.text.contains("&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;"))
        }
    }
}
