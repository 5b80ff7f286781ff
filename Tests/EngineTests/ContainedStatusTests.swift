import Foundation
import Journeys
import Observations
import Testing
import Verdicts

/// The status of a refusal on purpose is the service's own affair, where the journey knows it by its words.
@Suite struct ContainedStatusTests {
    @Test(arguments: [
        (403, "<p>Resets are paused. Please call us.</p>", Reason.contained),
        (200, "<p>Resets are paused.</p>", .contained),
        (403, "<p>Forbidden</p>", .stepError),
    ])
    func refusals(status: Int, body: String, reason: Reason) async throws {
        let server = try LoopbackServer(["/reset": .html(body, status: status), "/help": .html("<p>call us</p>")])
        var story = Story(
            """
            steps:
              - open: "{{base}}/reset"
                expect: [ 'body contains "your address"' ]
            action: reset
            when_contained:
              refused:
                - body contains "paused"
              let_through:
                - body contains "your address"
              way_out:
                - open: "{{base}}/help"
                  expect: [ 'body contains "call us"' ]
            """)
        story.site = "actions:\n  reset: { title: Reset a password }\n"
        story.containments = Containments(freezes: [
            Freeze(
                id: "f", action: "reset", source: .command, since: Date().addingTimeInterval(-3600), until: nil,
                why: "stolen passwords", by: "on call")
        ])
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.signs.contains(.statusRefused) == (reason == .stepError))
    }
}
