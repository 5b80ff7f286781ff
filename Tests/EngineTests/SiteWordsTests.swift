import Testing
import Verdicts

/// Words of a site's own.
@Suite struct SiteWordsTests {
    @Test(arguments: [
        ("phrases: { maintenance: [back in a jiffy] }", Reason.deadEnd), ("", .wrongContent),
        // Its parts stand together in a later sentence only.
        ("phrases: { maintenance: [we … lunch] }", .deadEnd),
        ("phrases: { maintenance: [jiffy … lunch] }", .wrongContent),
    ])
    func nameAReason(site: String, reason: Reason) async throws {
        let server = try LoopbackServer([
            "/": .html("<h1>Harbour</h1><p>We are back in a jiffy. For we are having lunch.</p>")
        ])
        var story = Story("steps:\n  - open: \"{{base}}/\"\n    expect: [ 'xpath \"string(//h1)\" == \"Welcome\"' ]")
        story.site = site
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }
}
