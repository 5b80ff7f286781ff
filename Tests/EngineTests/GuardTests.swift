import Observations
import Testing
import Verdicts

/// A refusal must be the right refusal.
@Suite struct GuardTests {
    private func story(_ more: String = "") -> Story {
        Story(
            """
            steps:
              - open: "{{base}}/login"
              - submit: form
                with: { user: "{{account.user}}", password: wrong }
                refused:
                  - status == 403
                  - body contains "not recognised"
                let_through:
                  - url endsWith "/account"
            \(more)
            """, head: "guard: story\nchannel: web\nas: anna")
    }

    @Test(arguments: [
        (Response.html("<p>not recognised</p>", status: 403), GuardFinding.Outcome.held),
        (.redirect("/account"), .unsafe), (.html("<p>not recognised</p>", status: 500), .inconclusive),
        (.html("<p>Forbidden</p>", status: 403), .inconclusive), (.html("", status: 403), .inconclusive),
        (.html("<p>not recognised</p>"), .inconclusive), (.html("slow down", status: 429), .inconclusive),
        (.html("x", status: 403, "cf-mitigated: challenge"), .inconclusive),
    ])
    func refusals(answer: Response, outcome: GuardFinding.Outcome) async throws {
        let server = try LoopbackServer { request in
            switch (request.method, request.path) {
            case ("GET", "/login"):
                .html("<form method=post><input name=user><input type=password name=password></form>")
            case ("GET", _): .html("<h1>Account</h1>")
            default: answer
            }
        }
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == outcome, "\(walked)")
        #expect(walked.finding.reason == .letThrough)
    }

    /// A refusal brings the form again, and that is how it should be.
    @Test func theFormAgain() async throws {
        let form = "<form method=post><input name=user><input type=password name=password></form>"
        let server = try LoopbackServer { request in
            request.method == "GET" ? .html(form) : .html("<p>not recognised</p>" + form, status: 403)
        }
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .held, "\(walked)")
        #expect(walked.signs.isEmpty)
    }

    @Test func aStepBeforeThatFails() async throws {
        let server = try LoopbackServer { _ in .html("<p>not recognised</p>", status: 403) }
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .inconclusive)
        #expect(server.requests.count == 1)
    }

    @Test func theReasonThatTheGuardNames() async throws {
        let server = try LoopbackServer { request in
            request.method == "GET" && request.path == "/login"
                ? .html("<form method=post><input name=user><input type=password name=password></form>")
                : (request.method == "GET" ? .html("in") : .redirect("/account"))
        }
        let finding = try await story("    reason: enumerable").walk(server).finding
        #expect(finding.outcome == .unsafe)
        #expect(finding.reason == .enumerable)
    }
}
