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
            try LoopbackServer(answers(onAsk: onAsk))
        }

        func answers(onAsk: @escaping @Sendable (Shop) -> Void) -> @Sendable (Request) -> Response {
            { [self] request in
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

    /// softdown was late to learn what its first look found: the time is over, and it looks once more.
    @Test func theLastLookIsAtTheEnd() async throws {
        let shop = Shop()
        let looks = Counter()
        let clock = JumpingClock()
        let base = Mutex("")
        let answers = shop.answers { _ in }
        let server = try LoopbackServer { request in
            let answer = answers(request)
            // The first search is for what was there before.
            if request.path.hasSuffix("/search"), looks.next() == 2 {
                shop.deliver("Use \(base.withLock { $0 })/reset/own-9f3a")
                clock.skip(11_000_000)
            }
            return answer
        }
        base.withLock { $0 = server.url }
        var story = story(link)
        story.clock = clock
        let outcome = try await story.walk(server)
        #expect(outcome.step("link") != nil, "\(outcome)")
        #expect(!outcome.signs.contains(.mailMissing))
    }

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

    /// The link of the mail leads back to the form that asks for one, or to another page with a form.
    @Test(arguments: [
        ("/ask-form?again=1", Reason.notDelivered), ("/other", .wrongContent), ("/empty", .noReply),
        // What counts the clicks sends on to a place that customers do not reach.
        ("http://portal-app-3.internal:8080/reset", .notDelivered),
    ])
    func theLinkLeadsBack(target: String, reason: Reason) async throws {
        let shop = Shop()
        let base = Mutex("")
        let rest = shop.answers { shop in shop.deliver("Use \(base.withLock { $0 })/reset/9f3a7c1d5e") }
        let server = try LoopbackServer { request in
            switch request.path {
            case "/ask-form", "/other": .html("<h1>Lost?</h1><form method=post action=/ask><input name=email></form>")
            case let path where path.hasPrefix("/reset"): .redirect(target)
            case "/empty": .html("")
            default: rest(request)
            }
        }
        base.withLock { $0 = server.url }
        var story = Story(
            """
            steps:
              - open: "{{base}}/ask-form"
              - submit: form
                with: { email: "{{account.email}}" }
              - inbox: http
                to: "{{account.email}}"
                within: 10s
                capture:
                  link: link matching /reset/
              - open: "{{link}}"
                id: link
                expect:
                  - xpath "string(//h1)" == "New password"
            """)
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == "link")
    }

    /// The link of the mail is dead when the customer opens it, or was used up by a scanner before.
    @Test(arguments: [
        ("alive", false, Reason.arrived, nil), ("404", false, .notDelivered, Sign.Kind.linkDead),
        ("410", false, .notDelivered, .linkDead), ("words", false, .notDelivered, .linkDead),
        ("German", false, .notDelivered, .linkDead), ("500", false, .stepError, nil),
        ("other", false, .wrongContent, nil), ("Django", false, .notDelivered, .linkDead),
        ("Dutch", false, .notDelivered, .linkDead), ("apart", false, .wrongContent, nil),
        ("nobody", false, .notDelivered, .linkDead),
        ("once", false, .arrived, nil), ("once", true, .notDelivered, .linkUsedUp), ("alive", true, .arrived, nil),
        ("404", true, .notDelivered, .linkDead), ("formless", false, .notDelivered, .linkDead),
        // Help about dead links stands on every page.
        ("footer", false, .wrongContent, nil), ("footer, formless", false, .deadEnd, nil),
    ])
    func theLinkOfTheMail(way: String, scanner: Bool, reason: Reason, sign: Sign.Kind?) async throws {
        let shop = Shop()
        let base = Mutex("")
        let nobody = try ClosedPort()
        let rest = shop.answers { shop in shop.deliver("Use \(base.withLock { $0 })/reset/9f3a7c1d5e") }
        let server = try LoopbackServer { [looks = Counter()] request in
            let help =
                "<footer>“Why do I read this link has expired?” This link has expired: ask for a new one.</footer>"
            guard request.path.hasPrefix("/reset") else {
                let page = rest(request)
                return way.hasPrefix("footer") && request.path == "/ask" ? .html("<h1>Asked</h1>" + help) : page
            }
            if request.method == "POST" { return .html("Thank you") }
            if request.method == "HEAD" { return .html("", status: way == "404" ? 404 : 200) }
            let form = Response.html("<h1>New password</h1><form method=post><input type=password name=new></form>")
            switch way {
            case "404": return .html("<h1>Not found</h1>", status: 404)
            case "410": return .html("<h1>Gone</h1>", status: 410)
            case "500": return .html("<h1>Oh</h1>", status: 500)
            case "words": return .html("<h1>Sorry</h1><p>This link has expired.</p>")
            case "German": return .html("<h1>Leider</h1><p>Der Link ist nicht mehr gültig.</p>")
            case "Django":
                return .html("<h1>Oh</h1><p>The password reset link was invalid, possibly because of age.</p>")
            case "Dutch": return .html("<p>De link voor het instellen van uw wachtwoord was ongeldig</p>")
            case "apart": return .html("<p>Look for the link. What you typed is invalid.</p>")
            case "other": return .html("<h1>Welcome</h1>")
            case "footer": return .html("<h1>Welcome</h1>" + help)
            case "footer, formless": return .html("<h1>New password</h1>" + help)
            case "formless": return .html("<h1>New password</h1><p>This link was already used</p>")
            case "once": return looks.next() == 1 ? form : .html("<h1>Sorry</h1><p>Invalid or expired</p>", status: 400)
            default: return form
            }
        }
        // Nobody listens there, and the customer has never been there.
        base.withLock { $0 = way == "nobody" ? nobody.url : server.url }
        var story = Story(
            """
            steps:
              - open: "{{base}}/ask"
              - inbox: http
                id: mail
                to: "{{account.email}}"
                within: 10s
                \(scanner ? "scanner: on" : "life: 10m")
                capture:
                  link: link matching /reset/
              - open: "{{link}}"
                id: link
                expect:
                  - xpath "string(//h1)" == "New password"
              - submit: form
                id: set
                with: { new: "{{account.new_password}}" }
                expect:
                  - status == 200
            """)
        story.hosts = [String(nobody.url.dropFirst("http://".count))]
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.signs.filter { [.linkDead, .linkUsedUp].contains($0) } == [sign].compactMap { $0 })
        if reason != .arrived { #expect(outcome.judgement.failingStep == (way.hasSuffix("formless") ? "set" : "link")) }
        if scanner { #expect(server.requests.first { $0.path.hasPrefix("/reset") }?.method == "HEAD") }
    }

    /// How late a mail may be depends on how long what it brings is good for.
    @Test(arguments: [
        ("Your code is 482913.", 3, Reason.arrived, false), ("Your code is 482913.", 24, .arrived, true),
        ("Your code is 482913. It is valid for 1 minute.", 24, .arrived, false),
        ("Your code is 482913. It is valid for 1440 minutes.", 24, .arrived, false),
        ("Your code is 482913. It is valid for 1 hour.", 2400, .arrived, true),
        ("Your code is 482913. It is valid for 1 day.", 2400, .arrived, false),
        ("Kodunuz 482913. 1 dakika geçerlidir.", 38, .arrived, true),
        ("Kodunuz 482913. 60 dakika geçerlidir.", 38, .arrived, false),
        ("Your code is 482913. It expires in 40 seconds.", 24, .arrived, true),
        ("Your code is 482913. It expires in 30 seconds.", 34, .notDelivered, false),
        ("Ihr Code ist 482913, 30 Sekunden gültig.", 34, .notDelivered, false),
        // No code is made to be typed in ten seconds: something else was meant.
        ("Your code is 482913. It expires in 10 seconds.", 34, .arrived, true),
        ("Your code is 482913. Valid for 30 seconds, or 1 day by phone.", 34, .arrived, true),
    ])
    func lateMail(text: String, seconds: Int, reason: Reason, isLate: Bool) async throws {
        let clock = JumpingClock()
        let server = try LoopbackServer { request in
            switch request.path {
            case "/mail/api/v1/search":
                // Nobody looks every second for half an hour.
                if seconds > 600, clock.microseconds < 600_000_000 { clock.skip(600_000_000) }
                let isThere = clock.microseconds >= seconds * 1_000_000
                return .json(isThere ? "{\"messages\":[{\"ID\":\"a\"}]}" : "{\"messages\":[]}")
            case "/mail/api/v1/message/a/raw":
                let raw =
                    "From: s@x.example\r\nTo: anna@demo.example\r\nSubject: Code\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n"
                return Response(headers: ["Content-Type: text/plain"], body: Array(raw.utf8))
            default: return .html("<h1>New password</h1>")
            }
        }
        var story = Story(
            """
            steps:
              - open: "{{base}}/ask"
              - inbox: http
                to: "{{account.email}}"
                within: \(seconds > 600 ? "50m" : "40s")
                capture:
                  code: code
            """, head: "journey: story\nchannel: web\nas: anna\nwithin: \(seconds > 600 ? "1h" : "60s")")
        story.clock = clock
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.signs.contains(.mailLate) == isLate, "\(outcome)")
    }

    /// A code that came by mail is a credential like any other.
    @Test(arguments: [("form", Reason.identityFailed), ("welcome", .arrived), ("words", .identityFailed)])
    func theCodeOfTheMail(way: String, reason: Reason) async throws {
        let shop = Shop()
        let rest = shop.answers { shop in shop.deliver("Your code is 482913") }
        let server = try LoopbackServer { request in
            guard request.path == "/code" else { return rest(request) }
            let form = Response.html("<form method=post action=/code><input name=code></form>")
            guard request.method == "POST" else { return form }
            switch way {
            case "form": return form
            case "words": return .html("<p>This code is invalid</p>")
            default: return .html("<h1>Welcome</h1>")
            }
        }
        var story = Story(
            """
            steps:
              - open: "{{base}}/ask"
              - inbox: http
                to: "{{account.email}}"
                within: 10s
                capture:
                  code: code
              - open: "{{base}}/code"
              - submit: form
                with: { code: "{{code}}" }
                expect:
                  - xpath "string(//h1)" == "Welcome"
            """)
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// A message that is listed and cannot be fetched is no missing mail.
    @Test func aMailThatCannotBeRead() async throws {
        let server = try LoopbackServer { [looks = Counter()] request in
            request.path == "/mail/api/v1/search"
                ? .json(looks.next() == 1 ? "{\"messages\":[]}" : "{\"messages\":[{\"ID\":\"a\"}]}")
                : .html("no", status: request.path.hasPrefix("/mail") ? 404 : 200)
        }
        let outcome = try await story(link).walk(server)
        #expect(outcome.reason == .monitorFault, "\(outcome)")
    }

    /// A mailbox that cannot be read is nobody's fault but our own.
    @Test(arguments: [Response.html("no", status: 500), .json("{}", status: 401), .html("<h1>Sign in</h1>")])
    func aMailboxThatCannotBeRead(response: Response) async throws {
        let server = try LoopbackServer { request in request.path.hasPrefix("/mail") ? response : .html("sent") }
        let outcome = try await story(link).walk(server)
        #expect(outcome.reason == .monitorFault, "\(outcome)")
    }
}
