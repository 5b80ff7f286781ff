import Observations
import Testing
import Verdicts

/// Redirects are walked hop by hop, and only to hosts that are allowed.
@Suite struct RedirectTests {
    private func open(_ path: String = "/", _ more: String = "", expect: String = "status == 200") -> Story {
        Story("steps:\n  - open: \"{{base}}\(path)\"\n\(more)    expect:\n      - \(expect)")
    }

    @Test func eachHopIsAnExchange() async throws {
        let server = try LoopbackServer([
            "/": .redirect("/a", status: 301), "/a": .redirect("b?x=1#part", status: 307), "/b": .html("here"),
        ])
        let outcome = try await open("/", expect: "redirects == 2").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(outcome.last.exchanges.map(\.status) == [301, 307, 200])
        #expect(outcome.last.exchanges.map(\.redirect) == ["/a", "b?x=1#part", nil])
        #expect(server.targets == ["GET /", "GET /a", "GET /b?x=1"])
        guard case .page(let page) = outcome.last.seen else { Issue.record("no page"); return }
        #expect(page.url == server.url + "/b?x=1")
    }

    /// What becomes of a POST (Fetch standard, HTTP-redirect fetch).
    @Test(arguments: [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
    func aFormThatIsRedirected(status: Int, method: String) async throws {
        let server = try LoopbackServer([
            "/": .html("<form method=post action=/send><input name=q></form>"),
            "/send": .redirect("/done", status: status), "/done": .html("done"),
        ])
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n  - submit: form\n    with: { q: words }\n    expect:\n      - url endsWith \"/done\""
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        let done = try #require(server.request("/done"))
        #expect(done.method == method)
        #expect(done.body == (method == "POST" ? "q=words" : ""))
        #expect((done.header("Content-Type") != nil) == (method == "POST"))
        #expect((done.header("Origin") != nil) == (method == "POST"))
        #expect(done.header("Referer") == server.url + "/")
    }

    @Test func anInterfaceIsNotFollowedUnlessAsked() async throws {
        let server = try LoopbackServer(["/": .redirect("/b"), "/b": .json("{}")])
        func walk(_ more: String) async throws -> Outcome {
            try await Story("steps:\n  - http: \"{{base}}/\"\n\(more)    expect:\n      - status < 400").walk(server)
        }
        #expect(try await walk("").last.exchanges.map(\.status) == [302])
        #expect(try await walk("    redirects: 3\n").last.exchanges.map(\.status) == [302, 200])
        #expect(try await open("/", "    redirects: false\n", expect: "status == 302").walk(server).reason == .arrived)
    }

    @Test func aCircleWithTheSameCookiesIsALoop() async throws {
        let server = try LoopbackServer(["/": .redirect("/a"), "/a": .redirect("/")])
        let outcome = try await open().walk(server)
        #expect(outcome.reason == .loop, "\(outcome)")
        #expect(outcome.signs == [.redirectCircle])
        #expect(server.targets == ["GET /", "GET /a"])
    }

    @Test func aCircleThatMakesProgressByCookiesIsFine() async throws {
        let server = try LoopbackServer { request in
            switch (request.path, request.cookies) {
            case ("/", ""): .redirect("/consent")
            case ("/consent", ""): .redirect("/", status: 302, "Set-Cookie: consent=1; Path=/")
            case ("/", "consent=1"): .redirect("/language")
            case ("/language", _): .redirect("/", status: 302, "Set-Cookie: language=en; Path=/")
            default: .html("home")
            }
        }
        let outcome = try await open().walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.count("/") == 3)
    }

    /// New cookies each time, and never an end.
    @Test func progressWithoutAnEndIsALoop() async throws {
        let server = try LoopbackServer { [count = Counter()] _ in
            .redirect("/", status: 302, "Set-Cookie: n=\(count.next()); Path=/")
        }
        var story = open()
        story.site = "limits: { redirects: 7 }"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .loop)
        #expect(outcome.signs == [.tooManyRedirects])
        #expect(server.requests.count == 8)
    }

    /// A redirect, a form or a link that leads elsewhere is seen and not followed.
    @Test(arguments: ["redirect", "form", "link", "captured", "userinfo", "backslash", "noscheme"])
    func elsewhere(way: String) async throws {
        let other = try LoopbackServer(["/": .html("you should not be here")])
        let host = "127.0.0.1:\(other.port)"
        let target = "http://\(host)/"
        let server = try LoopbackServer { request in
            let here = request.header("Host") ?? ""
            return switch (way, request.path) {
            case ("redirect", _): .redirect(target)
            case ("userinfo", _): .redirect("http://\(here)@\(host)/")
            case ("backslash", _): .redirect("http:\\\\\(host)\\@\(here)/")
            case ("noscheme", _): .redirect("//\(host)/")
            case ("form", _): .html("<form method=post action='\(target)'><input name=q></form>")
            default: .html("<a id=next href='\(target)'>next</a>")
            }
        }
        let next = [
            "form": "  - submit: form\n    with: { q: \"{{account.password}}\" }\n",
            "captured": "    capture:\n      next: xpath \"string(//a/@href)\"\n  - open: \"{{next}}\"\n",
            "link": "    capture:\n      next: xpath \"string(//a/@href)\"\n  - http: \"{{next}}\"\n",
        ]
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n\(next[way] ?? "")    expect:\n      - status == 200"
        ).walk(server)
        #expect(other.requests.isEmpty)
        #expect(outcome.reason != .arrived, "\(outcome)")
        if way != "backslash" {
            #expect(outcome.signs == [.hostNotAllowed])
            #expect(outcome.reason == .deadEnd, "\(outcome)")
        }
    }

    /// 307 and 308 ask for the same body again; what was entered at one origin is not entered at another.
    @Test(arguments: [307, 308]) func aFormStaysWithItsOrigin(status: Int) async throws {
        let other = try LoopbackServer(["/": .html("done")])
        let server = try LoopbackServer([
            "/": .html("<form method=post action=/send><input name=q></form>"),
            "/send": .redirect("\(other.url)/", status: status),
        ])
        var story = Story(
            "steps:\n  - open: \"{{base}}/\"\n  - submit: form\n    with: { q: words }\n    expect:\n      - status == 200"
        )
        story.hosts = ["127.0.0.1:\(other.port)"]
        let outcome = try await story.walk(server)
        #expect(other.requests.isEmpty)
        #expect(outcome.reason == .deadEnd, "\(outcome)")
    }

    /// Both hosts are allowed, and still no credential goes from one to the other.
    @Test func credentialsStayWithTheirOrigin() async throws {
        let other = try LoopbackServer(["/": .json("{}")])
        let server = try LoopbackServer([
            "/": .redirect("\(other.url)/", status: 307, "Set-Cookie: session=only-for-here-1; Path=/account")
        ])
        var story = Story(
            """
            steps:
              - http: "{{base}}/"
                redirects: 3
                bearer: "{{key}}"
                headers: { X-Api-Key: "{{key}}", Cookie: "extra=own-cookie", Accept: application/json }
                expect:
                  - status == 200
            """)
        story.hosts = ["127.0.0.1:\(other.port)"]
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        let first = try #require(server.requests.first)
        #expect(first.header("Authorization") == "Bearer \(Story.Secrets.key)")
        let second = try #require(other.requests.first)
        for name in ["Authorization", "X-Api-Key", "Cookie"] { #expect(second.header(name) == nil, "\(name)") }
        #expect(second.header("Accept") == "application/json")
    }

    /// Across origins only the origin is told.
    @Test func theRefererAcrossOrigins() async throws {
        let other = try LoopbackServer(["/next": .html("there")])
        let server = try LoopbackServer(["/page": .html("<a id=a href='\(other.url)/next'>x</a>")])
        var story = Story(
            """
            steps:
              - open: "{{base}}/page?private=1"
                capture:
                  next: xpath "string(//a/@href)"
              - open: "{{next}}"
                expect:
                  - status == 200
            """)
        story.hosts = ["127.0.0.1:\(other.port)"]
        #expect(try await story.walk(server).reason == .arrived)
        #expect(other.requests.first?.header("Referer") == server.url + "/")
    }
}
