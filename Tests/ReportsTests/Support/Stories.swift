import Foundation
import Journeys
import Observations
import Verdicts

/// Journeys that fail, with what the customer met.
enum Stories {
    static func resetMail() -> JourneySummary {
        var open = step("open-1", "open", channel: "password-reset", at: 0, took: 180_000)
        open.exchanges = [exchange("GET", "https://shop.example/reset", 200, at: 0)]
        open.seen = .page(
            PageSeen(
                url: "https://shop.example/reset", title: "Forgot your password?", text: "Enter your mail address."))
        var submit = step("submit-2", "submit", channel: "password-reset", at: 180_000, took: 240_000)
        var post = exchange("POST", "https://shop.example/reset", 303, at: 180_000)
        post.redirect = "/reset/sent"
        submit.exchanges = [post, exchange("GET", "https://shop.example/reset/sent", 200, at: 290_000)]
        submit.seen = .page(
            PageSeen(
                url: "https://shop.example/reset/sent", title: "Check your mail", text: "We have sent you a link.",
                filledFields: ["email"]))
        var inbox = step("inbox-3", "inbox", channel: "password-reset", at: 420_000, took: 60_000_000)
        inbox.seen = .mail(MailSeen(recipient: "anna@demo.example", searches: 41))
        inbox.signs = [Sign(.mailMissing, "no mail to anna@demo.example within 60 s, after 41 searches")]
        return story(
            "password-reset-1", "Reset the password by mail", channel: "password-reset", reason: .notDelivered,
            failing: "inbox-3", expected: "a mail with a link, within 60 s",
            got: "no mail within 60 s, after 41 searches",
            observations: [open, submit, inbox], rest: ["open-4", "submit-5", "account"])
    }

    static func signIn() -> JourneySummary {
        var open = step("open-1", "open", channel: "web-login", at: 0, took: 150_000)
        open.exchanges = [exchange("GET", "https://shop.example/login", 200, at: 0)]
        var submit = step("submit-2", "submit", channel: "web-login", at: 150_000, took: 220_000)
        submit.exchanges = [exchange("POST", "https://shop.example/login", 200, at: 150_000)]
        submit.seen = .page(
            PageSeen(
                url: "https://shop.example/login", title: "Sign in",
                text: "Sign in\nSomething went wrong. Please try again.\nUser name\nPassword",
                filledFields: ["username", "password"]))
        submit.checks = [
            check(
                "url endsWith \"/code\"", .failed, expected: "url endsWith \"/code\"", got: "https://shop.example/login"
            ),
            check("status == 200", .held, expected: "status == 200", got: "200"),
        ]
        submit.signs = [Sign(.askedAgainAfterCredential, "the form with the field 'password' again at /login")]
        submit.exchanges[0].requestHeaders = [.init(name: "User-Agent", value: "softdown/1.0 (synthetic)")]
        submit.exchanges[0].requestBody = "csrf=…&username=anna&password=…"
        submit.exchanges[0].responseHeaders = [.init(name: "Content-Type", value: "text/html; charset=utf-8")]
        submit.exchanges[0].excerpt = "<p class=\"error\">Something went wrong. Please try again.</p>"
        return story(
            "web-login-1", "Sign in with a password and a code", channel: "web-login", reason: .identityFailed,
            failing: "submit-2", expected: "url endsWith \"/code\"",
            got: "the form with the field 'password' again at /login",
            observations: [open, submit], rest: ["submit-3", "account"])
    }

    static func chat() -> JourneySummary {
        var chat = step("chat-1", "chat", channel: "chat", at: 0, took: 900_000)
        chat.exchanges = [exchange("POST", "https://bot.example/webhooks/rest/webhook", 200, at: 0)]
        chat.seen = .conversation(
            ConversationSeen(turns: [
                .init(
                    said: "What is my balance?", replies: ["I can help with that. What is your customer number?"],
                    duration: 300_000),
                .init(
                    said: "10001", replies: ["Sorry, I did not get that. Can you say it differently?"],
                    buttons: ["Start again", "Talk to a person"]),
                .init(said: "My number is 10001", replies: []),
            ]))
        chat.signs = [Sign(.fallbackReply, "the fallback answer to '10001'")]
        chat.checks = [
            check(
                "reply contains \"PIN\"", .failed, expected: "reply contains \"PIN\"", got: "Sorry, I did not get that."
            )
        ]
        return story(
            "chat-1", "Ask the chat assistant for the balance", channel: "chat", reason: .notUnderstood,
            failing: "chat-1",
            expected: "reply contains \"PIN\"", got: "the fallback answer to '10001'", observations: [chat], rest: [])
    }

    static func call() -> JourneySummary {
        var call = step("call-1", "call", channel: "phone", at: 0, took: 1_200_000)
        call.seen = .call(
            CallSeen(
                lines: [
                    .init(.phone, "Welcome to the demo bank. Please enter your account number.", second: 0),
                    .init(.caller, "10001#", second: 7), .init(.phone, "Please enter your date of birth.", second: 9),
                    .init(.caller, "010190", second: 13),
                    .init(.phone, "I am sorry, I could not verify you. Please enter your date of birth.", second: 15),
                    .init(.caller, "010190", second: 22),
                    .init(.phone, "I am sorry, I could not verify you. Please enter your date of birth.", second: 24),
                    .init(.event, "the phone hangs up", second: 31),
                ], ending: "hangup", estimatedSeconds: 31))
        call.signs = [Sign(.askedAgainAfterCredential, "asked for the date of birth 3 times")]
        return story(
            "phone-1", "Hear the balance on the phone", channel: "phone", reason: .identityFailed, failing: "call-1",
            expected: "a correct credential to be accepted", got: "asked for the date of birth 3 times",
            observations: [call],
            rest: [])
    }

    static func desk() -> JourneySummary {
        var request = step("http-1", "http", channel: "agent-desk", at: 0, took: 90_000)
        request.exchanges = [exchange("GET", "https://desk.example/api/customers/10001", 200, at: 0)]
        request.seen = .response(
            ResponseSeen(url: "https://desk.example/api/customers/10001", text: "{\"orders\": [], \"tickets\": []}"))
        request.checks = [
            check("jsonpath \"$.orders\" count >= 1", .failed, expected: "jsonpath \"$.orders\" count >= 1", got: "0")
        ]
        return story(
            "agent-desk-1", "An agent opens the customer's account", channel: "agent-desk", reason: .wrongContent,
            failing: "http-1", expected: "jsonpath \"$.orders\" count >= 1", got: "0", observations: [request], rest: []
        )
    }

    static func checkout() -> JourneySummary {
        var open = step("open-1", "open", channel: "checkout", at: 0, took: 20_000)
        open.exchanges = [exchange("GET", "https://shop.example/checkout", 503, at: 0)]
        open.signs = [Sign(.statusRefused, "503 at https://shop.example/checkout")]
        return story(
            "checkout-1", "Pay for what is in the basket", channel: "checkout", reason: .serverError, failing: "open-1",
            expected: "an answer below 400", got: "503 at https://shop.example/checkout", observations: [open],
            rest: ["submit-2"])
    }

    static func step(_ id: String, _ kind: String, channel: String, at offset: Int, took duration: Int) -> Observation {
        Observation(step: id, channel: channel, session: "web", kind: kind, offset: offset, duration: duration)
    }

    static func exchange(_ method: String, _ url: String, _ status: Int, at offset: Int) -> Exchange {
        Exchange(
            method: method, url: url, offset: offset, status: status,
            phases: Phases(dns: 2000, connect: 12_000, tls: 31_000, firstByte: 52_000, download: 8000), bodyBytes: 4211,
            contentType: "text/html")
    }

    static func check(_ source: String, _ outcome: Check.Outcome, expected: String, got: String) -> Check {
        Check(
            role: .expect, outcome: outcome, source: source,
            location: SourceLocation(file: "probes/story.yaml", line: 14, column: 9),
            expected: expected, got: got)
    }

    static func story(
        _ id: String, _ title: String, channel: String, reason: Reason, failing: String, expected: String, got: String,
        observations: [Observation], rest: [String]
    ) -> JourneySummary {
        let evidence = observations.last?.failingEvidence ?? []
        let duration = observations.map { $0.offset + $0.duration }.max() ?? 0
        var journey = JourneySummary(
            journey: id, title: title, intent: "see-my-balance", needs: ["identity"],
            judgement: Judgement(
                reason: reason, channel: channel, failingStep: failing, expected: expected, got: got, evidence: evidence
            ),
            isSuspected: false, isFlaky: false, runAt: Centre.ago(minutes: 1), duration: duration, everySeconds: 300)
        journey.steps =
            observations.map {
                .init(
                    id: $0.step, kind: $0.kind, channel: channel, result: $0.step == failing ? .failed : .passed,
                    duration: $0.duration)
            } + rest.map { .init(id: $0, kind: "submit", channel: channel, result: .notReached, duration: nil) }
        var run = Run(
            id: "k3v9x2m8q1wz", journey: id, channel: channel, site: "frankfurt", plan: "p1",
            startedAt: Centre.ago(minutes: 1), duration: duration, within: 20_000_000, every: 300)
        run.observations = observations
        journey.run = run
        journey.marks = Centre.marks(failing: failing, reason)
        journey.runsTotal = [reason.verdict: 10, .usable: 4000]
        return journey
    }
}
