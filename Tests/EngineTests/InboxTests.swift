import Foundation
import Observations
import Synchronization
import Testing
import Verdicts

/// Mail that a step causes, read over Mailpit's interface.
@Suite struct InboxTests {
    /// A shop that sends a mail when a form is submitted, and the mailbox that it arrives in.
    private final class Shop: Sendable {
        private let mails = Mutex<[(identifier: String, raw: String)]>([])

        func deliver(_ text: String, to recipient: String = "anna@demo.example", subject: String = "Reset") {
            mails.withLock {
                $0.insert(
                    (
                        "m\($0.count)",
                        "From: Shop <shop@demo.example>\r\nTo: \(recipient)\r\nSubject: \(subject)\r\n\r\n\(text)\r\n"
                    ), at: 0)
            }
        }

        func server(onAsk: @escaping @Sendable (Shop) -> Void) throws -> LoopbackServer {
            try LoopbackServer { [self] request in
                switch request.path {
                case "/ask":
                    onAsk(self)
                    return .html("sent")
                case "/mail/api/v1/search":
                    let list = mails.withLock { $0.map { "{\"ID\":\"\($0.identifier)\"}" } }
                    return .json("{\"messages\":[\(list.joined(separator: ","))]}")
                case let path where path.hasSuffix("/raw"):
                    let identifier = path.split(separator: "/").dropLast().last.map(String.init)
                    let raw = mails.withLock { $0.first { $0.identifier == identifier }?.raw }
                    return Response(headers: ["Content-Type: text/plain"], body: Array((raw ?? "").utf8))
                default: return .html("<h1>New password</h1>")
                }
            }
        }
    }

    private func story(_ inbox: String, open: String = "{{link}}") -> Story {
        var story = Story(
            """
            steps:
              - open: "{{base}}/ask"
                id: ask
              - inbox: http
                id: mail
                to: "{{account.email}}"
                within: 10s
            \(inbox)
              - open: "\(open)"
                id: link
                expect:
                  - xpath "string(//h1)" == "New password"
            """)
        story.clock = JumpingClock()
        return story
    }

    private let link = "    capture:\n      link: link matching /reset/"

    @Test func onlyNewerMailAndOnlyOnesOwn() async throws {
        let shop = Shop()
        let base = Mutex("")
        let server = try shop.server { shop in
            let base = base.withLock { $0 }
            shop.deliver("Use \(base)/reset/own-9f3a", to: "anna@demo.example")
            shop.deliver("Use \(base)/reset/of-another-1", to: "ben@demo.example")
        }
        base.withLock { $0 = server.url }
        shop.deliver("Use \(server.url)/reset/older-7c1d")
        let outcome = try await story(link).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.last?.path == "/reset/own-9f3a")
        let text = try String(decoding: JSONEncoder().encode(outcome.run), as: UTF8.self)
        #expect(!text.contains("own-9f3a"))
    }

    /// What comes instead of the mail that is waited for.
    @Test(arguments: ["none", "without", "two", "subject", "foreign"])
    func notDelivered(what: String) async throws {
        let shop = Shop()
        let base = Mutex("")
        let server = try shop.server { shop in
            let base = base.withLock { $0 }
            switch what {
            case "without": shop.deliver("Hello Anna")
            case "two": shop.deliver("\(base)/reset/a1 or \(base)/reset/b2")
            case "subject": shop.deliver("\(base)/reset/a1", subject: "News")
            case "foreign": shop.deliver("http://127.0.0.1:9/reset/a1")
            default: break
            }
        }
        base.withLock { $0 = server.url }
        let outcome = try await story((what == "subject" ? "    subject: reset\n" : "") + link).walk(server)
        #expect(outcome.reason == .notDelivered, "\(outcome)")
        #expect(outcome.judgement.failingStep == "mail")
        let expected: Sign.Kind =
            switch what {
            case "without", "two": .mailIncomplete
            case "foreign": .linkToOtherHost
            default: .mailMissing
            }
        #expect(outcome.signs == [expected])
    }

    @Test func mailThatTakesItsTime() async throws {
        let shop = Shop()
        let server = try LoopbackServer { [inner = try shop.server { _ in }, looks = Counter()] request in
            _ = inner
            switch request.path {
            case "/mail/api/v1/search":
                // The first look is the baseline.
                return .json(looks.next() < 5 ? "{\"messages\":[]}" : "{\"messages\":[{\"ID\":\"a\"}]}")
            case "/mail/api/v1/message/a/raw":
                let raw = "From: s@x.example\r\nTo: anna@demo.example\r\nSubject: Code\r\n\r\nYour code is 482913\r\n"
                return Response(headers: ["Content-Type: text/plain"], body: Array(raw.utf8))
            default: return .html("<h1>New password</h1>")
            }
        }
        let outcome = try await story("    capture:\n      code: code", open: "{{base}}/enter?c={{code}}").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.last?.query["c"] == "482913")
        guard case .mail(let mail) = outcome.step("mail")?.seen else { Issue.record("no mail"); return }
        #expect(mail.searches == 4)
        #expect(mail.message?.text.contains("482913") == false)
    }

    /// A mailbox that cannot be read is nobody's fault but our own.
    @Test(arguments: [Response.html("no", status: 500), .json("{}", status: 401), .html("<h1>Sign in</h1>")])
    func aMailboxThatCannotBeRead(response: Response) async throws {
        let server = try LoopbackServer { request in request.path.hasPrefix("/mail") ? response : .html("sent") }
        let outcome = try await story(link).walk(server)
        #expect(outcome.reason == .monitorFault, "\(outcome)")
    }
}
