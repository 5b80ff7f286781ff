import Engine
import Foundation
import Observations
import Testing
import Verdicts

/// Mistakes that others made, one test each: none of them turns a run green, and none blames the wrong one.
@Suite struct PeerTrapTests {
    /// 1. A transport error with only `duration < 500` stayed green.
    @Test func trap1TransportErrorsFailWhateverTheLinesSay() async throws {
        let server = try LoopbackServer(raw: { _, connection in connection.reset() })
        for line in ["duration < 60000", "header \\\"X\\\" not exists", "redirects == 0"] {
            let outcome = try await Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - \"\(line)\"").walk(
                server)
            #expect(outcome.judgement.verdict == .softDown, "\(line): \(outcome)")
        }
    }

    /// 2. What could not be found differed from everything, and was smaller than everything.
    @Test(arguments: [
        "jsonpath \"$.queue\" != 3", "jsonpath \"$.queue\" < 10", "jsonpath \"$.queue\" not == 3",
        "jsonpath \"$.other\" toInt < 10", "jsonpath \"$.queue\" not isEmpty",
    ])
    func trap2WhatIsMissingEqualsNothingAndDiffersFromNothing(line: String) async throws {
        for response in [Response.html("<h1>Error</h1>"), .json("{\"other\":\"many\"}")] {
            let server = try LoopbackServer(["/": response])
            let outcome = try await Story("steps:\n  - http: \"{{base}}/\"\n    expect:\n      - '\(line)'").walk(
                server)
            #expect(outcome.judgement.verdict == .softDown, "\(outcome)")
        }
    }

    /// 3. After the suite's timeout the remaining steps still ran.
    @Test func trap3NothingRunsAfterTheDeadline() async throws {
        let server = try LoopbackServer(raw: { request, connection in
            if request.path != "/slow" { connection.send(Response.html("hi").bytes) }
        })
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/slow\"\n  - open: \"{{base}}/2\"\n  - open: \"{{base}}/3\"\n    expect:\n      - status == 200",
            head: "journey: story\nchannel: web\nas: anna\nwithin: 3s\ndeadline: 4s"
        ).walk(server)
        #expect(outcome.reason == .tooSlow)
        // On a machine that is busy enough not even the first request gets through.
        #expect(server.targets.allSatisfy { $0 == "GET /slow" })
        #expect(outcome.run.observations.map(\.step) == ["open-1"])
    }

    /// 4. Results were paired with steps by position, so that one that always ran was credited to another.
    @Test func trap4ResultsBelongToStepsByName() async throws {
        let server = try LoopbackServer(["/1": .html("hi"), "/always": .html("hi")])
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/1"
                id: one
              - open: "{{base}}/2"
                id: two
                channel: chat
              - open: "{{base}}/3"
                id: three
                channel: phone
                expect:
                  - status == 200
            always:
              - open: "{{base}}/always"
                id: tidy
            """
        ).walk(server)
        #expect(outcome.run.observations.map(\.step) == ["one", "two"], "\(outcome)")
        #expect(outcome.run.cleanup.map(\.step) == ["tidy"])
        #expect(outcome.judgement.failingStep == "two")
        #expect(outcome.judgement.channel == "chat")
        #expect(outcome.judgement.passedChannels == ["web"])
    }

    /// 5. Cookies outlived the run, so that yesterday's session hid a broken sign-in.
    @Test func trap5EveryRunIsCold() async throws {
        let server = try LoopbackServer { _ in
            .html("hi", status: 200, "Set-Cookie: session=of-yesterday-1; Path=/; Max-Age=9999")
        }
        let story = Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200")
        let (runner, journey) = try story.runner(server, try Scratch())
        for attempt in 1...3 { _ = await runner.run(journey, as: runner.prepare(journey, attempt: attempt)) }
        #expect(server.requests.map(\.cookies) == ["", "", ""])
    }

    /// 6. A secret that was not set became an empty text. (`check` naming it: JourneyFilesTests, SoftdownTests.)
    @Test func trap6AnUnsetSecretIsNeverEmpty() async throws {
        let server = try LoopbackServer { _ in .html("hi") }
        var story = Story(
            "steps:\n  - http: \"{{base}}/\"\n    bearer: \"{{key}}\"\n    expect:\n      - status == 200")
        story.environment["KEY"] = nil
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .monitorFault)
        #expect(server.requests.isEmpty)
    }

    /// 7. A failure of the network counted as "correctly refused".
    @Test(arguments: ["reset", "500", "timeout", "closed", "dns"])
    func trap7OnlyTheRightRefusalIsOne(way: String) async throws {
        let server = try LoopbackServer(raw: { _, connection in
            switch way {
            case "reset": connection.reset()
            case "500": connection.send(Response.html("refused", status: 500).bytes)
            default: break
            }
        })
        let closed = try ClosedPort()
        defer { withExtendedLifetime(closed) {} }
        let host = ["dns": "http://no-such-host.invalid", "closed": closed.url][way] ?? "{{base}}"
        var story = Story(
            """
            steps:
              - http: "\(host)/secret"
                refused:
                  - status == 401
                let_through:
                  - status == 200
            """, head: "guard: story\nchannel: web\nwithin: 3s\ndeadline: 4s")
        story.hosts = ["no-such-host.invalid", String(closed.url.dropFirst("http://".count))]
        let outcome = try await story.walk(server)
        #expect(outcome.finding.outcome == .inconclusive, "\(outcome)")
    }

    /// 8. Labels with whole addresses exported tokens. What the judge hands on as a label comes from closed lists and
    /// from names of the user's own. (The page of metrics itself: PrometheusTextTests.)
    @Test func trap8LabelsHoldNothingOfTheWire() async throws {
        let server = try LoopbackServer(["/": .redirect("/\(Story.Secrets.key)?token=tok-123456789")])
        let outcome = try await Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200").walk(
            server)
        let judgement = outcome.judgement
        #expect(judgement.reason == .stepError)
        #expect(["web", "open-1"].contains(judgement.failingStep ?? ""))
        #expect(judgement.channel == "web")
        for text in [judgement.expected, judgement.got] + judgement.evidence {
            #expect(!text.contains("tok-123456789") && !text.contains(Story.Secrets.key), "\(text)")
        }
        for reason in Reason.allCases {
            #expect(reason.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
        }
    }
}
