import Engine
import Foundation
import Observations
import Testing
import Verdicts

/// Servers that mean it badly. Every run ends within its limit, with a name for what it met.
@Suite struct HostileServerTests {
    private func open(_ line: String = "status == 200", never: String = "", limit: String = "30s") -> Story {
        Story(
            "steps:\n  - open: \"{{base}}/\"\n    expect:\n      - '\(line)'\n\(never)",
            head: "journey: story\nchannel: web\nas: anna\nwithin: \(limit)\ndeadline: \(limit)")
    }

    private func endsWithinItsLimit(_ outcome: Outcome) {
        #expect(outcome.run.duration < outcome.journey.deadline.wholeMicroseconds)
    }

    @Test func aRedirectCircle() async throws {
        let server = try LoopbackServer { request in .redirect(request.path == "/" ? "/a" : "/") }
        let outcome = try await open().walk(server)
        #expect(outcome.reason == .loop)
        endsWithinItsLimit(outcome)
    }

    @Test func headersWithoutAnEnd() async throws {
        let server = try LoopbackServer(raw: { _, connection in
            connection.send("HTTP/1.1 200 OK\r\n")
            while connection.send("X-More: \(String(repeating: "a", count: 2000))\r\n") {}
        })
        let outcome = try await open().walk(server)
        #expect(outcome.reason == .brokenResponse, "\(outcome)")
        endsWithinItsLimit(outcome)
    }

    /// 200 MiB of nothing in a gzip stream of stored-free blocks, made on the fly by repeating one compressed member.
    @Test func aBombOfGzip() async throws {
        let bomb = try Self.bomb(mebibytes: 200)
        let server = try LoopbackServer(raw: { _, connection in
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
            )
            connection.send(bomb)
        })
        let outcome = try await open().walk(server)
        #expect(bomb.count < 1 << 20)
        #expect(outcome.reason == .brokenResponse, "\(outcome)")
        #expect(outcome.signs == [.tooLarge])
        endsWithinItsLimit(outcome)
    }

    private static func bomb(mebibytes: Int) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "head -c \(mebibytes << 20) /dev/zero | gzip -9"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        return Array(pipe.fileHandleForReading.readDataToEndOfFile())
    }

    @Test func aByteASecond() async throws {
        let server = try LoopbackServer(raw: { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            while connection.send("a") { sleep(1) }
        })
        let outcome = try await open(limit: "3s").walk(server)
        #expect(outcome.reason == .tooSlow, "\(outcome)")
        #expect(outcome.run.observations.count == 1)
    }

    @Test func aResetInTheMiddle() async throws {
        let server = try LoopbackServer(raw: { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
            connection.reset()
        })
        let outcome = try await open().walk(server)
        #expect(outcome.reason == .brokenResponse, "\(outcome)")
    }

    @Test func textThatIsNone() async throws {
        let server = try LoopbackServer { _ in
            Response(
                headers: ["Content-Type: text/html", "X-Odd: \u{1}\u{1b}[31m"],
                body: [0x41, 0xFF, 0xC3, 0x28, 0x00, 0xED, 0xA0, 0x80])
        }
        let outcome = try await open("body contains \"A\"").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        _ = try JSONEncoder().encode(outcome.run)
    }

    /// What the bot says is text to everybody after it. (Shown as such: ReportsTests/HostileTextTests.)
    @Test func aScriptInAChat() async throws {
        let server = try LoopbackServer { _ in
            .json("[{\"text\":\"<script>alert('x')</script>\",\"buttons\":[{\"title\":\"<b>\",\"payload\":\"\"}]}]")
        }
        let outcome = try await Story(
            "steps:\n  - chat: rasa\n    url: \"{{base}}/\"\n    turns:\n      - say: hi\n        expect:\n          - reply == \"<script>alert('x')</script>\""
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
    }

    /// The check gives up; it neither holds nor leaks, whichever way round it is asked.
    @Test(arguments: [
        "body matches /(a+)+$/", "body not matches /(a+)+$/", "regex \"(a+)+$\" exists",
        "body regex \"(a+)+$\" not exists",
    ])
    func aBodyThatExplodesAPattern(line: String) async throws {
        let server = try LoopbackServer(["/": .html(String(repeating: "a", count: 40_000) + "!")])
        let outcome = try await open(line).walk(server)
        #expect(outcome.checks() == [.notEvaluable])
        #expect(outcome.reason == .wrongContent, "\(outcome)")
        endsWithinItsLimit(outcome)
        let never = try await open(never: "    never:\n      - '\(line)'").walk(server)
        #expect(never.reason == .wrongContent, "\(never)")
        endsWithinItsLimit(never)
    }

    @Test func aPageOfAHundredThousandForms() async throws {
        let page = String(repeating: "<form><input name=q><div><p>", count: 60_000)
        let server = try LoopbackServer(["/": .html(page)])
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n  - submit: form\n    with: { q: x }\n    expect:\n      - status == 200",
            head: "journey: story\nchannel: web\nas: anna\nwithin: 10s\ndeadline: 20s"
        ).walk(server)
        #expect(outcome.judgement.verdict == .softDown, "\(outcome)")
    }

    /// Call documents that send the caller round and round without ever being the same.
    @Test func aCallWithoutAnEnd() async throws {
        let server = try LoopbackServer { [count = Counter()] _ in
            let number = count.next()
            return Response(
                headers: ["Content-Type: text/xml"],
                body: Array("<Response><Say>Please hold \(number)</Say><Redirect>/\(number)</Redirect></Response>".utf8)
            )
        }
        let outcome = try await Story(
            "steps:\n  - call: twilio\n    answer: \"{{base}}/\"\n    hear:\n      - prompt: /welcome/",
            head: "journey: story\nchannel: phone"
        ).walk(server)
        #expect(outcome.reason == .loop, "\(outcome)")
        #expect(server.requests.count == 60)
    }
}
