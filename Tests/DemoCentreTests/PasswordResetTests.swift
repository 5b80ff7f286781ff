import DemoCentre
import Testing

@Suite struct PasswordResetTests {
    private let newPassword = "a-new-one-for-ben"

    /// Asks for a link and takes it out of the inbox; nil when no mail came.
    private func link(for address: String, _ browser: Browser) async throws -> String? {
        _ = try await browser.get("/reset")
        let sent = try await browser.submit("/reset", [("email", address)])
        #expect(sent.status == 302)
        #expect(sent.location == "/reset/sent")
        let found = try await browser.get("/mail/api/v1/search?query=" + Browser.encode("to:\"\(address)\""))
        guard let identifier = found.first("\"ID\":\"([^\"]*)\"") else { return nil }
        return try await browser.get("/mail/api/v1/message/\(identifier)").first(
            "http://127.0.0.1:\\d+(/reset/[^\"\\\\ ]*)")
    }

    private func confirm(_ link: String, _ password: String, again: String? = nil, _ browser: Browser) async throws
        -> Answer
    {
        let page = try await browser.get(link)
        guard let token = page.first("name=\"token\" value=\"([^\"]*)\"") else { return page }
        return try await browser.submit(
            "/reset/confirm",
            [("token", token), ("new_password", password), ("new_password_again", again ?? password)])
    }

    private func token(_ user: String, _ password: String, _ browser: Browser) async throws -> Answer {
        try await browser.postJSON("/app/api/token", #"{"user":"\#(user)","password":"\#(password)"}"#)
    }

    @Test func theMailedLinkSetsANewPasswordOnce() async throws {
        try await Harness.run { harness in
            let ben = try DemoAccount.named("ben")
            let browser = harness.browser
            let link = try #require(try await link(for: ben.email, browser))
            let done = try await confirm(link, newPassword, browser)
            #expect(done.status == 302)
            #expect(done.location == "/reset/done")
            #expect(try await token(ben.user, newPassword, browser).status == 200)
            #expect(try await token(ben.user, ben.password, browser).status == 401)
            let again = try await confirm(link, "another-one-for-ben", browser)
            #expect(again.heading == "This link is not valid")
        }
    }

    @Test func anUnknownAddressGetsTheSameAnswerAndNoMail() async throws {
        try await Harness.run { harness in
            let link = try await link(for: "nobody@demo.example", harness.browser)
            #expect(link == nil)
        }
    }

    @Test func aLinkIsDeadAfterAnHour() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            let link = try #require(try await link(for: try DemoAccount.named("ben").email, browser))
            harness.clock.advance(3599)
            #expect(try await browser.get(link).heading == "Choose a new password")
            harness.clock.advance(1)
            #expect(try await browser.get(link).heading == "This link is not valid")
        }
    }

    @Test(arguments: [("short", "short"), ("long enough 1", "long enough 2")])
    func aBadNewPasswordIsRefusedOnTheForm(first: String, second: String) async throws {
        try await Harness.run { harness in
            let ben = try DemoAccount.named("ben")
            let browser = harness.browser
            let link = try #require(try await link(for: ben.email, browser))
            let answer = try await confirm(link, first, again: second, browser)
            #expect(answer.status == 200)
            #expect(answer.alert != nil)
            #expect(try await token(ben.user, ben.password, browser).status == 200)
        }
    }

    @Test func sessionsFromBeforeAreOver() async throws {
        try await Harness.run { harness in
            let ben = try DemoAccount.named("ben")
            let old = harness.browser
            _ = try await old.get("/login")
            _ = try await old.submit("/login", [("username", ben.user), ("password", ben.password)])
            let bearer = try #require(try await token(ben.user, ben.password, old).object["token"] as? String)
            #expect(try await old.get("/account").status == 200)
            let browser = harness.browser
            let link = try #require(try await link(for: ben.email, browser))
            _ = try await confirm(link, newPassword, browser)
            #expect(try await old.get("/account").status == 302)
            let withBearer = try await harness.browser.get(
                "/app/api/messages", headers: ["Authorization": "Bearer \(bearer)"])
            #expect(withBearer.status == 401)
        }
    }

    @Test func resetPutsEverythingBack() async throws {
        try await Harness.run { harness in
            let ben = try DemoAccount.named("ben")
            let browser = harness.browser
            let link = try #require(try await link(for: ben.email, browser))
            _ = try await confirm(link, newPassword, browser)
            await harness.centre.set(.chatSilent, on: true)
            await harness.centre.reset()
            #expect(try await token(ben.user, ben.password, browser).status == 200)
            #expect(try await browser.get("/mail/api/v1/messages").object["total"] as? Int == 0)
            #expect(await harness.centre.faults.isEmpty)
        }
    }
}
