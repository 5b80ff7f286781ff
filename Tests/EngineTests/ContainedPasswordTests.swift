import Engine
import Testing

/// Who needs no password while an action is frozen can be walked while nobody knows which one the account has.
@Suite struct ContainedPasswordTests {
    /// - Parameters:
    ///   - steps: another way to the refusal, up to its step `desk`.
    ///   - wayOut: what is done in the way out.
    private static func contained(steps: String? = nil, wayOut: String = "open: /callback") -> String {
        """

        action: reset
        when_contained:
          at: \(steps == nil ? "ask" : "desk")
          refused:
            - body contains "paused"
          let_through:
            - url endsWith "/sent"
        \(steps.map { "  steps:\n\($0)" } ?? "")
          way_out:
            - \(wayOut)
              expect:
                - body contains "call you back"
        """
    }

    private static let desk = "    - open: \"{{base}}/desk\"\n      id: desk"
    private static let signIn =
        "    - open: \"{{base}}/desk\"\n    - submit: form\n      id: desk\n      with: { now: \"{{account.password}}\" }"

    /// The steps themselves type it after the one that is refused.
    @Test(arguments: [
        ("", true), (contained(), false), (contained(steps: desk), false), (contained(steps: signIn), true),
        (contained(wayOut: "http: \"POST {{base}}/b\"\n      json: { old: \"{{account.password}}\" }"), true),
        (contained(wayOut: "http: \"POST {{base}}/b\"\n      json: { pin: \"{{account.pin}}\" }"), false),
    ])
    func isTyped(contained: String, isTyped: Bool) throws {
        let server = try LoopbackServer([:])
        var story = Story(
            """
            steps:
              - open: "{{base}}/reset"
              - submit: form
                id: ask
                with: { user: "{{account.user}}" }
              - submit: form
                id: set
                with: { password: "{{account.password}}" }
                expect:
                  - status == 200
            """, head: "journey: story\nchannel: web\nas: anna\(contained)")
        story.site = "actions:\n  reset: { title: Reset a password }\n"
        let scratch = try Scratch()
        let plan = try story.load(server, in: scratch)
        let journey = try #require(plan.journeys.first)
        #expect(journey.entersPasswordWhileContained(in: plan.site) == isTyped)
    }
}
