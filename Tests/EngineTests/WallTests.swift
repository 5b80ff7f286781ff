import Observations
import Testing
import Verdicts

/// What a wall is called, where more than one word would say that customers are blocked.
@Suite struct WallTests {
    /// A journey may say itself that it is to be refused.
    @Test(arguments: [("status == 429", Reason.arrived), ("body contains \"Slow\"", .blocked)])
    func asTheJourneySays(line: String, reason: Reason) async throws {
        let server = try LoopbackServer(["/": .html("<p>Slow down</p>", status: 429)])
        let outcome = try await Story("steps:\n  - open: \"{{base}}/\"\n    expect: [ '\(line)' ]").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    @Test(arguments: [
        (429, ["X-A: b"], "<p>Slow down</p>", Sign.Kind.rateLimited),
        (429, ["X-A: b"], "<p>Too many login attempts</p>", .lockedOut),
        (503, ["Retry-After: 30", "X-RateLimit-Limit: 5"], "<p>Sorry</p>", .rateLimited),
        (200, ["X-A: b"], "<h1>One moment</h1><script>window._cf_chl_opt={}</script>", .botWall),
        (403, ["X-A: b"], "<p>The requested URL was rejected. Please consult with your administrator.</p>", .botWall),
    ])
    func names(status: Int, headers: [String], body: String, sign: Sign.Kind) async throws {
        let server = try LoopbackServer { _ in
            Response(status: status, headers: ["Content-Type: text/html"] + headers, body: Array(body.utf8))
        }
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n    expect: [ 'xpath \"string(//h1)\" == \"Welcome\"' ]"
        ).walk(server)
        #expect(outcome.signs.contains(sign), "\(outcome)")
        #expect(outcome.reason == .blocked)
    }
}
