import Foundation
import Observations
import Synchronization
import Testing
import Verdicts

/// What was accepted and is not there, what was told elsewhere and is not known, and what is told in two ways.
@Suite struct LossTests {
    private static let profile = """
        steps:
          - open: "{{base}}/profile"
          - submit: form
            id: save
            with: { phone: "0170 5550199" }
          - open: "{{base}}/profile"
            id: read
            expect:
              - xpath "string(//input[@name='phone']/@value)" == "0170 5550199"
        """

    private static func form(_ phone: String) -> Response {
        .html("<h1>Profile</h1><form method=post action=/profile><input name=phone value='\(phone)'></form>")
    }

    /// A form whose value is there afterwards, or not.
    @Test(arguments: [
        ("0170 5550199", Reason.arrived), ("", .notSaved), ("0170 1111111", .notSaved), ("gone", .stepError),
        ("maintenance", .deadEnd), ("other", .notSaved), ("fatal", .brokenResponse),
    ])
    func readBack(phone: String, reason: Reason) async throws {
        let server = try LoopbackServer { [saved = Mutex(false)] request in
            if request.method == "POST" {
                saved.withLock { $0 = true }
                return .html("<p>Thank you</p>")
            }
            guard saved.withLock({ $0 }) else { return Self.form("0170 0000000") }
            switch phone {
            case "gone": return .html("<h1>Oh</h1>", status: 500)
            case "maintenance": return .html("<p>We are under maintenance</p>")
            case "other": return .html("<p>Welcome</p><form></form>")
            case "fatal":
                return .html("<b>Fatal error</b>: Uncaught TypeError: count() in /srv/x.php:12 Stack trace: #0")
            default: return Self.form(phone)
            }
        }
        let outcome = try await Story(Self.profile).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.failingStep == (reason == .arrived ? nil : "read"))
    }

    /// What only this run wrote is searched for by its mark.
    @Test(arguments: [("<b>1 found</b>", Reason.arrived), ("<p>Nothing</p>", .notSaved), ("fails", .stepError)])
    func searchedFor(page: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            if request.path == "/search" { return page == "fails" ? .html("<p>Oh</p>", status: 500) : .html(page) }
            return .html("<form method=post action=/notes><textarea name=text></textarea></form>")
        }
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/notes"
              - submit: form
                with: { text: "Cold radiator {{run.id}}" }
              - open: "{{base}}/search?q={{run.id}}"
                id: search
                expect:
                  - xpath "//b" count >= 1
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// The form leads on to the page that shows what was typed: that is reading back, too.
    @Test(arguments: [("Pier 7", Reason.arrived), ("Pier 1", .notSaved)])
    func readBackAfterRedirect(shown: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            if request.method == "POST" { return .redirect("/address", status: 303) }
            return .html("<p id=street>\(shown)</p><form method=post><input name=street></form>")
        }
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/address"
              - submit: form
                id: save
                with: { street: "Pier 7" }
                expect:
                  - xpath "string(//*[@id='street'])" == "Pier 7"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// An order that was accepted, and is unknown to the same shop.
    @Test(arguments: [
        ("{\"id\":\"H-1007\",\"state\":\"open\"}", 200, Reason.arrived), ("{}", 404, .notSaved), ("{}", 410, .notSaved),
        ("{\"message\":\"no such order\"}", 200, .notSaved),
        ("{\"id\":\"H-1007\",\"state\":\"lost\"}", 200, .wrongContent),
        ("{}", 500, .stepError), ("{\"error\":\"database\"}", 200, .brokenResponse),
    ])
    func anOrderThatIsGone(body: String, status: Int, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.method == "POST" ? .json("{\"id\":\"H-1007\"}", status: 201) : .json(body, status: status)
        }
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/orders"
                json: { product: lamp, quantity: 2 }
                capture:
                  order: jsonpath "$.id"
              - http: "{{base}}/orders/{{order}}"
                id: read
                expect:
                  - jsonpath "$.state" == "open"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// A number counts where its field is named, and a search leaves nothing behind.
    @Test(arguments: [
        ("quantity", "2", Reason.notSaved), ("items", "2", .wrongContent), ("search", "\"lamp\"", .wrongContent),
    ])
    func shortValues(member: String, expected: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.method == "POST" ? .json("{}") : .json("{\"quantity\":1,\"items\":1,\"search\":\"chair\"}")
        }
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/cart"
                json: { quantity: 2, search: lamp }
              - http: "{{base}}/cart"
                expect:
                  - jsonpath "$.\(member)" == \(expected)
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Another browser of the channel looks at the same data; and what must not be there any more was not lost.
    @Test(arguments: [
        ("{\"phone\":\"\"}", "jsonpath \"$.phone\" == \"0170 5550199\"", Reason.notSaved),
        ("{\"phone\":\"0170 5550199\"}", "jsonpath \"$.phone\" == \"0170 5550199\"", .arrived),
        ("{\"phone\":\"0170 5550199\"}", "jsonpath \"$.phone\" not == \"0170 5550199\"", .wrongContent),
    ])
    func readInAnotherBrowser(body: String, line: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in .json(request.method == "POST" ? "{}" : body) }
        let outcome = try await Story(
            """
            sessions: { first: web, second: web }
            steps:
              - http: "POST {{base}}/profile"
                json: { phone: "0170 5550199" }
              - http: "{{base}}/profile"
                in: second
                expect:
                  - \(line)
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    // MARK: From one channel to the next

    /// Where the capture's name tells nothing, its value tells what it is.
    @Test(arguments: [
        ("C-881", Reason.contextLost), ("88112", .contextLost), ("840.00", .wrongContent),
        ("2026-11-21", .wrongContent),
    ])
    func namelessValues(value: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            .json(request.method == "POST" ? "{\"shown\":\"\(value)\"}" : "{\"list\":[\"other\"]}")
        }
        let outcome = try await Story(
            """
            steps:
              - http: "POST {{base}}/chat"
                channel: chat
                json: { text: hello }
                capture:
                  shown: jsonpath "$.shown"
              - http: "{{base}}/desk"
                channel: phone
                expect:
                  - body contains "{{shown}}"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    private static let desk = """
        steps:
          - http: "POST {{base}}/chat"
            id: chat
            channel: chat
            json: { text: "My heating is broken, call me at 0170 5550199" }
            capture:
              case: jsonpath "$.case"
              balance: jsonpath "$.balance"
          - http: "{{base}}/desk/cases/{{case}}"
            id: desk
            channel: phone
        """

    /// The desk is asked for the case that the chat gave.
    @Test(arguments: [
        (200, "{\"case\":\"C-881\",\"subject\":\"Heating\"}", "jsonpath \"$.subject\" == \"Heating\"", Reason.arrived),
        (404, "{}", "jsonpath \"$.subject\" == \"Heating\"", .contextLost),
        (200, "{}", "jsonpath \"$.subject\" == \"Heating\"", .contextLost),
        (200, "{\"subject\":\"unknown case\"}", "jsonpath \"$.subject\" == \"Heating\"", .contextLost),
        (200, "{\"subject\":\"Water\"}", "jsonpath \"$.subject\" == \"Heating\"", .wrongContent),
        (200, "{\"cases\":[]}", "jsonpath \"$.cases[*]\" count >= 1", .contextLost),
        (200, "{\"cases\":[\"C-1\"]}", "body contains \"{{case}}\"", .contextLost),
        (200, "{\"balance\":\"7.00\"}", "jsonpath \"$.balance\" == \"{{balance}}\"", .wrongContent),
        (500, "{}", "jsonpath \"$.subject\" == \"Heating\"", .stepError),
        (200, "", "jsonpath \"$.subject\" == \"Heating\"", .noReply),
        (200, "{\"error\":\"timeout\"}", "jsonpath \"$.subject\" == \"Heating\"", .brokenResponse),
    ])
    func handedOver(status: Int, body: String, line: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.method == "POST"
                ? .json("{\"case\":\"C-881\",\"balance\":\"840.00\"}") : .json(body, status: status)
        }
        let outcome = try await Story("\(Self.desk)\n    expect:\n      - \(line)").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(outcome.judgement.channel == "phone")
        if line.contains("balance") {
            #expect(outcome.judgement.got.contains("840.00") && outcome.judgement.got.contains("7.00"), "\(outcome)")
        }
    }

    /// A bot gives a reference, and the phone does not know it; what was said last was no credential.
    @Test(arguments: [
        ("We found your request", Reason.arrived), ("Sorry, that number was not recognised. Goodbye", .contextLost),
        ("Sorry, we have technical difficulties. Goodbye", .deadEnd),
    ])
    func fromChatToPhone(words: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/chat": return .json("[{\"text\":\"Your reference is 55310.\"}]")
            case "/voice":
                return .twiml("<Gather action='/pin' numDigits='4'><Say>Your PIN please</Say></Gather>")
            case "/pin":
                return .twiml("<Gather action='/ref' numDigits='5'><Say>Your reference please</Say></Gather>")
            default: return .twiml("<Say>\(words)</Say><Hangup/>")
            }
        }
        let outcome = try await Story(
            """
            steps:
              - chat: rasa
                channel: chat
                url: "{{base}}/chat"
                turns:
                  - say: I need help
                    capture:
                      reference: reply regex /reference is ([0-9]+)/
              - call: twilio
                id: call
                channel: phone
                answer: "{{base}}/voice"
                hear:
                  - prompt: contains "PIN"
                    press: "{{account.pin}}"
                  - prompt: contains "reference"
                    press: "{{reference}}"
                  - prompt: contains "We found your request"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// What the bot was told is not known on the phone, to the desk, or to the bot itself.
    @Test(arguments: [
        ("{\"note\":\"call 0170 5550199\"}", Reason.arrived), ("{\"note\":\"\"}", .contextLost),
        ("{\"note\":\"call 0170 1\"}", .contextLost),
    ])
    func whatTheCustomerSaid(body: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.path == "/chat" ? .json("[{\"text\":\"Noted.\"}]") : .json(body)
        }
        let outcome = try await Story(
            """
            steps:
              - chat: rasa
                channel: chat
                url: "{{base}}/chat"
                turns:
                  - say: "Please call me at 0170 5550199, my balance is wrong"
                    expect:
                      - reply contains "Noted"
              - http: "{{base}}/desk"
                expect:
                  - jsonpath "$.note" contains "0170 5550199"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// One number on the page and in the chat; what the customer is known by is handed over nowhere.
    @Test(arguments: [
        ("Your balance is 840.00", "{{balance}}", Reason.arrived),
        ("Your balance is 12.00", "{{balance}}", .wrongContent),
        ("Hello 1000", "{{account.number}}", .wrongContent), ("Hello", "balance", .wrongContent),
    ])
    func oneFactInTwoChannels(reply: String, expected: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            guard request.path == "/chat" else { return .html("<b id=balance>840.00</b>") }
            return .json("[{\"text\":\"\(request.body.contains("balance") ? reply : "Pardon?")\"}]")
        }
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/account"
                capture:
                  balance: xpath "string(//*[@id='balance'])"
              - chat: rasa
                channel: chat
                url: "{{base}}/chat"
                turns:
                  - say: "What is the balance of {{account.number}}?"
                    expect:
                      - reply contains "\(expected)"
            """
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    // MARK: Said in so many words

    @Test(arguments: [
        ("saved", 200, "other", Reason.notSaved), ("known", 200, "other", .contextLost),
        ("saved", 200, "mine", .arrived),
        ("known", 404, "other", .contextLost), ("saved", 500, "other", .stepError), ("known", 200, "mine", .arrived),
    ])
    func explicitLines(key: String, status: Int, shown: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .html("<h1>\(shown)</h1>", status: status) }
        let outcome = try await Story(
            "steps:\n  - open: \"{{base}}/\"\n    \(key):\n      - xpath \"string(//h1)\" == \"mine\""
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Switched off, the failed line is all that is known.
    @Test func switchedOff() async throws {
        let server = try LoopbackServer { request in request.method == "POST" ? .html("ok") : Self.form("old") }
        let outcome = try await Story(
            Self.profile, head: "journey: story\nchannel: web\nsymptoms: { not-saved: off }"
        ).walk(server)
        #expect(outcome.reason == .wrongContent, "\(outcome)")
    }
}
