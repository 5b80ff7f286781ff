import Observations
import Testing
import Verdicts

/// One line each, held against one answer. Types are strict, and what is missing fails everything but `not exists`.
@Suite struct ExpectationTests {
    private static let page = Response(
        headers: [
            "Content-Type: text/html; charset=utf-8", "X-Kind: page", "X-Empty:", "Via: one", "Via: two",
            "Set-Cookie: visit=abc123; Path=/",
        ],
        body: Array(
            """
            <html><body><h1>Welcome &amp; hello</h1><ul><li>one</li><li>two</li></ul>
            <p id="n">42</p><p id="u">a%20b</p><p id="e">&amp;lt;b&amp;gt;</p><p id="empty"></p>
            <a href="/x">x</a> order H-1234 of 1000100</body></html>
            """.utf8))

    private static let object = Response.json(
        """
        {"name":"anna","count":3,"text":"3","price":12.5,"yes":true,"none":null,"list":[1,"2",true],"empty":[],"blank":"",
        "old":"2001-02-03T04:05:06Z","many":{"a":{"id":1},"b":{"id":2}},"csv":"a,b,c"}
        """)

    private func outcome(of line: String, in response: Response) async throws -> Check.Outcome {
        let server = try LoopbackServer(["/": response])
        var story = Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - '\(line.replacing("'", with: "''"))'")
        story.site = "symptoms: { wrong-content-type: off }"
        return try #require(try await story.walk(server).checks().first)
    }

    /// Whoever reads what came instead wants words, and no markup.
    @Test func aPageIsToldInWords() async throws {
        let server = try LoopbackServer(["/": Self.page])
        let story = Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - body contains \"lamp\"")
        let got = try await story.walk(server).step("open-1")?.checks.first?.got
        #expect(got == "a page that says \"Welcome & hello one two 42 a%20b &lt;b&gt; x order H-1234 of 1000100\"")
    }

    @Test(
        arguments: [
            ("status == 200", Check.Outcome.held), ("status != 200", .failed), ("status < 300", .held),
            ("status >= 201", .failed), ("status == 404", .failed),
            ("url endsWith \"/\"", .held), ("url startsWith \"{{base}}\"", .held),
            ("url contains \"nowhere\"", .failed),
            ("url not contains \"nowhere\"", .held), ("url not endsWith \"/\"", .failed),
            ("header \"X-Kind\" == \"page\"", .held), ("header \"x-kind\" == \"page\"", .held),
            ("header \"X-Kind\" == \"Page\"", .failed), ("header \"X-No\" == \"page\"", .missing),
            ("header \"X-No\" != \"page\"", .missing), ("header \"X-No\" not contains \"page\"", .missing),
            ("header \"X-No\" exists", .failed), ("header \"X-No\" not exists", .held),
            ("header \"X-Kind\" not exists", .failed), ("header \"Via\" count == 2", .held),
            ("header \"Via\" contains \"two\"", .held), ("header \"Via\" nth 0 == \"one\"", .held),
            ("header \"Via\" nth 2 == \"one\"", .missing), ("header \"X-No\" not isEmpty", .failed),
            ("cookie \"visit\" == \"abc123\"", .held), ("cookie \"none\" exists", .failed),
            ("cookie \"none\" not exists", .held), ("cookie \"none\" != \"abc\"", .missing),
            ("body contains \"order H-1234\"", .held), ("body not contains \"order\"", .failed),
            ("body matches /H-[0-9]{4}/", .held), ("body matches /H-[0-9]{5}/", .failed),
            ("body not matches /H-[0-9]{5}/", .held), ("body contains \"{{account.number}}\"", .held),
            ("xpath \"string(//h1)\" == \"Welcome & hello\"", .held), ("xpath \"//li\" count == 2", .held),
            ("xpath \"//td\" count == 0", .held), ("xpath \"//li\" nth 1 == \"two\"", .held),
            ("xpath \"//li\" isList", .held), ("xpath \"count(//li)\" == 2", .held),
            ("xpath \"boolean(//li)\" == true", .held),
            ("xpath \"string(//h2)\" != \"x\"", .missing), ("xpath \"string(//h2)\" not isEmpty", .missing),
            ("xpath \"string(//h2)\" isEmpty", .missing), ("xpath \"string(//h2)\" not exists", .held),
            ("xpath \"string(//*[@id='empty'])\" not isEmpty", .missing),
            ("xpath \"//td\" isEmpty", .held), ("xpath \"//td\" not isEmpty", .failed),
            ("xpath \"//li\" not isEmpty", .held),
            ("xpath \"string(//*[@id='n'])\" == 42", .failed), ("xpath \"string(//*[@id='n'])\" toInt == 42", .held),
            ("xpath \"string(//*[@id='n'])\" toFloat > 41.5", .held),
            ("xpath \"string(//h1)\" toInt < 10", .notEvaluable), ("xpath \"string(//h2)\" toInt < 10", .missing),
            ("xpath \"string(//*[@id='n'])\" < 50", .notEvaluable),
            ("xpath \"string(//*[@id='u'])\" urlDecode == \"a b\"", .held),
            ("xpath \"string(//*[@id='e'])\" htmlUnescape == \"<b>\"", .held),
            ("xpath \"//h1[\" exists", .notEvaluable),
            ("regex \"order (H-[0-9]+)\" == \"H-1234\"", .held), ("regex \"none (H-[0-9]+)\" != \"H-1\"", .missing),
            ("body regex \"of ([0-9]+)\" == \"{{account.number}}\"", .held),
            ("jsonpath \"$.name\" != \"x\"", .notEvaluable), ("jsonpath \"$.name\" not exists", .notEvaluable),
            ("duration < 60000", .held), ("duration > 60000", .failed), ("redirects == 0", .held),
            ("redirects > 0", .failed),
        ].filter { !$0.0.contains("//h1[") })
    func onAPage(line: String, expected: Check.Outcome) async throws {
        #expect(try await outcome(of: line, in: Self.page) == expected)
    }

    @Test(arguments: [
        ("jsonpath \"$.name\" == \"anna\"", Check.Outcome.held), ("jsonpath \"$.name\" isString", .held),
        ("jsonpath \"$.count\" == 3", .held), ("jsonpath \"$.count\" == \"3\"", .failed),
        ("jsonpath \"$.count\" != \"3\"", .held), ("jsonpath \"$.text\" == 3", .failed),
        ("jsonpath \"$.text\" == \"3\"", .held), ("jsonpath \"$.text\" toInt == 3", .held),
        ("jsonpath \"$.count\" isNumber", .held), ("jsonpath \"$.text\" isNumber", .failed),
        ("jsonpath \"$.count\" isString", .failed), ("jsonpath \"$.price\" toInt == 12", .held),
        ("jsonpath \"$.price\" <= 12.5", .held), ("jsonpath \"$.count\" contains \"3\"", .notEvaluable),
        ("jsonpath \"$.count\" not contains \"3\"", .notEvaluable),
        ("jsonpath \"$.name\" > 1", .notEvaluable), ("jsonpath \"$.name\" < \"bob\"", .held),
        ("jsonpath \"$.yes\" == true", .held), ("jsonpath \"$.yes\" == \"true\"", .failed),
        ("jsonpath \"$.yes\" isBoolean", .held), ("jsonpath \"$.yes\" not == true", .failed),
        ("jsonpath \"$.none\" == null", .held), ("jsonpath \"$.none\" exists", .held),
        ("jsonpath \"$.nil\" == null", .missing),
        ("jsonpath \"$.nil\" != null", .missing), ("jsonpath \"$.nil\" != \"x\"", .missing),
        ("jsonpath \"$.nil\" < 10", .missing), ("jsonpath \"$.nil\" not isNumber", .missing),
        ("jsonpath \"$.nil\" not isString", .missing), ("jsonpath \"$.nil\" not matches /x/", .missing),
        ("jsonpath \"$.nil\" not newerThan 1h", .missing), ("jsonpath \"$.nil\" isEmpty", .missing),
        ("jsonpath \"$.nil\" not isEmpty", .missing), ("jsonpath \"$.nil\" exists", .failed),
        ("jsonpath \"$.nil\" not exists", .held), ("jsonpath \"$.nil\" count == 0", .missing),
        ("jsonpath \"$.list\" count == 3", .held), ("jsonpath \"$.list\" isList", .held),
        ("jsonpath \"$.list\" contains \"2\"", .held), ("jsonpath \"$.list\" contains \"1\"", .failed),
        ("jsonpath \"$.list\" nth -1 == true", .held), ("jsonpath \"$.list\" nth 3 exists", .failed),
        ("jsonpath \"$.empty\" isEmpty", .held), ("jsonpath \"$.empty\" not isEmpty", .failed),
        ("jsonpath \"$.empty\" count == 0", .held), ("jsonpath \"$.blank\" isEmpty", .held),
        ("jsonpath \"$.blank\" exists", .held), ("jsonpath \"$.name\" isEmpty", .failed),
        ("jsonpath \"$.many[*].id\" count == 2", .held), ("jsonpath \"$.many[*].no\" count == 0", .held),
        ("jsonpath \"$.many[*].no\" isEmpty", .held), ("jsonpath \"$.many[*].no\" not isEmpty", .failed),
        ("jsonpath \"$.many[*].no\" != 1", .missing),
        ("jsonpath \"$.csv\" split \",\" count == 3", .held), ("jsonpath \"$.csv\" split \",\" nth 1 == \"b\"", .held),
        ("jsonpath \"$.csv\" replace \",\" \"\" == \"abc\"", .held),
        ("jsonpath \"$.csv\" regex \"b,(.)\" == \"c\"", .held), ("jsonpath \"$.csv\" regex \"z,(.)\" exists", .failed),
        ("jsonpath \"$.old\" newerThan 24h", .failed), ("jsonpath \"$.old\" not newerThan 24h", .held),
        ("jsonpath \"$.name\" newerThan 24h", .notEvaluable), ("jsonpath \"$.name\" not newerThan 24h", .notEvaluable),
        ("jsonpath \"$.name\" matches /^(?i)ANNA$/", .held), ("xpath \"string(//h1)\" == \"x\"", .missing),
    ])
    func onJSON(line: String, expected: Check.Outcome) async throws {
        #expect(try await outcome(of: line, in: Self.object) == expected)
    }

    /// A check says what it wanted with the places filled in, and what was there instead.
    @Test func aFailedLineSaysWhatWasThere() async throws {
        let server = try LoopbackServer(["/": Self.page])
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/"
                expect:
                  - header "X-Kind" == "{{account.number}}"
            """
        ).walk(server)
        #expect(outcome.reason == .wrongContent)
        #expect(outcome.judgement.expected == "header \"X-Kind\" == \"1000100\"")
        #expect(outcome.judgement.got == "\"page\"")
    }

    /// `never:` that holds is a leak; one that says something of nothing is not.
    @Test(arguments: [
        ("body contains \"order\"", Reason.leaked), ("body contains \"nothing\"", .arrived),
        ("header \"X-No\" == \"a\"", .arrived), ("body contains \"{{accounts.ben.number}}\"", .arrived),
    ])
    func never(line: String, reason: Reason) async throws {
        let server = try LoopbackServer(["/": Self.page])
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/"
                expect:
                  - status == 200
                never:
                  - '\(line)'
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Whose page it is: somebody else's is unsafe, nobody's is a failure.
    @Test(arguments: [
        ("1000100", Reason.arrived), ("3000300", .wrongAccount), ("", .wrongContent), ("1000100 ", .wrongAccount),
    ])
    func owner(number: String, reason: Reason) async throws {
        let server = try LoopbackServer(["/": .json("{\"customer\":\"\(number)\"}")])
        let outcome = try await Story(
            """
            steps:
              - http: "{{base}}/"
                owner: jsonpath "$.customer"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }
}
