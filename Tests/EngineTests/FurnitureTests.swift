import Observations
import Testing
import Verdicts

/// Words that stand on every page, or that are only talked about, do not say why a step failed.
@Suite struct FurnitureTests {
    private static let help =
        "<footer>What to do about a wrong password, when your account is locked, your session has expired, or your"
        + " link has expired. Under maintenance on Sunday.</footer>"
    private static let form = Response.html(
        "<h1>Sign in</h1><form method=post action=/login><input name=user><input type=password name=password>"
            + "<button>Go</button></form>" + help)
    private static let story = """
        steps:
          - open: "{{base}}/login"
          - submit: form
            id: sign-in
            with: { user: "{{account.user}}", password: "{{account.password}}" }
            expect:
              - xpath "string(//h1)" == "Welcome"
        """

    /// A footer full of help, on the page before and on the one that fails.
    @Test(arguments: [
        ("<h1>Oh</h1>", 500, Reason.stepError), ("<h1>Oh</h1>", 200, .wrongContent),
        ("<h1>Oh</h1><p>Your account has been locked.</p>", 200, .blocked),
        ("<h1>Oh</h1><p>Incorrect password.</p>", 200, .identityFailed),
        ("<h1>Oh</h1><p>The service is temporarily unavailable.</p>", 200, .deadEnd),
    ])
    func help(page: String, status: Int, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.method == "GET" ? Self.form : .html(page + Self.help, status: status)
        }
        let outcome = try await Story(Self.story).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == "sign-in")
    }

    /// A notice of what is to come names a day. What has come stands in a heading, or in a line of its own.
    @Test(arguments: [
        ("<div>Wartungsarbeiten in der Nacht zum Sonntag von 2 bis 4 Uhr</div>", Reason.wrongContent),
        ("<p>Aviso: mantenimiento programado el domingo</p>", .wrongContent),
        ("<p>Scheduled maintenance: Saturday, 10 pm</p>", .wrongContent),
        ("<h1>Under maintenance</h1><p>Back on Sunday.</p>", .deadEnd),
        ("<p>Open on Sundays.</p><p>The service is temporarily unavailable.</p>", .deadEnd),
        ("<p>Les commandes sont suspendues.</p>", .deadEnd),
    ])
    func whatIsToCome(words: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.method == "GET"
                ? .html("<form method=post action=/login><input name=user><input type=password name=password></form>")
                : .html("<h1>Oh</h1>" + words)
        }
        let outcome = try await Story(Self.story).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// One page in the place of all pages says what it says, though it was seen before.
    @Test(arguments: [
        ("<h1>Sorry</h1><p>We are under maintenance.</p>", Reason.deadEnd),
        ("<h1>Oh</h1><pre>Traceback (most recent call last): KeyError</pre>", .brokenResponse),
    ])
    func onePageForAll(page: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .html(page) }
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n  - open: \"{{base}}/offers\"\n    id: offers\n    expect:\n"
                + "      - body contains \"Lamp\""
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == "offers")
    }

    /// The same words on the page that follows, where they were not before.
    @Test(arguments: [
        ("<p>Read more: “wrong password”, “account locked”</p>", Reason.wrongContent),
        ("<p>FAQ: „Konto gesperrt“, „Falsches Passwort“</p>", .wrongContent),
        ("<p>Que faire si « votre mot de passe incorrect » s'affiche ?</p>", .wrongContent),
        ("<p>“Good morning” is what we say. Wrong password. “Bye” too.</p>", .identityFailed),
        ("<p>„Guten Tag“ – falsches Passwort für „anna“.</p>", .identityFailed),
        ("<p>error: \"wrong password\"</p>", .identityFailed),
    ])
    func mentioned(words: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            .html(
                request.method == "GET"
                    ? "<form method=post action=/login><input name=user><input type=password name=password></form>"
                    : "<h1>Oh</h1>" + words)
        }
        let outcome = try await Story(Self.story).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// An interface that answers with a page: the footer speaks of sessions, and none is lost.
    @Test func aPageInPlaceOfJSON() async throws {
        let server = try LoopbackServer { request in
            if request.path == "/login", request.method == "GET" { return Self.form }
            return .html("<h1>Welcome</h1>" + Self.help)
        }
        let outcome = try await Story(
            Self.story
                + "\n  - http: \"{{base}}/api\"\n    id: api\n    expect:\n      - jsonpath \"$.number\" == \"1\""
        ).walk(server)
        #expect(outcome.reason == .brokenResponse, "\(outcome)")
        #expect(outcome.judgement.failingStep == "api")
    }

    /// All pages have one path and differ in their query: the form at the start page is no excuse for one in its place.
    @Test(arguments: [
        ("open", "/?page=inbox", "form", Reason.sessionLost), ("open", "/?page=inbox", "page", .arrived),
        ("open", "/?next=%2Finbox", "form", .arrived), ("http", "/?page=list", "/?page=done", .arrived),
        ("http", "/?page=list", "/?next=/list", .sessionLost),
    ])
    func onePathForAllPages(step: String, address: String, answer: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch (request.method, request.target) {
            case ("GET", "/"): Self.form
            case (_, address):
                switch answer {
                case "form": Self.form
                case "page": .html("<h1>Inbox</h1>")
                default: .redirect(answer)
                }
            default: .html("<h1>Welcome</h1>", status: 200, "Set-Cookie: session=s3ss10n-one; Path=/")
            }
        }
        let goal = step == "open" ? "body contains \"h1\"" : "header \"Location\" exists"
        let outcome = try await Story(
            Self.story.replacing("/login", with: "/")
                + "\n  - \(step): \"{{base}}\(address)\"\n    id: next\n    expect:\n      - \(goal)"
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == (reason == .arrived ? nil : "next"))
    }
}
