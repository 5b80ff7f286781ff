import Observations
import Testing
import Verdicts

/// Whose number it is that a customer is shown.
@Suite struct IdentityTests {
    private static let number = "jsonpath \"$.number\" exists"

    /// What the customer said in the step comes back in its answer, and tells them nothing of another one.
    @Test(arguments: [("2000200", Reason.arrived), ("something else", .wrongAccount)])
    func anEcho(said: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .json("{\"number\":\"2000200\"}") }
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/search"
                json: { text: "\(said)" }
                expect: [ '\(Self.number)' ]
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Whoever works there is no customer whose data could be shown: their number may stand on a page.
    @Test(arguments: [("agent", Reason.arrived), ("customer", .wrongAccount)])
    func whoWorksThere(role: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .json("{\"number\":\"3000300\"}") }
        var story = Story("steps:\n  - http: \"{{base}}/contact\"\n    expect: [ '\(Self.number)' ]")
        story.site = "  nora:\n    role: \(role)\n    user: nora-user\n    number: \"3000300\"\n"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }
}
