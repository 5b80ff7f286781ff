import Observations
import Testing
import Verdicts

/// What shows who somebody is besides an account's own password: secrets of the site, and pages that say whose they are.
@Suite struct SiteSecretTests {
    /// A secret of the site file, refused: in a header, and in a form that may well stay where it is.
    @Test(arguments: [
        ("http", "401", Reason.identityFailed), ("http", "403", .stepError), ("http", "plain", .identityFailed),
        ("submit", "again", .identityFailed), ("submit", "kept", .arrived), ("submit", "other", .wrongContent),
    ])
    func secretsOfTheSite(kind: String, answer: String, reason: Reason) async throws {
        let form = "<form method=post action=/pay><input name=code></form>"
        let server = try LoopbackServer { request in
            if request.path == "/api" { return .json("{}", status: answer == "403" ? 403 : 401) }
            guard request.method == "POST" else { return .html(form) }
            return .html((answer == "kept" ? "<h1>Paid</h1>" : "<h1>Oh</h1>") + (answer == "other" ? "" : form))
        }
        let header = answer == "plain" ? "bearer: \"{{key}}\"" : "headers: { X-Api-Key: \"{{key}}\" }"
        let step =
            kind == "http"
            ? "  - http: \"{{base}}/api\"\n    \(header)\n    expect:\n      - jsonpath \"$.a\" exists"
            : "  - open: \"{{base}}/\"\n  - submit: form\n    with: { code: \"{{key}}\" }\n    expect:\n      - body contains \"Paid\""
        let outcome = try await Story("steps:\n\(step)").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// A headline about sessions, on a page that shows whose it is.
    @Test(arguments: [("1000100", Reason.wrongContent), ("", .sessionLost)])
    func headlinesAboutSessions(number: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch (request.method, request.path) {
            case ("GET", "/login"):
                .html("<form method=post action=/login><input name=user><input type=password name=password></form>")
            case ("POST", _): .html("<h1>Welcome</h1>")
            default: .html("<p>Your yoga session has expired: renew</p><b id=n>\(number)</b>")
            }
        }
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/login"
              - submit: form
                with: { user: "{{account.user}}", password: "{{account.password}}" }
              - open: "{{base}}/account"
                id: account
                owner: xpath "string(//*[@id='n'])"
                expect:
                  - xpath "string(//*[@id='balance'])" contains "5"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == "account")
    }
}
