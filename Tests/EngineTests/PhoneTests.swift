import Credentials
import Foundation
import Observations
import Testing
import Verdicts

/// Calls, walked through the documents of a menu that is somebody else's server.
@Suite struct PhoneTests {
    private func call(
        _ hear: String, more: String = "", ends: String = "    ends: hangup\n", goal: String = ""
    ) -> Story {
        var story = Story(
            "steps:\n  - call: twilio\n    answer: \"{{base}}/voice?tenant=1\"\n\(more)    hear:\n\(hear)\n\(ends)\(goal)"
        )
        story.head = "journey: story\nchannel: phone\nas: anna"
        return story
    }

    private let menu =
        "      - prompt: /account number/\n        press: \"{{account.number}}#\"\n      - prompt: /PIN/\n        press: \"{{account.pin}}\"\n      - prompt: contains \"balance is\""

    /// A whole call: relative action, finishing key, number of digits, parameters and signature of every request.
    @Test func aCallThatArrives() async throws {
        let server = try LoopbackServer { request in
            switch request.form["Digits"] {
            case nil:
                .twiml("<Gather action='menu/number?step=1' finishOnKey='#'><Say>Your account number?</Say></Gather>")
            case "1000100":
                .twiml("<Pause length='1'/><Gather numDigits='4' action='pin'><Say>Your PIN?</Say></Gather>")
            case Story.Secrets.pin: .twiml("<Say>Your balance is 5.</Say><Hangup/>")
            default: .twiml("<Say>No</Say>")
            }
        }
        let outcome = try await call(menu, more: "    sign_with: \"{{token}}\"\n    from: \"+4930123\"\n").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(
            server.targets == ["POST /voice?tenant=1", "POST /menu/number?step=1", "POST /menu/pin"])
        for request in server.requests {
            let url = "http://127.0.0.1:\(server.port)\(request.target)"
            let signature = TwilioSignature.sign(
                url: url, form: request.form.map { ($0.key, $0.value) }, token: Secret(Story.Secrets.token))
            #expect(request.header("X-Twilio-Signature") == signature)
            #expect(request.form["From"] == "+4930123")
            #expect(request.form["CallSid"]?.count == 34)
        }
        #expect(Set(server.requests.map { $0.form["CallSid"] }).count == 1)
        #expect(Set(server.requests.map { $0.header("I-Twilio-Idempotency-Token") }).count == 3)
        #expect(server.requests.map { $0.form["CallStatus"] } == ["ringing", "in-progress", "in-progress"])
        guard case .call(let seen) = outcome.last.seen else { Issue.record("no call"); return }
        #expect(seen.ending == "hangup")
        #expect(!seen.lines.contains { $0.text.contains(Story.Secrets.pin) })
    }

    /// What the line says, and what that comes to.
    @Test(arguments: [
        ("<Gather><Say>Your account number?</Say></Gather>", Reason.loop),
        ("", .noReply), ("<Pause length='3'/>", .noReply), ("<Say>Goodbye</Say><Hangup/>", .deadEnd),
        ("<Say>Goodbye</Say>", .deadEnd), ("<Reject/>", .deadEnd), ("<Dial>+491</Dial>", .deadEnd),
        ("<Gather><Say>Press one for opening hours</Say></Gather>", .deadEnd),
        ("<Redirect>/voice?tenant=1</Redirect>", .loop), ("<Dance/>", .brokenResponse),
        ("<Say>unclosed", .brokenResponse),
    ])
    func fromTheStart(verbs: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml(verbs) }
        let outcome = try await call(
            "      - prompt: /account number/\n        press: \"1#\"\n      - prompt: /welcome/"
        )
        .walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(server.requests.count < 70)
    }

    /// The question for a PIN again, after the right PIN.
    @Test func aPINThatIsAskedForAgainAndAgain() async throws {
        let server = try LoopbackServer { request in
            request.form["Digits"] == nil
                ? .twiml("<Gather><Say>Your account number?</Say></Gather>")
                : .twiml("<Say>Sorry.</Say><Gather numDigits='4'><Say>Your PIN?</Say></Gather>")
        }
        let outcome = try await call(menu).walk(server)
        #expect(outcome.reason == .identityFailed, "\(outcome)")
        #expect(outcome.signs.contains(.askedAgainAfterCredential))
    }

    @Test func aPINThatIsRefusedInWords() async throws {
        let server = try LoopbackServer { request in
            switch request.form["Digits"] {
            case nil: .twiml("<Gather><Say>Your account number?</Say></Gather>")
            case "1000100": .twiml("<Gather numDigits='4'><Say>Your PIN?</Say></Gather>")
            default: .twiml("<Say>We were unable to verify you.</Say><Hangup/>")
            }
        }
        #expect(try await call(menu).walk(server).reason == .identityFailed)
    }

    /// Without input a gather falls through, unless it asks for its action all the same.
    @Test(arguments: [(false, ["/voice", "/late"]), (true, ["/voice", "/empty"])])
    func nothingPressed(asksAnyway: Bool, paths: [String]) async throws {
        let server = try LoopbackServer { request in
            request.path == "/voice"
                ? .twiml(
                    "<Gather action='/empty' actionOnEmptyResult='\(asksAnyway)'><Say>Hours or agent?</Say></Gather><Redirect>/late</Redirect>"
                )
                : .twiml("<Say>Thank you for waiting</Say><Hangup/>")
        }
        let outcome = try await call("      - prompt: /waiting/").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.map(\.path) == paths)
        #expect(server.requests.allSatisfy { $0.form["Digits"] == nil })
    }

    @Test func onlyTheFinishingKeyIsNoInput() async throws {
        let server = try LoopbackServer { request in
            request.path == "/voice"
                ? .twiml(
                    "<Gather action='/pressed' finishOnKey='*'><Say>Press star</Say></Gather><Redirect>/next</Redirect>"
                )
                : .twiml("<Say>Next</Say>")
        }
        let outcome = try await call("      - prompt: /star/\n        press: \"*\"\n      - prompt: /Next/").walk(
            server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.map(\.path) == ["/voice", "/next"])
    }

    @Test(arguments: [("numDigits='2'", "12"), ("finishOnKey='3'", "12"), ("finishOnKey=''", "123#"), ("", "123")])
    func digits(attributes: String, sent: String) async throws {
        let server = try LoopbackServer { request in
            request.path == "/voice"
                ? .twiml("<Gather action='/pressed' \(attributes)><Say>Press</Say></Gather>")
                : .twiml("<Say>Next</Say>")
        }
        _ = try await call("      - prompt: /Press/\n        press: \"123#\"\n      - prompt: /Next/").walk(server)
        #expect(server.request("/pressed")?.form["Digits"] == sent)
    }

    @Test func speech() async throws {
        let server = try LoopbackServer { request in
            request.form["SpeechResult"] == "my balance"
                ? .twiml("<Say>It is 5</Say>")
                : .twiml("<Gather input='speech' language='en-GB'><Say>How can I help?</Say></Gather>")
        }
        let outcome = try await call("      - prompt: /help/\n        say: my balance\n      - prompt: /It is/").walk(
            server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.last?.form["Language"] == "en-GB")
    }

    /// The GET method puts everything into the query, and the signature covers that.
    @Test func theGETMethod() async throws {
        let server = try LoopbackServer { request in
            request.query["Digits"] == nil
                ? .twiml("<Gather method='GET' action='pin?x=1'><Say>PIN?</Say></Gather>")
                : .twiml("<Say>Welcome</Say>")
        }
        let hear = "      - prompt: /PIN/\n        press: \"{{account.pin}}\"\n      - prompt: /Welcome/"
        let outcome = try await call(hear, more: "    method: GET\n    sign_with: \"{{token}}\"\n").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.map(\.method) == ["GET", "GET"])
        for request in server.requests {
            #expect(request.query["CallSid"] != nil)
            #expect(
                request.header("X-Twilio-Signature")
                    == TwilioSignature.sign(
                        url: server.url + request.target, form: [], token: Secret(Story.Secrets.token)))
        }
        #expect(server.requests.first?.query["tenant"] == "1")
        #expect(server.requests.last?.query["x"] == "1")
        #expect(!outcome.last.exchanges.contains { $0.url.contains(Story.Secrets.pin) })
    }

    /// A webhook that moved: the platform follows, and signs anew what it asks.
    @Test func aWebhookThatRedirects() async throws {
        let server = try LoopbackServer { request in
            request.path == "/voice" ? .redirect("/new/voice", status: 307) : .twiml("<Say>Welcome</Say>")
        }
        let outcome = try await call("      - prompt: /Welcome/", more: "    sign_with: \"{{token}}\"\n").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.targets == ["POST /voice?tenant=1", "POST /new/voice"])
        let moved = try #require(server.requests.last)
        #expect(
            moved.header("X-Twilio-Signature")
                == TwilioSignature.sign(
                    url: server.url + "/new/voice", form: moved.form.map { ($0.key, $0.value) },
                    token: Secret(Story.Secrets.token)))
    }

    @Test func aWebhookThatRedirectsInACircle() async throws {
        let server = try LoopbackServer { _ in .redirect("/voice?tenant=1", status: 307) }
        let outcome = try await call("      - prompt: /Welcome/").walk(server)
        #expect(outcome.reason == .loop, "\(outcome)")
        #expect(server.requests.count == 10)
    }

    /// A recording elsewhere is noted, and not fetched; a dead one of their own is an error.
    @Test func recordings() async throws {
        let other = try LoopbackServer(["/hello.mp3": .html("")])
        let server = try LoopbackServer { request in
            switch request.path {
            case "/voice":
                .twiml(
                    "<Play>\(other.url)/hello.mp3</Play><Play>ok.mp3</Play><Say>Welcome</Say><Redirect>/more</Redirect>"
                )
            case "/ok.mp3": Response(headers: ["Content-Type: audio/mpeg"], body: [1, 2, 3])
            case "/more": .twiml("<Play>/gone.mp3</Play><Say>Goodbye</Say>")
            default: .html("", status: 404)
            }
        }
        let outcome = try await call("      - prompt: /Welcome/\n      - prompt: /Goodbye/").walk(server)
        #expect(other.requests.isEmpty)
        #expect(server.targets == ["POST /voice?tenant=1", "GET /ok.mp3", "POST /more", "GET /gone.mp3"])
        #expect(outcome.reason == .stepError, "\(outcome)")
        guard case .call(let seen) = outcome.last.seen else { Issue.record("no call"); return }
        #expect(seen.lines.contains { $0.text.contains("not in hosts:") })
    }

    @Test(arguments: [
        ("dial", "<Dial>+491</Dial>"), ("enqueue", "<Enqueue>support</Enqueue>"), ("any", "<Dial>+491</Dial>"),
    ])
    func endings(ending: String, verb: String) async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>Welcome</Say>\(verb)") }
        let right = try await call("      - prompt: /Welcome/", ends: "    ends: \(ending)\n").walk(server)
        #expect(right.reason == .arrived, "\(right)")
        let wrong = try await call("      - prompt: /Welcome/").walk(server)
        #expect(wrong.reason == .deadEnd, "\(wrong)")
        #expect(wrong.signs == [.wrongEnding])
    }

    /// With the symptom off an empty document is still no call that arrived.
    @Test func anEmptyDocumentThatIsNotLookedForIsNotGreen() async throws {
        let server = try LoopbackServer { request in
            request.path == "/voice" ? .twiml("") : .html("<h1>Welcome</h1>")
        }
        var story = call(
            "      - prompt: /Welcome/", goal: "  - open: \"{{base}}/\"\n    expect:\n      - status == 200")
        story.site = "symptoms: { empty-call-document: off, early-hang-up: off }"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .wrongContent, "\(outcome)")
        #expect(server.targets == ["POST /voice?tenant=1"])
    }

    @Test func theCallsOwnExpectationsAndNever() async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>Welcome. The canary sings.</Say><Hangup/>") }
        let leaked = try await call("      - prompt: /Welcome/", goal: "    never:\n      - prompt contains \"canary\"")
            .walk(server)
        #expect(leaked.reason == .leaked, "\(leaked)")
        let wrong = try await call("      - prompt: /Welcome/", goal: "    expect:\n      - prompt contains \"hello\"")
            .walk(server)
        #expect(wrong.reason == .wrongContent, "\(wrong)")
    }
}
