import Engine
import Foundation
import Journeys
import Observations
import Synchronization
import Testing
import Verdicts

/// Nothing secret leaves the engine: not in the run, and not to those who listen to it.
@Suite struct SecretTests {
    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A secret in the ways in which a server may say it.
    private static func encodings(_ secret: String) -> [String] {
        let bytes = Array(secret.utf8)
        let percent = bytes.map { String(format: "%%%02X", $0) }.joined()
        let allowed = CharacterSet.alphanumerics
        let escaped = secret.unicodeScalars.map { String(format: "\\u%04x", $0.value) }.joined()
        return [
            secret, percent, secret.addingPercentEncoding(withAllowedCharacters: allowed) ?? "",
            secret.replacing(" ", with: "+"), Data(bytes).base64EncodedString(),
            Data("anna-user:\(secret)".utf8).base64EncodedString(), escaped,
            secret.replacing("&", with: "&amp;"), secret.unicodeScalars.map { "&#\($0.value);" }.joined(),
        ]
    }

    /// A server that says everything that it was told in every place of its answer.
    @Test func plantedEverywhere() async throws {
        let secrets = [Story.Secrets.password, Story.Secrets.newPassword, Story.Secrets.key, Story.Secrets.token]
        let planted = secrets.flatMap(Self.encodings)
        let ascii = planted.filter { $0.allSatisfy { $0.isASCII && !$0.isNewline } }
        let server = try LoopbackServer { request in
            if request.path == "/1" {
                var response = Response.html(
                    "<title>\(planted[0])</title><p>\(planted.joined(separator: " | "))</p><a href='/2'>n</a>")
                response.headers += ascii.enumerated().map { "X-Echo-\($0.offset): \($0.element)" }
                response.headers += ["X-\(Story.Secrets.key): 1"]
                response.headers[0] = "Content-Type: text/html; charset=utf-8; x=\(Story.Secrets.key)"
                return response
            }
            if request.path == "/2" {
                let query = Story.Secrets.key + "&plain=" + Data(Story.Secrets.password.utf8).base64EncodedString()
                return .redirect("/3?q=\(query)")
            }
            return .html("<p>\(Story.Secrets.password)</p>", status: 500)
        }
        var story = Story(
            """
            steps:
              - http: "POST {{base}}/1?password={{account.pin}}"
                basic: { user: "{{account.user}}", password: "{{account.password}}" }
                headers: { X-Key: "{{key}}" }
                json: { a: "{{account.new_password}}", b: "{{token}}" }
                expect:
                  - body contains "{{account.password}}"
                capture:
                  whole: body
              - open: "{{base}}/2"
                expect:
                  - xpath "string(//p)" == "{{account.new_password}}"
            always:
              - http: "POST {{base}}/1"
                id: again
                body: "{{account.password}}"
            """)
        story.environment["ANNA_PIN"] = "4821"
        let outcome = try await story.walk(server)
        #expect(outcome.run.observations.count == 2, "\(outcome)")
        let text = try Self.json(outcome.run)
        for secret in planted { #expect(!text.contains(secret), "\(secret)") }
        for secret in secrets { #expect(!text.lowercased().contains(secret.lowercased())) }
        // The evidence is there, but for the secrets.
        #expect(text.contains("‹key›"))
        #expect(text.contains("‹anna.password›"))
        #expect(server.requests.first?.body.contains(Story.Secrets.token) == true)
    }

    /// What nobody declared: cookies (those of redirects and other paths too), codes, tokens of addresses, captures.
    @Test func whatCameUpOnTheWay() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/start":
                .redirect(
                    "/in?session_token=tok-in-address-55", status: 302, "Set-Cookie: hop=hop-cookie-value-1; Path=/deep"
                )
            case "/in":
                .html(
                    "<p id=c>captured-value-99</p><p>hop-cookie-value-1 own-cookie-value-2</p>", status: 200,
                    "Set-Cookie: own=own-cookie-value-2; Path=/; HttpOnly")
            default: .html("<p>captured-value-99 said \(request.form["otp"] ?? "")</p>")
            }
        }
        let listener = Listener()
        let story = Story(
            """
            steps:
              - open: "{{base}}/start"
                capture:
                  found: xpath "string(//*[@id='c'])" secret
              - http: "POST {{base}}/say"
                form: { otp: "{{account.code}}", pin: "{{account.pin}}", found: "{{found}}" }
                expect:
                  - body contains "captured"
            """)
        let scratch = try Scratch()
        let (runner, journey) = try story.runner(server, scratch, listener: listener)
        let run = await runner.run(journey, as: runner.prepare(journey, attempt: 1))
        let code = try #require(server.requests.last?.form["otp"])
        #expect(code.count == 6)
        for text in [try Self.json(run), listener.heard.withLock { $0 }] {
            #expect(text.contains("submit") || text.contains("http"))
            for secret in [
                "hop-cookie-value-1", "own-cookie-value-2", "tok-in-address-55", "captured-value-99", "otp=\(code)",
                "said \(code)", "pin=4821",
            ] {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
    }

    private final class Listener: RunListener {
        let heard = Mutex("")
        func runBegan(_ journey: Journey, attempt: Int) {}
        func stepBegan(_ step: Step, of journey: Journey) {}
        func stepEnded(_ observation: Observation, of journey: Journey) {
            let text = (try? SecretTests.json(observation)) ?? "not encoded"
            heard.withLock { $0 += text }
        }
    }

    /// A PIN of four digits is hidden where it was sent, and in the address that it was sent in.
    @Test func aShortSecretWhereItWasSent() async throws {
        let server = try LoopbackServer(["/a/4821": .html("hi")])
        let outcome = try await Story(
            """
            steps:
              - http: "{{base}}/a/{{account.pin}}"
                headers: { X-Caller: "{{account.pin}}" }
                expect:
                  - status == 200
            """
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        let exchange = try #require(outcome.last.exchanges.first)
        #expect(exchange.url == "\(server.url)/a/‹anna.pin›")
        #expect(exchange.requestHeaders.first { $0.name == "X-Caller" }?.value == "‹anna.pin›")
    }

    /// A secret that is missing is our own fault, is named, and nobody is asked anything.
    @Test(arguments: ["ANNA_PASSWORD", "KEY", "ANNA_OTP"])
    func aMissingSecret(variable: String) async throws {
        let server = try LoopbackServer { _ in .html("hi") }
        for value in [nil, ""] {
            var story = Story(
                "steps:\n  - http: \"{{base}}/\"\n    bearer: \"{{key}}\"\n    expect:\n      - status == 200\nalways:\n  - http: \"{{base}}/out\""
            )
            story.environment[variable] = value
            let outcome = try await story.walk(server)
            guard case .ownFault(let message) = outcome.run.ending else {
                Issue.record("\(outcome)")
                return
            }
            #expect(message.contains(variable))
            #expect(outcome.reason == .monitorFault)
        }
        #expect(server.requests.isEmpty)
    }

    /// Secrets that a journey reaches only through a variable of the site are needed just as well.
    @Test func aMissingSecretBehindAVariable() async throws {
        let server = try LoopbackServer { _ in .html("hi") }
        var story = Story(
            "steps:\n  - open: \"{{base}}/1\"\n  - http: \"{{base}}/\"\n    headers: { X-Key: \"{{header}}\" }\n    expect:\n      - status == 200"
        )
        story.head += "\nvariables: { header: \"Key {{key}}\" }"
        story.environment["KEY"] = nil
        let outcome = try await story.walk(server)
        guard case .ownFault(let message) = outcome.run.ending else {
            Issue.record("\(outcome)")
            return
        }
        #expect(message.contains("KEY"))
        #expect(server.requests.isEmpty)
    }
}
