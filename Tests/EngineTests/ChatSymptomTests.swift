import Observations
import Testing
import Verdicts

/// What makes a bot unusable that answers every message well.
@Suite struct ChatSymptomTests {
    private func chat(_ turns: String) -> Story {
        Story(
            "steps:\n  - chat: rasa\n    url: \"{{base}}/webhook\"\n    turns:\n\(turns)",
            head: "journey: story\nchannel: chat\nas: anna")
    }

    private static let conversation =
        "      - say: balance\n      - say: \"{{account.pin}}\"\n        expect:\n          - reply contains \"balance is\""

    private func bot(_ question: String, _ answers: String...) throws -> LoopbackServer {
        let counter = Counter()
        return try LoopbackServer { request in
            if request.body.contains("nonsense") { return .json("[{\"text\":\"Pardon?\"}]") }
            let turn = counter.next()
            let text = turn == 1 ? question : answers[min(turn - 2, answers.count - 1)]
            return .json(text.hasPrefix("[") ? text : "[{\"text\":\"\(text)\"}]")
        }
    }

    @Test(arguments: [
        // Asked again in other words, in several languages.
        ("What is your PIN?", "Please tell me your PIN again.", Reason.identityFailed),
        ("And your four-digit PIN?", "Could you type the PIN once more?", .identityFailed),
        ("Wie lautet Ihr Passwort?", "Bitte geben Sie Ihr Passwort noch einmal ein.", .identityFailed),
        ("¿Cuál es su contraseña?", "Introduzca su contraseña de nuevo.", .identityFailed),
        ("Gracias. ¿Y tu PIN?", "Necesito tu código PIN para continuar.", .identityFailed),
        ("Votre code ?", "Indiquez votre code de client.", .identityFailed),
        ("Please enter the secret word you chose", "Enter the secret word please", .identityFailed),
        // Refused in words.
        ("PIN?", "I was unable to confirm who you are.", .identityFailed),
        ("PIN?", "Leider konnten wir Sie nicht identifizieren.", .identityFailed),
        ("PIN?", "Je n'ai pas pu vous identifier : ce code ne correspond pas.", .identityFailed),
        ("PIN?", "Die PIN ist falsch.", .identityFailed), ("PIN?", "La clave no es correcto.", .identityFailed),
        ("PIN?", "Het nummer klopt niet.", .identityFailed),
        ("PIN?", "No he podido verificar tu identidad.", .identityFailed),
        ("PIN?", "Votre mot de passe est invalide.", .identityFailed),
        ("PIN?", "I couldn’t verify that.", .identityFailed),
        // Nobody there, a program's words, another question.
        ("PIN?", "Sorry, no agents are available right now.", .deadEnd),
        ("PIN?", "We are offline. Leave a message.", .deadEnd),
        ("PIN?", "Leider ist gerade kein Mitarbeiter verfügbar.", .deadEnd),
        ("PIN?", "Traceback (most recent call last): File bot.py", .brokenResponse),
        ("PIN?", "Hello {{first_name}}", .brokenResponse),
        ("PIN?", "Sorry, I did not understand that.", .notUnderstood),
        ("PIN?", "[{\"text\":\"Eh?\",\"metadata\":{\"utter_action\":\"utter_default\"}}]", .notUnderstood),
        ("PIN?", "I wasn't able to confirm your identity. Anything else?", .identityFailed),
        ("PIN?", "Your session has timed out. Please start again.", .sessionLost),
        ("PIN?", "Our chat is closed. We are here from nine to five.", .deadEnd),
        ("PIN?", "All our colleagues are currently busy.", .deadEnd),
        ("PIN?", "All our colleagues like it. Is the office busy? No.", .wrongContent),
        ("PIN?", "You have {balance} euros.", .brokenResponse),
        ("PIN?", "Thank you. How much do you want to send?", .wrongContent),
        ("PIN?", "PIN accepted. The weather is fine.", .wrongContent),
        ("What is your PIN?", "What is your favourite day?", .wrongContent),
        ("PIN?", "[]", .noReply), ("PIN?", "Your balance is 5", .arrived),
        ("I am connecting you to a colleague. PIN?", "[]", .deadEnd),
        ("PIN?", "You are in the queue. Your estimated wait is forty minutes.", .tooSlow),
        // Locked out, with the right PIN.
        ("PIN?", "Je toegang is geblokkeerd na te veel pogingen.", .blocked),
        ("PIN?", "Your account has been locked.", .blocked),
        // Handed over, and then nobody there.
        ("PIN?", "Gracias. Te paso con una persona.", .deadEnd),
        ("PIN?", "I am connecting you to a colleague.", .deadEnd),
        ("PIN?", "I have noted that. A colleague will look at it.", .wrongContent),
        ("PIN?", "Ik kon je gegevens niet verifiëren.", .identityFailed),
        ("PIN?", "You exceeded your current quota, please check your plan.", .brokenResponse),
        ("PIN?", "We zijn gesloten. Je kunt ons bereiken op werkdagen van 9 tot 17 uur.", .deadEnd),
    ])
    func afterThePIN(question: String, answer: String, reason: Reason) async throws {
        let outcome = try await chat(Self.conversation).walk(bot(question, answer))
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// What comes back is what was said.
    @Test func anEcho() async throws {
        let server = try LoopbackServer { request in
            .json("[{\"text\":\"\(request.body.contains("ALANCE") ? "balance" : "Balance ")\"}]")
        }
        let outcome = try await chat("      - say: BALANCE\n        expect:\n          - reply contains \"5\"").walk(
            server)
        #expect(outcome.signs.contains(.fallbackReply), "\(outcome)")
        #expect(outcome.reason == .notUnderstood)
        #expect(server.requests.count == 1)
    }

    /// A question comes back word for word, with other small talk around it. Small talk alone is no question.
    @Test(arguments: [
        ("Your number?", Reason.loop), ("Have a nice day!", .wrongContent),
        ("Your number?\"},{\"text\":\"And name?", .wrongContent),
    ])
    func theSameQuestion(second: String, reason: Reason) async throws {
        let counter = Counter()
        let server = try LoopbackServer { request in
            if request.body.contains("nonsense") { return .json("[{\"text\":\"Pardon?\"}]") }
            return counter.next() == 1
                ? .json("[{\"text\":\"Your number?\"},{\"text\":\"Have a nice day!\"}]")
                : .json("[{\"text\":\"\(second)\"},{\"text\":\"New: our app.\"}]")
        }
        let outcome = try await chat(
            "      - say: balance\n      - say: \"12345\"\n        expect:\n          - reply contains \"balance is\""
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// A person who says hello in the same turn is there.
    @Test func handedOverToSomebody() async throws {
        let server = try LoopbackServer { request in
            request.body.contains("nonsense")
                ? .json("[{\"text\":\"Pardon?\"}]")
                : .json("[{\"text\":\"I am connecting you to a colleague.\"},{\"text\":\"Joe here.\"}]")
        }
        let outcome = try await chat("      - say: person\n        expect:\n          - reply contains \"Femke\"")
            .walk(server)
        #expect(outcome.reason == .wrongContent, "\(outcome)")
    }

    /// Bots have several excuses.
    @Test func aFallbackWithVariants() async throws {
        let counter = Counter()
        let excuses = ["Hm?", "Come again?", "Eh?"]
        let server = try LoopbackServer { _ in .json("[{\"text\":\"\(excuses[(counter.next() - 1) % 3])\"}]") }
        let outcome = try await chat("      - say: balance\n        expect:\n          - reply contains \"5\"").walk(
            server)
        #expect(outcome.reason == .notUnderstood, "\(outcome)")
        #expect(server.requests.count == 4)
    }

    /// A bot may tell those who work for the site about its customers, and customers about themselves only.
    @Test(arguments: [("nora", Reason.arrived), ("anna", .wrongAccount)])
    func whoIsToldOfACustomer(account: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .json("[{\"text\":\"It is customer 2000200.\"}]") }
        var story = Story(
            """
            steps:
              - chat: rasa
                url: "{{base}}/chat"
                turns:
                  - say: Whose case is it?
                    expect: [reply contains "customer"]
            """, head: "journey: story\nchannel: chat\nas: \(account)")
        story.site = "  nora:\n    role: agent\n    user: nora-user\n"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Chats of other platforms are walked as interfaces; what is only read may be empty.
    @Test(arguments: [
        ("POST", "[]", Reason.noReply), ("POST", "{}", .noReply), ("POST", "null", .noReply),
        ("POST", "{\"reply\":null}", .noReply), ("POST", "{\"choices\":[{\"message\":{\"content\":\"\"}}]}", .noReply),
        ("POST", "{\"activities\":[],\"watermark\":\"1\"}", .noReply),
        ("POST", "{\"reply\":\"Nothing.\"}", .wrongContent),
        ("POST", "{\"error\":\"no model\",\"reply\":null}", .brokenResponse), ("POST", "{\"id\":5}", .wrongContent),
        ("GET", "[]", .wrongContent), ("GET", "{\"reply\":null}", .wrongContent), ("PUT", "[]", .wrongContent),
        ("POST", "{\"reply\":\"  \"}", .noReply), ("POST", "{\"messages\":[],\"reply\":\"Hello\"}", .wrongContent),
    ])
    func interfacesOfBots(method: String, body: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .json(body) }
        let sent = method != "GET" ? "    json: { message: balance }\n" : ""
        let story = Story(
            "steps:\n  - http: \"\(method) {{base}}/chat\"\n\(sent)    expect:\n      - jsonpath \"$.reply\" contains \"balance\"",
            head: "journey: story\nchannel: chat\nas: anna")
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Who looks for no words of the answer does not miss any.
    @Test func anInterfaceThatNeedSayNothing() async throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let outcome = try await Story(
            "steps:\n  - http: \"POST {{base}}/chat\"\n    json: { message: hello }\n    expect: [ 'header \"X-Case\" exists' ]"
        ).walk(server)
        #expect(outcome.reason == .wrongContent, "\(outcome)")
    }
}
