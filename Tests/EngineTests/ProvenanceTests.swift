import Foundation
import Observations
import Synchronization
import Testing
import Verdicts

/// What a run remembers of where values came from, where it is easily too much or too little.
@Suite struct ProvenanceTests {
    /// A shop that mails a link, a new one each time it is asked. Each works as often as is said.
    private static func shop(_ answer: @escaping @Sendable (_ link: Int) -> Response) throws -> LoopbackServer {
        let mails = Mutex(0)
        let base = Mutex("")
        let server = try LoopbackServer { request in
            switch request.path {
            case "/ask":
                mails.withLock { $0 += 1 }
                return .html("<h1>Sent</h1>")
            case "/mail/api/v1/search":
                let list = (0..<mails.withLock { $0 }).reversed().map { "{\"ID\":\"m\($0 + 1)\"}" }
                return .json("{\"messages\":[\(list.joined(separator: ","))]}")
            case let path where path.hasSuffix("/raw"):
                let number = path.split(separator: "/").dropLast().last.map { $0.dropFirst() } ?? ""
                let text =
                    "To: anna@demo.example\r\nSubject: Reset\r\n\r\nUse \(base.withLock { $0 })/reset/\(number)\r\n"
                return Response(headers: ["Content-Type: text/plain"], body: Array(text.utf8))
            case let path where path.hasPrefix("/reset/"): return answer(Int(path.dropFirst(7)) ?? 0)
            default: return .html("<h1>Hello</h1>")
            }
        }
        base.withLock { $0 = server.url }
        return server
    }

    private static func mail(_ name: String) -> String {
        """
          - open: "{{base}}/ask"
            id: ask-\(name)
          - inbox: http
            id: mail-\(name)
            to: "{{account.email}}"
            within: 10s
            capture:
              link: link matching /reset/
        """
    }

    /// The second mail brings a link of its own, whatever became of the first one.
    @Test func aLinkOfTheSameName() async throws {
        let server = try Self.shop {
            $0 == 1 ? .html("<h1>New password</h1>") : .html("<h1>Gone</h1>", status: 410)
        }
        var story = Story(
            """
            steps:
            \(Self.mail("one"))
              - open: "{{link}}"
                id: first
                expect: [ 'xpath "string(//h1)" == "New password"' ]
            \(Self.mail("two"))
              - open: "{{link}}"
                id: second
                expect: [ 'xpath "string(//h1)" == "New password"' ]
            """)
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.judgement.failingStep == "second", "\(outcome)")
        #expect(outcome.reason == .notDelivered)
        #expect(outcome.signs.contains(.linkDead))
    }

    /// A guard wants its link refused: that is no link that a customer found dead.
    @Test func theDeadLinkOfAGuard() async throws {
        let server = try Self.shop { _ in .html("<h1>Gone</h1>", status: 410) }
        var story = Story(
            """
            steps:
            \(Self.mail("one"))
              - open: "{{link}}"
                refused:
                  - status == 403
                let_through:
                  - xpath "string(//h1)" == "New password"
            """, head: "guard: story\nchannel: web\nas: anna")
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.finding.outcome == .inconclusive, "\(outcome)")
        #expect(!outcome.signs.contains(.linkDead))
    }

    /// What goes along with a password says who somebody is. It leaves nothing behind that could be lost.
    @Test(arguments: [("password: \"{{account.password}}\"", Reason.wrongContent), ("note: later", .notSaved)])
    func whatASignInSends(member: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in .json(request.method == "POST" ? "{}" : "{\"tenant\":\"\"}") }
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/sign-in"
                json: { tenant: north-42, \(member) }
              - http: "{{base}}/me"
                expect: [ 'jsonpath "$.tenant" == "north-42"' ]
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// A name that is captured again stands for its last value: the earlier one was not asked for.
    @Test(arguments: [("12.50", Reason.wrongContent), ("C-882", .contextLost)])
    func aNameThatIsCapturedAgain(second: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/chat": .json("{\"shown\":\"C-881\"}")
            case "/account": .json("{\"shown\":\"\(second)\"}")
            default: .json("{\"list\":[\"other\"]}")
            }
        }
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/chat"
                channel: chat
                json: { text: hello }
                capture: { shown: 'jsonpath "$.shown"' }
              - http: "{{base}}/account"
                capture: { shown: 'jsonpath "$.shown"' }
              - http: "{{base}}/desk"
                channel: phone
                expect: [ 'body contains "{{shown}}"' ]
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }
}
