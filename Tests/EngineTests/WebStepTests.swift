import Foundation
import Observations
import Testing
import Verdicts

/// `open`, `http`, `submit` and `until:` against a server.
@Suite struct WebStepTests {
    @Test func aStoryOfPagesFormsAndCaptures() async throws {
        let server = try LoopbackServer([
            "/": .html("<a href='/form'>f</a>"),
            "/form": .html(
                """
                <form method=post action="/search?from=form"><input type=hidden name=csrf value="h1dden">
                <input name=q><input type=checkbox name=all value=yes checked><button name=go value=1>Go</button></form>
                """),
            "/search": .html("<h1>Found</h1><b id=n>17</b>"),
            "/api": .json("{\"id\":17}"),
        ])
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/"
              - open: form
                id: relative
              - submit: form
                with: { q: "a & b" }
                press: Go
                capture:
                  n: xpath "string(//b)"
              - http: "PUT /api?n={{n}}"
                json: { n: "{{n}}", list: [1, 2.50, true, null], run: "{{run.id}}" }
                expect:
                  - jsonpath "$.id" == 17
            """
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.targets == ["GET /", "GET /form", "POST /search?from=form", "PUT /api?n=17"])
        let submitted = try #require(server.request("/search"))
        #expect(submitted.form == ["csrf": "h1dden", "q": "a & b", "all": "yes", "go": "1"])
        #expect(submitted.header("Referer") == server.url + "/form")
        #expect(submitted.header("Origin") == server.url)
        let called = try #require(server.request("/api"))
        #expect(called.header("Content-Type") == "application/json")
        #expect(called.body == "{\"n\":\"17\",\"list\":[1,2.50,true,null],\"run\":\"\(outcome.run.id)\"}")
    }

    @Test func everyRequestSaysWhoAsks() async throws {
        let server = try LoopbackServer(["/": .html("hi")])
        _ = try await Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200").walk(server)
        let request = try #require(server.requests.first)
        #expect(request.header("User-Agent")?.contains("softdown") == true)
        #expect(request.header("X-Synthetic") == "softdown/story")
    }

    @Test(arguments: [
        ("form: { a: \"1 2\", b: \"ü&=\" }", "application/x-www-form-urlencoded", "a=1+2&b=%C3%BC%26%3D"),
        ("body: \"hello {{account.user}}\"", "text/plain; charset=utf-8", "hello anna-user"),
        ("json: \"just text\"", "application/json", "\"just text\""),
    ])
    func bodies(line: String, type: String, body: String) async throws {
        let server = try LoopbackServer(["/": .json("{}")])
        _ = try await Story(
            "steps:\n  - http: \"POST {{base}}/\"\n    \(line)\n    expect:\n      - status == 200"
        ).walk(server)
        #expect(server.requests.first?.header("Content-Type") == type)
        #expect(server.requests.first?.body == body)
    }

    @Test func credentialsOfARequest() async throws {
        let server = try LoopbackServer(["/": .json("{}")])
        let outcome = try await Story(
            """
            steps:
              - http: "{{base}}/"
                basic: { user: "{{account.user}}", password: "{{account.pin}}" }
              - http: "{{base}}/"
                id: bearer
                bearer: "{{key}}"
                headers: { X-Shop: "{{account.number}}" }
                expect:
                  - status == 200
            """
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        let basic = "Basic " + Data("anna-user:\(Story.Secrets.pin)".utf8).base64EncodedString()
        #expect(server.requests.map { $0.header("Authorization") } == [basic, "Bearer \(Story.Secrets.key)"])
        #expect(server.requests.last?.header("X-Shop") == "1000100")
    }

    /// An answer of 400 and above fails a step unless its status is stated.
    @Test(arguments: [
        (404, "url contains \"/\"", Reason.stepError), (500, "body exists", .stepError),
        (404, "status == 404", .arrived), (503, "status == 404", .stepError), (400, "status < 500", .arrived),
    ])
    func statusOfAnAnswer(status: Int, line: String, reason: Reason) async throws {
        let server = try LoopbackServer(["/": .html("words", status: status)])
        let outcome = try await Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - \(line)").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    @Test(arguments: [
        ("submit: \"#nothing\"", Sign.Kind.noSuchForm), ("submit: 3", .noSuchForm),
        ("submit: form\n    with: { nothing: x }", .noSuchField),
        ("submit: form\n    with: { size: XL }", .noSuchField),
        ("submit: form\n    press: Buy", .noSuchButton),
    ])
    func formsThatAreNotThere(step: String, sign: Sign.Kind) async throws {
        let server = try LoopbackServer([
            "/": .html(
                "<form id=f method=post><input name=q><select name=size><option>S</select><button>Go</button></form>")
        ])
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n  - \(step)\n    expect:\n      - status == 200"
        ).walk(server)
        #expect(outcome.signs == [sign])
        #expect(outcome.reason == .deadEnd)
        #expect(server.targets == ["GET /"])
    }

    @Test func aListThatLostItsOptions() async throws {
        let server = try LoopbackServer([
            "/": .html("<form method=post><select name=size></select><button>Go</button></form>")
        ])
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n  - submit: form\n    with: { size: M }\n    expect:\n      - status == 200"
        ).walk(server)
        #expect(outcome.last.signs.first?.symptom == .emptySelect)
        #expect(outcome.reason == .deadEnd)
    }

    @Test(arguments: [
        (Response.html("<h1>Sorry</h1>"), Reason.brokenResponse), (Response.json("{\"total\":"), .brokenResponse),
        (Response.json(""), .noReply), (Response.json("{\"error\":\"no such customer\"}"), .brokenResponse),
        (Response.json("{\"total\":0}"), .wrongContent), (Response.json("{\"total\":1}"), .arrived),
        (Response.json("{\"total\":1,\"errors\":[\"minor\"]}"), .arrived),
        // Interfaces that always have the member say with these that there is no error.
        (Response.json("{\"total\":0,\"error\":null}"), .wrongContent),
        (Response.json("{\"total\":0,\"error\":false}"), .wrongContent),
        (Response.json("{\"total\":0,\"errors\":null}"), .wrongContent),
        (Response.json("{\"total\":0,\"errors\":[]}"), .wrongContent),
        (Response.json("{\"total\":0,\"errors\":[\"minor\"]}"), .brokenResponse),
        (Response.json("{\"total\":0,\"ok\":false}"), .brokenResponse),
        (Response.json("{\"total\":0,\"success\":false}"), .brokenResponse),
        (Response.json("{\"total\":0,\"status\":\"Failed\"}"), .brokenResponse),
        (Response.json("{\"total\":0,\"status\":\"done\"}"), .wrongContent),
    ])
    func answersOfAnInterface(response: Response, reason: Reason) async throws {
        let server = try LoopbackServer(["/": response])
        let outcome = try await Story(
            "steps:\n  - http: \"{{base}}/\"\n    expect:\n      - jsonpath \"$.total\" >= 1"
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    @Test func anEmptyPageIsNoReply() async throws {
        let server = try LoopbackServer(["/": .html("")])
        let outcome = try await Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200").walk(
            server)
        #expect(outcome.reason == .noReply)
    }

    @Test func aCaptureThatIsMissingFailsItsStep() async throws {
        let server = try LoopbackServer(["/": .html("<p>x</p>")])
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/"
                capture:
                  n: xpath "string(//b)"
              - open: "{{base}}/{{n}}"
                expect:
                  - status == 200
            """
        ).walk(server)
        #expect(outcome.reason == .wrongContent)
        #expect(server.targets == ["GET /"])
    }

    @Test func aStepThatIsLateIsTooSlow() async throws {
        let clock = JumpingClock()
        let server = try LoopbackServer { _ in
            clock.skip(3_000_000)
            return .html("late")
        }
        var story = Story("steps:\n  - open: \"{{base}}/\"\n    within: 2s\n    expect:\n      - status == 200")
        story.clock = clock
        #expect(try await story.walk(server).reason == .tooSlow)
    }

    /// Three answers of "pending", then the one that is waited for.
    @Test(arguments: ["open: \"{{base}}/order\"", "http: \"{{base}}/order\""])
    func untilItIsSo(step: String) async throws {
        let clock = JumpingClock()
        let orders = try LoopbackServer { [count = Counter()] _ in
            .json(count.next() < 4 ? "{\"state\":\"pending\"}" : "{\"state\":\"done\"}")
        }
        var story = Story(
            "steps:\n  - \(step)\n    within: 10s\n    until:\n      - jsonpath \"$.state\" == \"done\"")
        story.clock = clock
        let outcome = try await story.walk(orders)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(orders.requests.count == 4)
        #expect(clock.sleeps == [300_000, 1_000_000, 1_000_000])
    }

    @Test func pendingForEverIsADeadEnd() async throws {
        let server = try LoopbackServer(["/": .html("<b>pending</b>")])
        var story = Story(
            "steps:\n  - open: \"{{base}}/\"\n    within: 5s\n    until:\n      - xpath \"string(//b)\" == \"done\"")
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .deadEnd, "\(outcome)")
        #expect(outcome.signs == [.pendingForEver])
        #expect((4...6).contains(server.requests.count))
    }

    /// What fails while it is pending is not waited for.
    @Test func pendingEndsAtOnceWithAnError() async throws {
        let server = try LoopbackServer { [count = Counter()] _ in
            count.next() < 3 ? .html("<b>pending</b>") : .html("oh", status: 500)
        }
        var story = Story(
            "steps:\n  - open: \"{{base}}/\"\n    within: 9s\n    until:\n      - xpath \"string(//b)\" == \"done\"")
        story.clock = JumpingClock()
        #expect(try await story.walk(server).reason == .stepError)
        #expect(server.requests.count == 3)
    }

    /// Pages that no browser shows, or not as pages, and a page without what is to be filled in.
    @Test(arguments: [
        (Response.html("", status: 204), "body contains \"Hello\"", Reason.noReply),
        (.html("", status: 204), "status == 204", .arrived),
        (
            .html("<html><h1>Hello</h1>", status: 200, "Content-Disposition: attachment; filename=a.html"),
            "body contains \"Hello\"", .brokenResponse
        ),
        (
            .html("<html><h1>Hello</h1>", status: 200, "Content-Disposition: inline"), "body contains \"Hello\"",
            .arrived
        ),
        (
            Response(headers: ["Content-Type: text/plain; charset=utf-8"], body: Array("<html><h1>Hello</h1>".utf8)),
            "body contains \"Hello\"", .brokenResponse
        ),
        (.html("<h1>Hello</h1>"), "xpath \"//input[@name='p']\" exists", .deadEnd),
        (.html("<h1>Hello</h1>"), "xpath \"//select[@name='p']\" exists", .deadEnd),
        (.html("<h1>Hello</h1>"), "xpath \"//b\" exists", .wrongContent),
        (.html("<h1>Hello</h1><input name=p>"), "xpath \"//input[@name='p']\" not exists", .wrongContent),
        (.html("<h1>Hello</h1>", status: 500), "xpath \"//input[@name='p']\" exists", .stepError),
        (.html("<h1>Hello</h1><div class='g-recaptcha'></div>"), "xpath \"//input[@name='p']\" exists", .blocked),
    ])
    func pagesWithoutAWayOn(answer: Response, line: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in request.path == "/page" ? answer : .html("ok") }
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/page\"\n    id: page\n    expect:\n      - \(line)"
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == (reason == .arrived ? nil : "page"))
        // A page of an error lacks everything.
        #expect(answer.status < 400 || !outcome.signs.contains(.noWayOn))
    }
}
