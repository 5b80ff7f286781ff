import Observations
import Synchronization
import Testing
import Verdicts

@testable import Engine

/// Customers who appear in different ways, and what a service does with each.
@Suite struct PersonaTests {
    private static let form = Response.html(
        "<form method=post action=/login><input name=user><input type=password name=password><button>Go</button></form>"
    )
    private static let question = Response.html(
        "<h1>Is it you?</h1><form method=post action=/prove><input name=answer><button>Go</button></form>")
    private static let account = Response.html(
        "<h1>Welcome</h1><p id=number>1000100</p><a href=/messages>Messages</a>")

    /// The site's personas; `number` marks which of them `ID@…` is walked.
    private static let personas = """
        personas:
          new-device:
            title: A new device
            headers: { X-Device: new, Accept-Language: de }
            cookies: { seen: "never" }
        """

    private static func story(_ treatment: String, goal: Bool = true, stepUp: Bool = true) -> Story {
        var story = Story(
            """
            steps:
              - open: "{{base}}/login"
              - submit: form
                id: password
                with: { user: "{{account.user}}", password: "{{account.password}}" }
                expect:
                  - xpath "string(//h1)" == "Welcome"
            """ + (goal ? "\n  - open: /account\n    id: account\n    owner: xpath \"string(//*[@id='number'])\"" : ""),
            head: """
                journey: story
                channel: web
                as: anna
                personas: { new-device: \(treatment) }
                """)
        if stepUp {
            story.head += """

                step_up:
                  after: password
                  steps:
                    - submit: form
                      id: prove
                      with: { answer: "{{account.pin}}" }
                """
        }
        story.site = personas
        return story
    }

    enum Service: String, CaseIterable, Sendable {
        /// Asks new devices a question and takes the right answer.
        case careful
        /// Asks nobody.
        case careless
        /// Refuses the right answer.
        case deaf
        /// Says that it does not know the device, and offers nothing.
        case trap
        /// Neither asks nor lets in.
        case broken
    }

    /// - Parameter isNew: whether the device is taken for a new one.
    private func server(_ service: Service, asksFor isNew: @escaping @Sendable (Request) -> Bool) throws
        -> LoopbackServer
    {
        try LoopbackServer { [proven = Mutex(false)] request in
            switch (request.method, request.path) {
            case ("GET", "/login"): return Self.form
            case ("POST", "/login"):
                guard isNew(request), service != .careless else { return Self.account }
                switch service {
                case .trap: return .html("<h1>This device is not known</h1><p>Access was refused.</p>")
                case .broken: return .html("<h1>One moment</h1><a href=/help>Help</a>")
                default: return Self.question
                }
            case ("POST", "/prove"):
                guard service != .deaf, request.form["answer"] == Story.Secrets.pin else { return Self.question }
                proven.withLock { $0 = true }
                return Self.account
            case ("GET", "/account"):
                let isIn = !isNew(request) || service == .careless || proven.withLock { $0 }
                return isIn ? Self.account : .redirect("/login")
            default: return .html("<p>nothing here</p>", status: 404)
            }
        }
    }

    private static let byHeader: @Sendable (Request) -> Bool = { $0.header("X-Device") == "new" }

    @Test(
        arguments: [
            (Service.careful, Reason.arrived, nil), (.careless, .letThrough, "prove"),
            (.deaf, .identityFailed, "prove"),
            (.trap, .deadEnd, "prove"), (.broken, .deadEnd, "prove"),
        ], [true, false])
    func aStepUpIsExpected(_ expected: (Service, Reason, String?), goesOn: Bool) async throws {
        let (service, reason, step) = expected
        let outcome = try await Self.story("step_up", goal: goesOn).walk(server(service, asksFor: Self.byHeader))
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == step)
        #expect(outcome.run.journey == "story@new-device")
        #expect(outcome.run.persona?.name == "new-device")
    }

    @Test(arguments: [
        (Service.careless, Reason.arrived), (.careful, .wrongContent), (.trap, .deadEnd),
    ])
    func goingThroughIsExpected(service: Service, reason: Reason) async throws {
        let outcome = try await Self.story("through", stepUp: false).walk(server(service, asksFor: Self.byHeader))
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Contained: refused calmly, with a way out that is walked.
    @Test(arguments: [
        ("calm", Reason.arrived), ("careless", .letThrough), ("trap", .deadEnd), ("rude", .stepError),
        ("other", .wrongContent),
    ])
    func aContainmentIsExpected(_ service: String, _ reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch (request.method, request.path) {
            case ("GET", "/login"): Self.form
            case ("POST", "/login"):
                switch service {
                case "careless": Self.account
                case "rude": .html("<h1>Error</h1>", status: 500)
                case "other": .html("<h1>Hello</h1><a href=/help>Help</a>")
                default: .html("<h1>Paused for your safety</h1><a href=/safe>Prove it is you</a>")
                }
            case ("GET", "/safe"):
                service == "trap" ? .html("<h1>Gone</h1>", status: 404) : .html("<h1>Call us</h1><p>030 1234</p>")
            default: .html("<h1>Oh</h1>", status: 404)
            }
        }
        var story = Self.story("contained", goal: false, stepUp: false)
        story.head += """

            action: sign-in
            when_contained:
              at: password
              refused:
                - status == 200
                - xpath "string(//h1)" contains "Paused"
              way_out:
                - open: /safe
                  expect:
                    - xpath "string(//h1)" == "Call us"
            """
        story.site += "\nactions: { sign-in: { title: Sign in } }"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.run.persona?.treatment == .contained)
    }

    /// A detour that fails proves nothing: the customer is stuck, and not let through.
    @Test func aGoalThatIsNotReachedIsNoBreach() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/login": request.method == "GET" ? Self.form : Self.account
            default: .html("<h1>Oh</h1>", status: 500)
            }
        }
        let outcome = try await Self.story("step_up").walk(server)
        #expect(outcome.reason == .deadEnd, "\(outcome)")
        #expect(outcome.run.observations.map(\.step) == ["open-1", "password", "prove", "account"])
    }

    /// Judging again, from what is stored.
    @Test func aRunCanBeJudgedFromWhatWasSeen() async throws {
        var outcome = try await Self.story("step_up").walk(server(.careless, asksFor: Self.byHeader))
        #expect(outcome.judgement.reason == .letThrough)
        outcome.run.persona = nil
        #expect(outcome.judgement.reason == .deadEnd)
    }

    @Test func headersAndCookiesGoToTheFirstOriginOnly() async throws {
        let other = try LoopbackServer { _ in .redirect("http://127.0.0.1:1/", status: 302) }
        let away = try LoopbackServer { _ in Self.account }
        let server = try LoopbackServer { request in
            request.path == "/away" ? .redirect("\(away.url)/there") : Self.account
        }
        var story = Story(
            """
            steps:
              - open: "{{base}}/away"
                expect:
                  - status == 200
            """, head: "journey: story\nchannel: web\npersonas: { new-device: through }")
        story.site = Self.personas
        story.hosts = ["127.0.0.1:\(away.port)", "127.0.0.1:\(other.port)"]
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        let (near, far) = (server.requests[0], away.requests[0])
        #expect(near.header("X-Device") == "new")
        #expect(near.cookies == "seen=never")
        #expect(near.header("Accept-Language") == "de")
        #expect(far.header("X-Device") == nil)
        #expect(far.cookies == "")
    }

    /// A service that gives the device a name of its own is told that one from then on.
    @Test func aCookieOfTheServiceComesFirst() async throws {
        let server = try LoopbackServer { _ in .html("<h1>Hi</h1>", status: 200, "Set-Cookie: seen=often; Path=/") }
        var story = Story(
            "steps:\n  - open: \"{{base}}/1\"\n  - open: \"{{base}}/2\"\n    expect:\n      - status == 200",
            head: "journey: story\nchannel: web\npersonas: { new-device: through }")
        story.site = Self.personas
        _ = try await story.walk(server)
        #expect(server.requests.map(\.cookies) == ["seen=never", "seen=often"])
    }

    /// A proxy is ours: one that is away says nothing about the service.
    @Test func aProxyThatIsAwayIsOurFault() async throws {
        let server = try LoopbackServer { _ in Self.account }
        var story = Self.story("through", stepUp: false)
        story.site = "personas: { new-device: { proxy: \"http://127.0.0.1:9\" } }"
        story.hosts = ["127.0.0.1:9"]
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .monitorFault, "\(outcome)")
        #expect(server.requests.isEmpty)
    }

    @Test func requestsGoThroughTheProxyAndItsPasswordStaysHidden() async throws {
        let server = try LoopbackServer { _ in Self.account }
        let proxy = try LoopbackServer { request in
            request.target.hasPrefix("http://") ? Self.account : .html("no proxy request", status: 400)
        }
        var story = Story(
            "steps:\n  - open: \"{{base}}/\"\n    expect:\n      - xpath \"string(//h1)\" == \"Welcome\"",
            head: "journey: story\nchannel: web\npersonas: { tor: through }")
        story.site = """
            personas:
              tor:
                proxy: { url: "\(proxy.url)", user: probe, password: { env: KEY } }
            """
        story.hosts = ["127.0.0.1:\(proxy.port)"]
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.isEmpty)
        #expect(proxy.requests.first?.header("Proxy-Authorization")?.hasPrefix("Basic ") == true)
        #expect(!"\(outcome.run)".contains(Story.Secrets.key))
    }

    /// Somebody else's account takes the place of the journey's, where the persona names one.
    @Test(arguments: [("        as: ben\n", "ben"), ("", "anna")])
    func theAccountOfAPersona(line: String, account: String) throws {
        var story = Story(
            "steps:\n  - open: \"{{base}}/\"\n    expect: [ 'status == 200' ]",
            head: "journey: story\nchannel: web\nas: anna\npersonas: { other: through }")
        story.site = "personas:\n    other:\n        title: Another\n\(line)        headers: { X-Other: \"1\" }"
        let plan = try story.load(try LoopbackServer([:]), in: try Scratch())
        #expect(plan.journeys.map(\.account) == [account])
    }
}
