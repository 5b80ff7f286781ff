import Foundation
import Observations
import Testing
import Verdicts

/// A guard that asks the same for somebody who is known and for somebody who is not.
@Suite struct ComparisonTests {
    private func story(_ more: String = "") -> Story {
        Story(
            """
            compare:
              known: { who: "{{account.email}}" }
              unknown: { who: "nobody-{{run.id}}@demo.example" }
            \(more)
            steps:
              - open: "{{base}}/reset"
              - submit: form
                with: { email: "{{who}}" }
            """, head: "guard: story\nchannel: web\nas: anna")
    }

    private static let form = Response.html(
        "<form method=post><input type=hidden name=csrf value=7Ab31c9f00aa22bb44><input name=email></form>")

    /// What the page says to a known address and to an unknown one.
    private func service(
        _ known: @escaping @Sendable (String) -> Response, _ unknown: @escaping @Sendable (String) -> Response
    )
        throws -> LoopbackServer
    {
        try LoopbackServer { request in
            guard request.method == "POST" else { return Self.form }
            let address = request.form["email"] ?? ""
            return address == "anna@demo.example" ? known(address) : unknown(address)
        }
    }

    private static func sent(_ address: String) -> Response {
        .html("<h1>Look into your mail</h1><p>\(address) \(UUID().uuidString) at \(Int.random(in: 0...9_999_999))</p>")
    }

    /// Echoes, tokens and times differ each time, and say nothing.
    @Test func theSameForBoth() async throws {
        let server = try service(Self.sent, Self.sent)
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .held, "\(walked) \(walked.finding)")
        #expect(walked.finding.reason == .enumerable)
        #expect(server.requests.count { $0.method == "POST" } == 4)
    }

    @Test(arguments: [
        Response.html("<h1>We do not know this address</h1>"), .html("<h1>Look into your mail</h1>", status: 404),
        .redirect("/sorry"),
        .html("<h1>Look into your mail</h1><!-- no such customer in the table of customers -->"),
    ])
    func aDifferenceThatRepeats(unknown: Response) async throws {
        let server = try service({ _ in .html("<h1>Look into your mail</h1>") }, { _ in unknown })
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .unsafe, "\(walked) \(walked.finding)")
        #expect(walked.finding.reason == .enumerable)
        // Asked twice, and twice more to be sure.
        #expect(server.requests.count { $0.method == "POST" } == 8)
    }

    /// Once is chance: pages that are tried out on some, tips of the day.
    @Test func aDifferenceThatDoesNotRepeat() async throws {
        let counter = Counter()
        let server = try service(Self.sent) { address in
            counter.next() <= 1 ? .html("<h1>Have a nice day</h1>") : Self.sent(address)
        }
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .inconclusive, "\(walked.finding)")
        let later = Counter()
        let calming = try service({ _ in .html("<h1>Sent</h1>") }) { _ in
            .html(later.next() <= 2 ? "<h1>Not known</h1>" : "<h1>Sent</h1>")
        }
        #expect(try await story().walk(calming).finding.outcome == .inconclusive)
    }

    @Test(arguments: [500, 429, 503])
    func anAnswerThatSaysNothing(status: Int) async throws {
        let server = try service(Self.sent, { _ in .html("<h1>Later</h1>", status: status) })
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .inconclusive, "\(walked.finding)")
        let both = try service({ _ in .html("", status: status) }, { _ in .html("", status: status) })
        #expect(try await story().walk(both).finding.outcome == .inconclusive)
    }

    @Test func aWayThatBreaksBefore() async throws {
        let server = try LoopbackServer { _ in .html("<h1>No form</h1>") }
        #expect(try await story().walk(server).finding.outcome == .inconclusive)
    }

    /// Only what is asked for is compared.
    @Test func onlyTheStatus() async throws {
        let server = try service(Self.sent, { _ in .html("<h1>We do not know this address</h1>") })
        #expect(try await story("  by: [status]").walk(server).finding.outcome == .held)
    }

    /// A hash that is only computed for accounts that exist.
    @Test(arguments: [(120, GuardFinding.Outcome.unsafe), (20, .held), (0, .held)])
    func theTime(milliseconds: Int, outcome: GuardFinding.Outcome) async throws {
        let clock = JumpingClock()
        let server = try service(
            { address in
                clock.skip(milliseconds * 1000 + 4000)
                return Self.sent(address)
            },
            { address in
                clock.skip(4000)
                return Self.sent(address)
            })
        var story = story("  by: [time]")
        story.clock = clock
        let walked = try await story.walk(server)
        #expect(walked.finding.outcome == outcome, "\(walked.finding)")
    }

    @Test func aJourneyIsNotTouched() async throws {
        let server = try LoopbackServer { _ in .html("<h1>Hi</h1>") }
        let walked = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200"
        ).walk(server)
        #expect(walked.reason == .arrived)
    }
}
