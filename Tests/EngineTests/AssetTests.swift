import Observations
import Synchronization
import Testing
import Verdicts

/// Scripts and styles that a page cannot do without.
@Suite struct AssetTests {
    private static let steps = """
        steps:
          - open: "{{base}}/login"
          - submit: form
            id: sign-in
            with: { user: "{{account.user}}", password: "{{account.password}}" }
          - open: "{{base}}/list"
          - open: "{{base}}/account"
            id: account
            expect:
              - xpath "string(//h1)" == "Account"
        """

    /// - Parameter asset: how the script `/app.js` and the style `/site.css` are answered.
    private func shop(
        _ head: String, on page: String = "/account", asset: @escaping @Sendable (Request) -> Response
    ) throws -> LoopbackServer {
        try LoopbackServer { request in
            let head = request.path == page || (page == "/login" && request.method == "POST") ? head : ""
            switch (request.path, request.method) {
            case ("/login", "GET"):
                return .html("<form method=post><input name=user><input type=password name=password></form>")
            case ("/login", _): return .html("\(head)<h1>Welcome</h1>")
            case ("/account", _): return .html("\(head)<h1>Account</h1>")
            case ("/list", _): return .html("<script src=/never.js></script><h1>List</h1>")
            default: return asset(request)
            }
        }
    }

    private static let script = "<script src=/app.js></script>"
    private static let style = "<link rel=stylesheet href=/site.css>"

    /// What is answered, and what it means.
    @Test(arguments: [
        (script, Response.html("<h1>Not found</h1>", status: 404), Reason.brokenResponse),
        (style, .html("gone", status: 410), .brokenResponse), (style, .html("oh", status: 503), .brokenResponse),
        (script, .html(" <!doctype html><title>App</title>"), .brokenResponse),
        (script, Response(headers: ["Content-Type: text/javascript"], body: Array("let a = 1".utf8)), .arrived),
        (script, Response(headers: ["Content-Type: text/html"], body: Array("let a = 1".utf8)), .arrived),
        (
            script, Response(headers: ["Content-Type: text/javascript"], body: [UInt8](repeating: 32, count: 900_000)),
            .arrived
        ),
        (script, .html("no", status: 403), .arrived), (script, .html("no", status: 401), .arrived),
        (script, .redirect("/elsewhere.js"), .brokenResponse), (style, .html("slow down", status: 429), .arrived),
    ])
    func answers(head: String, answer: Response, reason: Reason) async throws {
        for page in ["/login", "/account"] {
            let server = try shop(head, on: page) { request in
                request.path == "/elsewhere.js" ? .html("<p>no</p>", status: 404) : answer
            }
            let outcome = try await Story(Self.steps).walk(server)
            #expect(outcome.reason == reason, "\(page): \(outcome)")
            if reason != .arrived {
                #expect(outcome.judgement.failingStep == (page == "/login" ? "sign-in" : "account"))
            }
            #expect(server.count("/never.js") == 0)
        }
    }

    /// What a page does without is not asked for, and neither is what belongs to others.
    @Test(arguments: [
        "<link rel=stylesheet media=print href=/x>", "<link rel='alternate stylesheet' href=/x>",
        "<link rel=preload as=script href=/x>", "<link rel=modulepreload href=/x>", "<link rel=icon href=/x>",
        "<script nomodule src=/x></script>", "<script type='text/template' src=/x></script>",
        "<noscript><link rel=stylesheet href=/x></noscript>", "<!--[if lt IE 9]><script src=/x></script><![endif]-->",
        "<script src='data:text/javascript,1'></script>", "<template><script src=/x></script></template>",
        "<script src=/x onerror='fallback()'></script>", "<script src='http://cdn.example/x'></script>",
        "<script>//# sourceMappingURL=/x</script>", "<link rel=stylesheet media='(max-width: 300px)' href=/x>",
    ])
    func notAskedFor(head: String) async throws {
        let server = try shop(head) { _ in .html("gone", status: 404) }
        let outcome = try await Story(Self.steps).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.count("/x") == 0)
    }

    /// Once is no proof; switched off, nothing is asked; and what is there is asked for once in a run, as part of no duration.
    @Test func onceIsNoProof() async throws {
        let server = try shop(Self.script) { [looks = Counter()] _ in
            looks.next() == 1 ? .html("gone", status: 404) : .html("let a = 1")
        }
        var story = Story(Self.steps)
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.count("/app.js") == 2)
        #expect(outcome.run.duration == 0)
    }

    /// What is missing on another host may be anybody's: it is told, and no failure of this page.
    @Test func missingElsewhere() async throws {
        let other = try LoopbackServer { _ in .html("gone", status: 404) }
        let server = try shop("<script src=\(other.url)/app.js></script>") { _ in .html("let a = 1") }
        var story = Story(Self.steps)
        story.hosts = [String(other.url.dropFirst("http://".count))]
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(outcome.signs.contains(.assetMissing))
        #expect(other.count("/app.js") == 2)
    }

    /// Both pages that are looked at have the same script.
    @Test func whatWasThereIsAskedForOnce() async throws {
        let server = try LoopbackServer { request in
            switch (request.path, request.method) {
            case ("/app.js", _): Response(headers: ["Content-Type: text/javascript"], body: Array("let a = 1".utf8))
            case ("/login", "GET"):
                .html("<form method=post><input name=user><input type=password name=password></form>")
            default: .html("\(Self.script)<h1>Account</h1>")
            }
        }
        #expect(try await Story(Self.steps).walk(server).reason == .arrived)
        #expect(server.count("/app.js") == 1)
    }

    @Test func switchedOff() async throws {
        let server = try shop(Self.script) { _ in .html("gone", status: 404) }
        let outcome = try await Story(
            Self.steps, head: "journey: story\nchannel: web\nas: anna\nsymptoms: { own-assets: off }"
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.count("/app.js") == 0)
    }

    /// What belongs to others takes no place among the twelve that are looked at.
    @Test func foreignOnesTakeNoPlace() async throws {
        let foreign = (1...12).map { "<script src=http://cdn.example/\($0).js></script>" }.joined()
        let server = try shop(foreign + Self.script) { _ in .html("gone", status: 404) }
        var story = Story(Self.steps)
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .brokenResponse, "\(outcome)")
    }

    @Test func notMoreThanTwelve() async throws {
        let head = (1...40).map { "<script src=/s\($0).js></script>" }.joined()
        let server = try shop(head) { _ in .html("let a = 1") }
        let outcome = try await Story(Self.steps).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.count { $0.path.hasSuffix(".js") } == 12)
    }
}
