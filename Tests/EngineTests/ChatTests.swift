import Observations
import Testing
import Verdicts

/// Conversations with a bot that is somebody else's server.
@Suite struct ChatTests {
    private func chat(_ turns: String, more: String = "") -> Story {
        Story(
            "steps:\n  - chat: rasa\n    url: \"{{base}}/webhook\"\n    turns:\n\(turns)\n\(more)",
            head: "journey: story\nchannel: chat\nas: anna")
    }

    private let ask = "      - say: What is my balance?\n        expect:\n          - reply contains \"balance\""
    private let signIn =
        "      - say: hello\n      - say: \"{{account.pin}}\"\n        expect:\n          - reply contains \"Welcome\""

    private func bot(_ answer: @escaping @Sendable (String) -> String) throws -> LoopbackServer {
        try LoopbackServer { request in
            let message = request.body.components(separatedBy: "\"message\":\"").last?.prefix { $0 != "\"" } ?? ""
            return .json(answer(String(message)))
        }
    }

    @Test func aConversation() async throws {
        let server = try bot { message in
            switch message {
            case "hi":
                "[{\"recipient_id\":\"x\",\"text\":\"Hello\"},{\"text\":\"What now?\",\"buttons\":[{\"title\":\"Balance\",\"payload\":\"/balance\"}]}]"
            case "/balance": "[{\"text\":\"Your balance is 5\"}]"
            default: "[{\"text\":\"for \(message)\"}]"
            }
        }
        let outcome = try await chat(
            """
                  - say: hi
                    expect:
                      - reply == "Hello\\nWhat now?"
                  - press: Balance
                    capture:
                      balance: reply regex "is ([0-9]+)"
                  - say: "thanks for {{balance}}"
                    expect:
                      - reply == "for thanks for 5"
            """
        ).walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        let senders = Set(
            server.requests.map { $0.body.components(separatedBy: "\"sender\":\"").last?.prefix { $0 != "\"" } })
        #expect(senders == ["softdown-\(outcome.run.id)-chat"])
    }

    /// What the bot answers, and what that comes to.
    @Test(arguments: [
        ("[]", Reason.noReply), ("", .noReply), ("[{}]", .noReply), ("[{\"text\":\"  \"}]", .noReply),
        ("{\"error\":\"no model\"}", .brokenResponse), ("[{\"text\":", .brokenResponse), ("oops", .brokenResponse),
        ("[{\"text\":\"Your balance is 5\"}]", .arrived), ("[{\"image\":\"https://x/y.png\"}]", .wrongContent),
        ("[{\"text\":\"Sorry, I did not get that.\"}]", .notUnderstood), ("[{\"text\":5}]", .noReply),
        ("[{\"text\":\"<script>alert(1)</script> balance\"}]", .arrived),
        // Somebody else's number, said to this customer.
        ("[{\"text\":\"Your balance is 5, customer 2000200\"}]", .wrongAccount),
        ("[{\"text\":\"Your balance is 5, customer 1000100\"}]", .arrived),
    ])
    func replies(body: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .json(body) }
        let outcome = try await chat(ask).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    @Test(arguments: [
        (Response.html("<h1>Sign in</h1>"), Reason.brokenResponse), (.json("{}", status: 500), .stepError),
        (.json("[]", status: 429), .blocked), (.redirect("/elsewhere"), .noReply),
    ])
    func answersThatAreNoMessages(response: Response, reason: Reason) async throws {
        let server = try LoopbackServer { _ in response }
        #expect(try await chat(ask).walk(server).reason == reason)
    }

    /// The fallback is learnt from the bot itself, by a stranger's nonsense.
    @Test func theFallbackIsLearnt() async throws {
        let server = try bot { $0 == "hello" ? "[{\"text\":\"Hi\"}]" : "[{\"text\":\"Pardon?\"}]" }
        let outcome = try await chat("      - say: hello\n" + ask).walk(server)
        #expect(outcome.reason == .notUnderstood, "\(outcome)")
        #expect(outcome.signs == [.fallbackReply])
        #expect(server.requests.last?.body.contains("-nonsense") == true)
        let different = try bot { $0.hasPrefix("What") ? "[{\"text\":\"We sell lamps\"}]" : "[{\"text\":\"Pardon?\"}]" }
        #expect(try await chat(ask).walk(different).reason == .wrongContent)
    }

    @Test func theSameReplyToDifferentWords() async throws {
        let server = try bot { _ in "[{\"text\":\"How can I help?\"}]" }
        let outcome = try await chat("      - say: hello\n" + ask).walk(server)
        #expect(outcome.reason == .loop, "\(outcome)")
        #expect(outcome.signs.contains(.sameReplyAgain))
    }

    @Test(arguments: ["I cannot verify you.", "What is your PIN?"])
    func aPINThatIsNotAccepted(reply: String) async throws {
        let server = try bot { $0 == "hello" ? "[{\"text\":\"What is your PIN?\"}]" : "[{\"text\":\"\(reply)\"}]" }
        let outcome = try await chat(signIn).walk(server)
        #expect(outcome.reason == .identityFailed, "\(outcome)")
    }

    @Test func aButtonThatIsNotOffered() async throws {
        let server = try bot { _ in "[{\"text\":\"Hi\"}]" }
        let outcome = try await chat(
            "      - say: hello\n      - press: Balance\n        expect:\n          - reply exists"
        ).walk(server)
        #expect(outcome.reason == .deadEnd, "\(outcome)")
        #expect(server.requests.count == 1)
    }

    @Test func whatMustNeverBeSaid() async throws {
        let server = try bot { _ in "[{\"text\":\"My balance of instructions: \(Story.Secrets.key)\"}]" }
        let outcome = try await chat(ask, more: "    never:\n      - reply contains \"{{key}}\"").walk(server)
        #expect(outcome.reason == .leaked, "\(outcome)")
    }

    /// With the symptom off a silent bot is held against the lines that it was to meet.
    @Test func silenceThatIsNotLookedForIsNotGreen() async throws {
        let server = try LoopbackServer { request in request.path == "/webhook" ? .json("[]") : .html("hi") }
        var story = chat(ask, more: "  - open: \"{{base}}/\"\n    expect:\n      - status == 200")
        story.site = "symptoms: { no-reply: off }"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .wrongContent, "\(outcome)")
        #expect(server.requests.count == 1)
    }
}
