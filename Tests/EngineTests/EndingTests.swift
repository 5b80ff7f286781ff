import Engine
import Foundation
import Observations
import Testing
import Verdicts

/// How runs end: failures, deadlines, cancellation, and what is tidied up afterwards.
@Suite struct EndingTests {
    private func story(_ steps: String, within: String = "20s", deadline: String = "30s") -> Story {
        var story = Story(steps)
        story.head += "\nwithin: \(within)\ndeadline: \(deadline)"
        return story
    }

    private let cleanup = """
        always:
          - http: "POST {{base}}/broken"
            id: broken
          - http: "POST {{base}}/logout"
            id: logout
        """

    /// Every step of cleaning up is tried, and none changes the verdict.
    @Test(arguments: [("/", Reason.arrived), ("/gone", .stepError)])
    func cleaningUp(path: String, reason: Reason) async throws {
        let server = try LoopbackServer([
            "/": .html("hi"), "/logout": .json("{}"), "/broken": .json("{}", status: 500),
        ])
        let outcome = try await story(
            "steps:\n  - open: \"{{base}}\(path)\"\n    expect:\n      - body exists\n\(cleanup)"
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(server.targets == ["GET \(path)", "POST /broken", "POST /logout"])
        #expect(outcome.run.cleanup.map(\.step) == ["broken", "logout"])
        #expect(outcome.run.cleanup.map(\.isFailing) == [true, false])
        #expect(outcome.run.observations.count == 1)
    }

    /// The deadline cuts off a server that says nothing; cleaning up has a budget of its own.
    @Test func theDeadlineCuts() async throws {
        let server = try LoopbackServer(raw: { request, connection in
            if request.path == "/logout" { connection.send(Response.json("{}").bytes) }
        })
        let outcome = try await story(
            """
            steps:
              - open: "{{base}}/silent"
                id: silent
              - open: "{{base}}/never"
                expect:
                  - status == 200
            always:
              - http: "POST {{base}}/logout"
            """, within: "3s", deadline: "4s"
        ).walk(server)
        #expect(outcome.reason == .tooSlow, "\(outcome)")
        #expect(outcome.judgement.failingStep == "silent")
        #expect(server.targets == ["GET /silent", "POST /logout"])
        #expect(outcome.run.cleanup.map(\.isFailing) == [false])
    }

    @Test func theDeadlineBetweenTwoSteps() async throws {
        let server = try LoopbackServer(["/": .html("hi")])
        var story = story(
            "steps:\n  - open: \"{{base}}/\"\n  - wait: 20s\n  - wait: 20s\n    id: more\n  - open: \"{{base}}/\"\n    id: goal\n    expect:\n      - status == 200"
        )
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.run.ending == .deadline)
        #expect(outcome.reason == .tooSlow, "\(outcome)")
        #expect(server.requests.count == 1)
    }

    /// Whoever arrives after customers have given up has not arrived.
    @Test func laterThanCustomersWait() async throws {
        let clock = JumpingClock()
        let server = try LoopbackServer { _ in
            clock.skip(25_000_000)
            return .html("hi")
        }
        var story = story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200")
        story.clock = clock
        let outcome = try await story.walk(server)
        #expect(outcome.run.ending == .finished)
        #expect(outcome.reason == .tooSlow, "\(outcome)")
    }

    /// Stopped in the middle of an answer: nothing is said of anybody, and the account is still signed out.
    @Test func cancellation() async throws {
        let asked = AsyncStream<Void>.makeStream()
        let server = try LoopbackServer(raw: { request, connection in
            if request.path == "/" { asked.continuation.yield() } else { connection.send(Response.json("{}").bytes) }
        })
        let story = story(
            "steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200\nalways:\n  - http: \"POST {{base}}/sign-out\"",
            within: "20s", deadline: "30s")
        let walking = Task { try await story.walk(server) }
        for await _ in asked.stream { break }
        walking.cancel()
        let outcome = try await walking.value
        #expect(outcome.run.ending == .interrupted)
        #expect(outcome.judgement.verdict == .unknown, "\(outcome)")
        #expect(server.targets.last == "POST /sign-out")
    }

    /// Without a reach check there is no saying whether it is down or soft down.
    @Test(arguments: [
        (ReachSeen.Result?.some(.up), Reason.stepError), (.serverError, .serverError), (.dnsFailure, .dnsFailure),
        (.connectFailure, .connectFailure), (.tlsFailure, .tlsFailure), (.timeout, .timeout),
        (.ownFault, .monitorFault), (nil, .inconclusive),
    ])
    func theReachCheckDecides(reach: ReachSeen.Result?, reason: Reason) async throws {
        let server = try LoopbackServer(["/": .html("hi", status: 500)])
        var story = story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - body exists")
        story.reach = reach
        #expect(try await story.walk(server).reason == reason)
    }

    /// What an uptime monitor would see.
    @Test(arguments: [
        (200, ReachSeen.Result.up), (302, .up), (404, .up), (499, .up), (500, .serverError), (503, .serverError),
    ])
    func reach(status: Int, result: ReachSeen.Result) async throws {
        let server = try LoopbackServer { _ in .redirect("/elsewhere", status: status) }
        let prober = ReachProber(client: ReachTests.client, clock: SystemClock(), authorityFile: nil)
        let seen = await prober.check(channel: "web", url: server.url + "/health")
        #expect(seen.result == result)
        #expect(seen.status == status)
        #expect(server.targets == ["GET /health"])
    }
}
