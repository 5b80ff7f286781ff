import Credentials
import Engine
import Observations
import Synchronization
import Testing
import Verdicts

/// The code that was entered is entered once more, by somebody else.
@Suite struct UsedCodeTests {
    private static let steps = """
        sessions: { browser: web, thief: web }
        steps:
          - http: "POST {{base}}/code"
            id: first
            form: { otp: "{{account.code}}" }
            expect:
              - status == 200
          - http: "POST {{base}}/code"
            id: again
            in: thief
            form: { otp: "{{account.used_code}}" }
            reason: token_reusable
            refused:
              - status == 401
              - body contains "used"
            let_through:
              - status == 200
        """

    @Test(arguments: [(true, GuardFinding.Outcome.held), (false, .unsafe)])
    func once(isOnce: Bool, outcome: GuardFinding.Outcome) async throws {
        let seen = Mutex<Set<String>>([])
        let server = try LoopbackServer { request in
            let isNew = seen.withLock { $0.insert(request.form["otp"] ?? "").inserted }
            return isNew || !isOnce ? .html("in") : .html("used", status: 401)
        }
        let ledger = TransientLedger()
        var story = Story(Self.steps, head: "guard: story\nchannel: web\nas: anna")
        story.ledger = ledger
        let walked = try await story.walk(server)
        #expect(walked.finding.outcome == outcome, "\(walked.finding) \(walked)")
        let codes = server.requests.map { $0.form["otp"] ?? "" }
        #expect(codes.count == 2 && codes[0] == codes[1] && codes[0].count == 6)
        // A second run needs a code of its own, and one only was taken by the first.
        #expect(!walked.run.observations.description.contains(codes[0]))
    }
}
