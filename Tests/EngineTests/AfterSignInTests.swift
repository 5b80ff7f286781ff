import Observations
import Testing
import Verdicts

/// What looks like trouble after a sign-in, and is none.
@Suite struct AfterSignInTests {
    private static let form = Response.html(
        "<form method=post action=/login><input name=user><input type=password name=password><button>Go</button></form>"
    )

    /// Signs in at `/login`, where the answer is another one.
    private func walk(_ answer: Response, then steps: String = "") async throws -> Outcome {
        let server = try LoopbackServer { request in
            switch (request.path, request.method) {
            case ("/login", "POST"): answer
            case ("/ended", _): .redirect("/login")
            case ("/login", _): Self.form
            default: .html("<h1>Hello</h1>")
            }
        }
        return try await Story(
            """
            steps:
              - open: "{{base}}/login"
              - submit: form
                id: sign-in
                with: { user: "{{account.user}}", password: "{{account.password}}" }
                expect: [ 'xpath "string(//h1)" == "Welcome"' ]
            \(steps)
            """
        ).walk(server)
    }

    /// Fields that nobody sees are no question.
    @Test func hiddenFields() async throws {
        let outcome = try await walk(
            .html(
                "<h1>Welcome</h1><form action=/next><input type=hidden name=user><input type=hidden name=password>"
                    + "<button>Go on</button></form>"))
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(outcome.signs.isEmpty)
    }

    /// The journey says itself where the way leads.
    @Test(arguments: [("url endsWith \"/login\"", Reason.arrived), ("status == 200", .sessionLost)])
    func theWayToTheForm(line: String, reason: Reason) async throws {
        let outcome = try await walk(
            .html("<h1>Welcome</h1>"), then: "  - open: \"{{base}}/ended\"\n    expect: [ '\(line)' ]")
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// What a cache kept is nobody's, where it shows nothing of the customer's own.
    @Test(arguments: [("No. 1000100", true), ("No offers today", false)])
    func aPageFromACache(text: String, isPrivate: Bool) async throws {
        let outcome = try await walk(.html("<h1>Welcome</h1><p>\(text)</p>", status: 200, "Age: 60"))
        #expect(outcome.signs.contains(.cachedPrivatePage) == isPrivate, "\(outcome)")
    }

    /// Nobody signed in, so that it was for everybody.
    @Test func aPublicPageFromACache() async throws {
        let server = try LoopbackServer(["/": .html("<h1>Call 1000100</h1>", status: 200, "Age: 60")])
        let outcome = try await Story("steps:\n  - open: \"{{base}}/\"\n    expect: [ 'body contains \"Call\"' ]").walk(
            server)
        #expect(outcome.signs.isEmpty, "\(outcome)")
    }
}
