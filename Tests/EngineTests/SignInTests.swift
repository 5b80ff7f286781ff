import Observations
import Testing
import Verdicts

/// Credentials that are not accepted, sessions that end, and walls in the way.
@Suite struct SignInTests {
    private static let form = Response.html(
        "<form method=post action=/login><input name=user><input type=password name=password><button>Go</button></form>"
    )
    private static let lockedForm =
        "<p>Too many failed login attempts.</p><form method=post action=/login><input name=user>"
        + "<input type=password name=password><button>Go</button></form>"
    private static func welcome(_ request: Request) -> Response {
        request.method == "GET" ? form : .html("<h1>Welcome</h1>")
    }
    private static let signIn = """
        steps:
          - open: "{{base}}/login"
          - submit: form
            id: sign-in
            with: { user: "{{account.user}}", password: "{{account.password}}" }
        """
    private let goal = "    expect:\n      - xpath \"string(//h1)\" == \"Welcome\""

    /// What the answer to a correct password is called.
    @Test(arguments: [
        (form, Reason.identityFailed), (Response.redirect("/login"), .identityFailed),
        (.html("<h1>Sorry</h1><p>We could not verify your details.</p>"), .identityFailed),
        (.html("<h1>No</h1>", status: 401), .identityFailed), (.html("<h1>Sorry</h1>"), .wrongContent),
        (.html("<h1>Sorry</h1><p>We are under maintenance.</p>"), .deadEnd),
        (.html("<h1>Oh</h1>", status: 500), .stepError), (.html("<h1>Welcome</h1>"), .arrived),
        (.html("<h1>Welcome</h1><p>could not verify your mail address</p>"), .arrived),
        (.html("<h1>Prove it</h1><div class=g-recaptcha data-sitekey=x></div>"), .blocked),
        (.html("<h1>Welcome</h1><div class=g-recaptcha data-sitekey=x></div>"), .arrived),
        // The form's token was refused, not the password.
        (.html("<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>", status: 403), .stepError),
        (.html("<h1>Bad Request</h1><p>The CSRF token is not correct.</p>", status: 400), .stepError),
        (.html("<h1>Sign in</h1><p>Incorrect username or password.</p>", status: 400), .identityFailed),
        (.json("{\"error\":\"invalid_grant\"}", status: 400), .identityFailed),
        // A lock is no wrong password.
        (.html("<h1>Sorry</h1><p>Your account has been locked after many tries.</p>"), .blocked),
        (.html("<h1>Sorry</h1><p>This account is inactive.</p>"), .blocked),
        (.html(lockedForm), .blocked),
        (.html("<h1>Welcome</h1><p>Your account is locked on other devices</p>"), .arrived),
        // What programs say.
        (.html("<h1>Error</h1><pre>Traceback (most recent call last): KeyError: 'name'</pre>"), .brokenResponse),
        (.html("<h1>{{ customer.name }}</h1>"), .brokenResponse), (.html("<h1>{title}</h1>"), .brokenResponse),
        (.html("<h1>{ not a place }</h1>"), .wrongContent),
        // Nobody sees a page of these.
        (.typed("text/plain", "<!doctype html><h1>Welcome</h1>"), .brokenResponse),
        (.typed("application/octet-stream", "\n <HTML><h1>Welcome</h1>"), .brokenResponse),
        (.typed("application/xhtml+xml", "<html><h1>Welcome</h1></html>"), .arrived),
    ])
    func afterACorrectPassword(answer: Response, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.path == "/login" && request.method == "GET" ? Self.form : answer
        }
        let outcome = try await Story(Self.signIn + "\n" + goal).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == (reason == .arrived ? nil : "sign-in"))
    }

    /// Signed in, and asked to sign in again on the next page.
    @Test(arguments: ["redirect", "form", "401"])
    func theSessionIsLost(way: String) async throws {
        let server = try LoopbackServer { request in
            switch (request.path, request.method) {
            case ("/login", "GET"): Self.form
            case ("/login", _): .html("<h1>Welcome</h1>", status: 200, "Set-Cookie: session=s3ss10n-one; Path=/")
            default:
                way == "redirect" ? .redirect("/login") : (way == "form" ? Self.form : .html("<p>No</p>", status: 401))
            }
        }
        let outcome = try await Story(
            "\(Self.signIn)\n\(goal)\n  - open: /account\n    id: account\n    expect:\n      - xpath \"string(//h1)\" == \"Account\""
        ).walk(server)
        #expect(outcome.reason == .sessionLost, "\(outcome)")
        #expect(outcome.judgement.failingStep == "account")
    }

    /// The name on one page, the password on the next: who is sent back to the first one was not accepted.
    @Test(arguments: [
        ("/name", Reason.identityFailed), ("/name?again=1", .identityFailed), ("/welcome", .arrived),
        ("/search", .wrongContent),
    ])
    func inTwoPages(target: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch (request.method, request.path) {
            case ("POST", "/name"): .redirect("/password")
            case ("POST", "/password"): .redirect(target)
            case (_, "/password"):
                .html("<form method=post><input type=password name=password><button>Go</button></form>")
            case (_, "/welcome"): .html("<h1>Welcome</h1>")
            default: .html("<h1>\(request.path)</h1><form method=post action=/name><input name=user></form>")
            }
        }
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/search"
              - submit: form
                with: { user: lamps }
              - open: "{{base}}/name"
              - submit: form
                with: { user: "{{account.user}}" }
              - submit: form
                id: sign-in
                with: { password: "{{account.password}}" }
            """ + "\n" + goal
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == (reason == .arrived ? nil : "sign-in"))
    }

    /// A hint about locks that stands on the sign-in page anyway is no lock.
    @Test func aHintIsNoLock() async throws {
        let form = Response.html(Self.lockedForm)
        let server = try LoopbackServer { _ in form }
        let outcome = try await Story(Self.signIn + "\n" + goal).walk(server)
        #expect(outcome.reason == .identityFailed, "\(outcome)")
    }

    /// Who signs out is asked to sign in, and lost nothing; who goes on afterwards is no customer who was signed in.
    @Test(arguments: [("/logout", Reason.arrived), ("/sign-out?all=1", .arrived), ("/settings", .sessionLost)])
    func signingOut(path: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch (request.path, request.method) {
            case ("/login", "GET"): Self.form
            case ("/login", _): .html("<h1>Welcome</h1>", status: 200, "Set-Cookie: session=s3ss10n-one; Path=/")
            case ("/offers", _): .html("<h1>Offers</h1><form><input name=user><input type=password name=p></form>")
            default: .redirect("/login")
            }
        }
        let outcome = try await Story(
            "\(Self.signIn)\n\(goal)\n  - open: \"\(path)\"\n    id: out\n  - open: /offers\n    expect:\n      - status == 200"
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == (reason == .arrived ? nil : "out"))
    }

    /// Signed in, waited, and sent back to sign in, in all the ways in which that happens.
    @Test(arguments: [
        (Response.redirect("/login"), Reason.sessionLost), (.redirect("/auth/start?to=/account"), .sessionLost),
        (
            .html("<h1>Sign in</h1><form method=post><input name=user><input type=password name=password></form>"),
            .sessionLost
        ),
        (.html("<p>No</p>", status: 401), .sessionLost), (.json("{\"error\":\"expired\"}", status: 401), .sessionLost),
        (.html("<p>Page expired</p>", status: 419), .sessionLost),
        (.html("<h1>Oh</h1><p>Your session has expired, please sign in again.</p>"), .sessionLost),
        (.html("<h1>Oh</h1><p>Ihre Sitzung ist abgelaufen.</p>", status: 403), .sessionLost),
        (.html("<h1>Account</h1>"), .arrived),
        (.html("<h1>Account</h1><p>For your safety your session has expired on other devices</p>"), .arrived),
        (.html("<h1>Oh</h1>"), .wrongContent), (.html("<h1>Oh</h1>", status: 403), .stepError),
    ])
    func afterADwell(answer: Response, reason: Reason) async throws {
        for step in ["open", "http"] {
            let server = try LoopbackServer { request in
                switch (request.path, request.method) {
                case ("/login", "GET"), ("/auth/start", _): Self.form
                case ("/login", _): .html("<h1>Welcome</h1>", status: 200, "Set-Cookie: session=s3ss10n-one; Path=/")
                default: answer
                }
            }
            var story = Story(
                "\(Self.signIn)\n\(goal)\n  - wait: 150s\n  - \(step): \"{{base}}/account\"\n    id: account\n    expect:\n"
                    + "      - xpath \"string(//h1)\" == \"Account\"",
                head: "journey: story\nchannel: web\nas: anna\nwithin: 200s")
            story.clock = JumpingClock()
            let outcome = try await story.walk(server)
            #expect(outcome.reason == reason, "\(step): \(outcome)")
        }
    }

    /// A token that was good before the dwell is a session; one that never was is a failed sign-in.
    @Test(arguments: ["bearer: \"{{access}}\"", "headers: { X-Auth-Token: \"{{access}}\" }"])
    func aTokenThatDies(header: String) async throws {
        let server = try LoopbackServer { [calls = Counter()] request in
            if request.path == "/token" { return .json("{\"token\":\"t-123456\"}") }
            return calls.next() == 1 ? .json("{\"name\":\"Anna\"}") : .json("{}", status: 401)
        }
        let call = "  - http: \"{{base}}/me\"\n    \(header)\n    expect:\n      - jsonpath \"$.name\" exists"
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/token"
                form: { user: "{{account.user}}", password: "{{account.password}}" }
                capture:
                  access: jsonpath "$.token" secret
            \(call)
            \(call.replacing("expect", with: "id: again\n    expect"))
            """
        ).walk(server)
        #expect(outcome.reason == .sessionLost, "\(outcome)")
        #expect(outcome.judgement.failingStep == "again")
    }

    /// Whoever goes to the sign-in page to sign in there has lost nothing.
    @Test func signingInOnPurpose() async throws {
        let server = try LoopbackServer { request in
            request.path == "/other" && request.method == "GET" ? Self.form : Self.welcome(request)
        }
        let outcome = try await Story(
            """
            \(Self.signIn)
            \(goal)
              - open: "{{base}}/other"
              - submit: form
                id: again
                with: { user: "{{account.user}}", password: "{{account.password}}" }
            \(goal)
            """
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
    }

    /// A puzzle that comes with the second form is demanded; one that stood on the first is furniture.
    @Test(arguments: [(false, Reason.blocked), (true, .identityFailed)])
    func aPuzzleThatIsDemanded(isOnTheFirst: Bool, reason: Reason) async throws {
        let widget = "<div class=g-recaptcha data-sitekey=x></div>"
        let form = String(decoding: Self.form.body, as: UTF8.self)
        let server = try LoopbackServer { request in
            .html(request.method == "POST" || isOnTheFirst ? form + widget : form)
        }
        let outcome = try await Story(Self.signIn + "\n" + goal).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Two sessions of one journey know nothing of each other.
    @Test func sessionsHaveTheirOwnCookies() async throws {
        let server = try LoopbackServer { [count = Counter()] _ in
            .html("hi", status: 200, "Set-Cookie: visitor=number-\(count.next())-of-many; Path=/")
        }
        let outcome = try await Story(
            """
            sessions: { one: web, two: web }
            steps:
              - open: "{{base}}/1"
                in: one
              - open: "{{base}}/2"
                in: two
              - open: "{{base}}/3"
                in: one
                id: again
                expect:
                  - status == 200
            """
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.map(\.cookies) == ["", "", "visitor=number-1-of-many"])
    }

    /// A token that was just given, and refused by the next call.
    @Test func aTokenThatIsRejected() async throws {
        let server = try LoopbackServer(["/token": .json("{\"token\":\"t-123456\"}"), "/me": .json("{}", status: 401)])
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/token"
                form: { user: "{{account.user}}", password: "{{account.password}}" }
                capture:
                  access: jsonpath "$.token" secret
              - http: "{{base}}/me"
                bearer: "{{access}}"
                expect:
                  - jsonpath "$.name" exists
            """
        ).walk(server)
        #expect(outcome.reason == .identityFailed, "\(outcome)")
        #expect(outcome.signs.contains(.tokenRejected))
    }

    /// Walls that vendors document, as an answer to an ordinary visit (PROTOCOLS C6).
    @Test(arguments: [
        (403, "cf-mitigated: challenge", "", Reason.blocked), (429, "cf-mitigated: challenge", "", .blocked),
        (200, "cf-mitigated: challenge", "<h1>Welcome</h1>", .blocked),
        (202, "x-amzn-waf-action: challenge", "", .blocked),
        (405, "x-amzn-waf-action: captcha", "", .blocked), (403, "x-datadome: protected", "", .blocked),
        (428, "X-A: b", "", .blocked), (429, "Retry-After: 30", "", .blocked), (423, "X-A: b", "", .blocked),
        (429, "X-A: b", "Too many login attempts", .blocked),
        (503, "X-A: b", "<title>Just a moment...</title>", .blocked),
        (200, "X-A: b", "<script>window._cf_chl_opt={}</script>", .blocked),
        (403, "X-A: b", "<p>Forbidden</p>", .stepError), (503, "Retry-After: 30", "<p>Sorry</p>", .stepError),
        (405, "X-A: b", "", .stepError), (202, "X-A: b", "<h1>Welcome</h1>", .arrived),
        (200, "x-datadome: protected", "<h1>Welcome</h1>", .arrived),
    ])
    func walls(status: Int, header: String, body: String, reason: Reason) async throws {
        let server = try LoopbackServer(["/": .html(body, status: status, header)])
        let outcome = try await Story("steps:\n  - open: \"{{base}}/\"\n\(goal)").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.run.retryAfter == (header == "Retry-After: 30" ? 30 : nil))
    }

    /// With a symptom off its answer is judged by its status and its words, never waved through.
    @Test func aWallThatIsNotLookedForIsNotGreen() async throws {
        let server = try LoopbackServer([
            "/": .html("<p>no</p>", status: 403, "cf-mitigated: challenge"), "/next": .html("<h1>Welcome</h1>"),
        ])
        var story = Story("steps:\n  - open: \"{{base}}/\"\n  - open: /next\n\(goal)")
        story.site = "symptoms: { bot-wall: off }"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .stepError, "\(outcome)")
    }

    /// Another customer's number on the page is unsafe, unless the switch is off or it was typed in.
    @Test(arguments: [
        ("2000200", "on", Reason.wrongAccount), ("2000200", "off", .arrived), ("1000100", "on", .arrived),
        // Part of a longer number is nobody's.
        ("49-20002001", "on", .arrived), ("x2000200", "on", .arrived), ("49-2000200/1", "on", .wrongAccount),
    ])
    func anotherCustomer(number: String, symptom: String, reason: Reason) async throws {
        let server = try LoopbackServer(["/": .html("<h1>Welcome</h1><p>No. \(number)</p>")])
        var story = Story("steps:\n  - open: \"{{base}}/\"\n\(goal)")
        if symptom == "off" { story.site = "symptoms: { another-customer: off }" }
        #expect(try await story.walk(server).reason == reason)
    }

    /// Two of one household have one number: each may see it.
    @Test func whatCustomersShare() async throws {
        let server = try LoopbackServer(["/": .html("<h1>Welcome</h1><p>No. 1000100</p>")])
        var story = Story("steps:\n  - open: \"{{base}}/\"\n\(goal)")
        story.site = "  carl:\n    user: carl-user\n    number: \"1000100\"\n"
        #expect(try await story.walk(server).reason == .arrived)
    }

    /// Whoever works for the site sees its customers.
    @Test func anAgentSeesCustomers() async throws {
        let server = try LoopbackServer(["/": .html("<h1>Welcome</h1><p>No. 2000200</p>")])
        var story = Story(
            "steps:\n  - open: \"{{base}}/\"\n\(goal)", head: "journey: story\nchannel: web\nas: nora")
        story.site = "  nora:\n    role: agent\n    user: nora-user\n"
        #expect(try await story.walk(server).reason == .arrived)
    }

    /// The page right after the sign-in, too.
    @Test func theFirstPageFromACache() async throws {
        let server = try LoopbackServer { request in
            request.method == "GET" ? Self.form : .html("<h1>Welcome</h1><p>No. 1000100</p>", status: 200, "Age: 60")
        }
        let outcome = try await Story("\(Self.signIn)\n\(goal)").walk(server)
        #expect(outcome.signs.contains(.cachedPrivatePage), "\(outcome)")
        #expect(outcome.judgement.failingStep == "sign-in")
    }

    /// A private page out of a shared cache.
    @Test func aPrivatePageFromACache() async throws {
        let server = try LoopbackServer { request in
            request.method == "GET" && request.path == "/login"
                ? Self.form
                : .html(
                    "<h1>Welcome</h1><p>No. 1000100</p>", status: 200,
                    request.path == "/account" ? "X-Cache: HIT" : "X-A: b")
        }
        let outcome = try await Story("\(Self.signIn)\n  - open: /account\n\(goal)").walk(server)
        #expect(outcome.signs.contains(.cachedPrivatePage), "\(outcome)")
    }
}
