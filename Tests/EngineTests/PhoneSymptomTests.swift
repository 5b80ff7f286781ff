import Foundation
import Observations
import Testing
import Verdicts

/// What makes a phone line unusable that answers every request well.
@Suite struct PhoneSymptomTests {
    private func call(_ hear: String, ends: String = "hangup", head: String = "") -> Story {
        var story = Story(
            "steps:\n  - call: twilio\n    answer: \"{{base}}/voice\"\n    hear:\n\(hear)\n    ends: \(ends)\n")
        story.head = "journey: story\nchannel: phone\nas: anna\n" + head
        return story
    }

    private let menu =
        "      - prompt: /account number/\n        press: \"{{account.number}}#\"\n      - prompt: /(?i)PIN/\n        press: \"{{account.pin}}#\"\n      - prompt: contains \"balance is\""
    private let greeting = "      - prompt: /Welcome/"

    /// What follows the right PIN; each document at an address of its own.
    private func line(afterPIN verbs: String) throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/voice": .twiml("<Gather action='/number'><Say>Your account number, please.</Say></Gather>")
            case "/number": .twiml("<Gather action='/pin' finishOnKey='#'><Say>What is your PIN?</Say></Gather>")
            case "/pin": .twiml(verbs)
            default: .twiml("<Say>Your balance is 5.</Say><Hangup/>")
            }
        }
    }

    @Test(arguments: [
        // The same again in other words: to the same address, or about the same thing.
        ("<Gather action='/pin' finishOnKey='#'><Say>Let us do that once more.</Say></Gather>", Reason.identityFailed),
        ("<Gather action='/again'><Say>Sorry, please key in your secret pin again.</Say></Gather>", .identityFailed),
        ("<Gather action='/number'><Say>Please enter your account number again.</Say></Gather>", .identityFailed),
        // In words, and then the line is dead.
        ("<Say>We could not verify you. Goodbye.</Say><Hangup/>", .identityFailed),
        ("<Say>Diese Geheimzahl stimmt nicht.</Say><Hangup/>", .identityFailed),
        ("<Say>Ce code n'est pas valide. Au revoir.</Say><Hangup/>", .identityFailed),
        ("<Say>Ihr Zugang ist aus Sicherheitsgründen gesperrt.</Say><Hangup/>", .blocked),
        ("<Say>Your access has been blocked after too many attempts.</Say>", .blocked),
        // Nothing but silence, and a moment of it.
        ("<Pause length='40'/><Hangup/>", .noReply), ("<Pause length='2'/><Hangup/>", .deadEnd),
        ("<Say>Przepraszam, nie zrozumiałem. Proszę powtórzyć.</Say><Gather action='/x'/>", .notUnderstood),
        // A hang-up without a word about it, a menu that is not known, a wait that never ends.
        ("<Say>Goodbye.</Say><Hangup/>", .deadEnd),
        ("<Gather action='/menu' numDigits='1'><Say>For rates press 4.</Say></Gather><Hangup/>", .deadEnd),
        ("<Say>One moment while we look.</Say><Redirect>/pin</Redirect>", .deadEnd),
        ("<Say>Your balance is 5.</Say><Hangup/>", .arrived),
        ("<Say>Thank you, your PIN is right.</Say><Redirect>/balance</Redirect>", .arrived),
    ])
    func afterTheRightPIN(verbs: String, reason: Reason) async throws {
        let outcome = try await call(menu).walk(line(afterPIN: verbs))
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// A caller leaves words on a recording, or words and the key that ends it.
    @Test(arguments: [
        ("say: My meter is broken", "<Record action='/kept' maxLength='30'/>", nil, Reason.arrived),
        ("press: \"#\"", "<Record action='/kept'/>", "#", .arrived),
        ("press: \"5\"", "<Record action='/kept' finishOnKey='#'/>", nil, .notUnderstood),
        ("say: My meter is broken", "<Say>Nothing came.</Say>", nil, .deadEnd),
    ])
    func recordings(answer: String, verbs: String, digits: String?, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.path == "/kept"
                ? .twiml(request.form["RecordingUrl"] == nil ? "<Hangup/>" : "<Say>We keep it.</Say><Hangup/>")
                : .twiml("<Say>Speak after the tone.</Say>\(verbs)")
        }
        let story = call("      - prompt: /after the tone/\n        \(answer)\n      - prompt: /keep it/")
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(server.requests.last?.form["Digits"] == digits)
    }

    /// Silence is no recording.
    @Test func whoSaysNothingLeavesNothing() async throws {
        let server = try LoopbackServer { request in
            .twiml(
                request.path == "/kept" ? "<Hangup/>" : "<Record action='/kept'/><Say>We heard nothing.</Say><Hangup/>")
        }
        let outcome = try await call("      - prompt: /heard nothing/").walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(server.requests.count == 1)
    }

    /// One address for everything says nothing of what is asked there.
    @Test func aMenuOnOneAddressThatIsNoQuestionForThePIN() async throws {
        let server = try LoopbackServer { request in
            switch request.form["Digits"] {
            case nil where request.path == "/rates": .twiml("<Say>Goodbye</Say>")
            case nil: .twiml("<Gather><Say>Your account number, please.</Say></Gather>")
            case "1000100": .twiml("<Gather><Say>What is your PIN?</Say></Gather>")
            default: .twiml("<Gather><Say>For rates press 4.</Say></Gather><Redirect>/rates</Redirect>")
            }
        }
        let outcome = try await call(menu).walk(server)
        #expect(!outcome.signs.contains(.askedAgainAfterCredential), "\(outcome)")
    }

    /// A menu that comes again after the PIN was accepted is a loop, and nothing about the PIN.
    @Test func aMenuThatRepeatsAfterThePIN() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/voice": .twiml("<Gather action='/menu'><Say>What is your PIN?</Say></Gather>")
            default: .twiml("<Gather action='/menu' numDigits='1'><Say>For your balance press 1.</Say></Gather>")
            }
        }
        let hear =
            "      - prompt: /PIN/\n        press: \"{{account.pin}}#\"\n      - prompt: /press 1/\n        press: \"1\"\n      - prompt: /is/"
        let outcome = try await call(hear).walk(server)
        #expect(outcome.reason == .loop, "\(outcome)")
    }

    @Test(arguments: [
        ("Szacowany czas oczekiwania wynosi pół godziny.", Reason.tooSlow),
        ("Your estimated wait is 45 minutes.", Reason.tooSlow), ("Your wait is about forty-five minutes.", .tooSlow),
        ("The waiting time is 1 hour and 10 minutes.", .tooSlow), ("Expect to wait half an hour.", .tooSlow),
        ("Ihre Wartezeit beträgt etwa fünfundvierzig Minuten.", .tooSlow),
        ("Le temps d'attente est de quarante-cinq minutes.", .tooSlow),
        ("El tiempo de espera es de treinta y cinco minutos.", .tooSlow),
        ("Il tempo di attesa è di venticinque minuti.", .tooSlow),
        ("O tempo de espera é de vinte e cinco minutos.", .tooSlow),
        ("De wachttijd is vijfentwintig minuten.", .tooSlow), ("Väntetiden är tjugofem minuter.", .tooSlow),
        ("预计等待时间45分钟。", .tooSlow), ("Your wait is between 15 and 20 minutes.", .tooSlow),
        ("You are number 3, about 45 minutes of waiting.", .tooSlow), ("Your wait is 1.5 hours.", .tooSlow),
        // Within the limit, or about something else.
        ("Your estimated wait is 5 minutes.", .arrived), ("Your wait is five to fifteen minutes.", .arrived),
        ("Ihre Wartezeit beträgt drei Minuten.", .arrived), ("We are here for you 24 hours a day.", .arrived),
        ("Your wait is 1.5 minutes.", .arrived), ("Please wait. Calls are kept for 30 minutes at most.", .arrived),
    ])
    func waitsThatAreStated(words: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>Welcome. \(words)</Say><Enqueue>support</Enqueue>") }
        let outcome = try await call(greeting, ends: "enqueue").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        // Who wants no person need not wait for one.
        let served = try LoopbackServer { _ in .twiml("<Say>Welcome. \(words)</Say><Hangup/>") }
        #expect(try await call(greeting).walk(served).reason == .arrived)
    }

    @Test(arguments: [
        ("stated-wait: 50m", Reason.arrived), ("stated-wait: off", .arrived), ("stated-wait: 44m", .tooSlow),
    ])
    func limitsOfOnesOwn(symptom: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in
            .twiml("<Say>Welcome. Your estimated wait is 45 minutes.</Say><Enqueue>support</Enqueue>")
        }
        let outcome = try await call(greeting, ends: "enqueue", head: "symptoms: { \(symptom) }").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// The wait is stated in the document of the queue, or the queue lets nobody in.
    @Test(arguments: [
        ("<Say>Your expected waiting time is 40 minutes.</Say><Play>/music.mp3</Play>", Reason.tooSlow),
        ("<Say>All agents have gone home.</Say><Leave/>", .deadEnd), ("<Hangup/>", .deadEnd),
        ("<Say>You are number 2.</Say><Play loop='0'>/music.mp3</Play>", .arrived),
        ("<Say>You are", .brokenResponse),
    ])
    func queues(verbs: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            request.path == "/voice"
                ? .twiml("<Say>Welcome</Say><Enqueue waitUrl='/wait'>support</Enqueue>") : .twiml(verbs)
        }
        let outcome = try await call(greeting, ends: "enqueue").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(server.request("/wait")?.form["QueuePosition"] == "1")
    }

    /// The last words came with another value in them, or they did not come.
    @Test(arguments: [
        ("contains \"Your balance is {{account.number}} euros\"", "Your balance is 3.10 euros.", Reason.wrongContent),
        ("contains \"Your balance is {{account.number}} euros\"", "Your balance is euros", .wrongContent),
        ("/balance is now ([0-9.]+)/", "Your balance is now None euros", .wrongContent),
        ("contains \"Your balance is {{account.number}} euros\"", "Goodbye.", .deadEnd),
        ("contains \"Your balance is {{account.number}} euros\"", "Your balance is unknown.", .deadEnd),
        ("/balance is now ([0-9.]+)/", "Your balance is", .deadEnd), ("/PIN/", "Your pin", .deadEnd),
    ])
    func theLastWords(prompt: String, words: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>\(words)</Say><Hangup/>") }
        let outcome = try await call("      - prompt: \(prompt)", ends: "hangup").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Another amount than the one that was due, or none, or the due one in front of something else that is missing.
    @Test(arguments: [
        ("\"{{amount}}\"", "Your balance is 9,999.99 euros.", Reason.wrongContent),
        ("\"{{amount}}\"", "Ihr Guthaben: 12,40.", .wrongContent), ("\"{{amount}}\"", "Goodbye.", .deadEnd),
        ("\"{{amount}}\"", "Press 1 for version 2.0", .deadEnd), ("\"{{amount}}\"", "Call us at 10.30.2026", .deadEnd),
        ("\"{{account.number}}\"", "Your balance is 9,999.99 euros.", .deadEnd),
        ("\"{{amount}} points\"", "Your balance is 2,310.05 euros.", .deadEnd),
        ("\"2,310.05\"", "Your balance is 9,999.99 euros.", .deadEnd),
    ])
    func anotherAmount(prompt: String, words: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>\(words)</Say><Hangup/>") }
        let outcome = try await call(
            "      - prompt: contains \(prompt)", ends: "hangup", head: "variables: { amount: \"2,310.05\" }\n"
        ).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    @Test(arguments: [
        ("<Say>Welcome. No agents are available. Goodbye.</Say><Hangup/>", Reason.deadEnd),
        ("<Say>Welcome. Our lines are closed.</Say>", .deadEnd), ("<Say>Welcome</Say><Dial/>", .deadEnd),
        ("<Say>Welcome</Say><Dial>+491</Dial>", .arrived),
    ])
    func noWayToAPerson(verbs: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml(verbs) }
        let outcome = try await call(greeting, ends: "dial").walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// For ever: of words a loop, of music a dead end, of silence no reply.
    @Test(arguments: [
        ("<Say>Please hold the line.</Say><Redirect>/voice</Redirect>", Reason.loop),
        ("<Pause length='20'/><Redirect>/voice</Redirect>", .noReply),
        ("<Play>/music.mp3</Play><Redirect>/voice</Redirect>", .deadEnd),
        ("<Play loop='0'>/music.mp3</Play><Say>Welcome</Say>", .deadEnd), ("<Say> . </Say>", .noReply),
        ("<Say>   </Say><Pause/>", .noReply), ("<Play>/gone.mp3</Play>", .noReply),
        ("<Play>/empty.mp3</Play>", .noReply), ("<Play>/page</Play><Hangup/>", .noReply),
        ("<Play>/gone.mp3</Play><Say>Hello</Say>", .stepError),
    ])
    func forEver(verbs: String, reason: Reason) async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/music.mp3": Response(headers: ["Content-Type: audio/mpeg"], body: [1, 2, 3])
            case "/empty.mp3": Response(headers: ["Content-Type: audio/mpeg"], body: [])
            case "/page": .html("<h1>Sign in</h1>")
            case "/gone.mp3": .html("", status: 404)
            default: .twiml(verbs)
            }
        }
        let outcome = try await call(greeting).walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
        #expect(server.requests.count < 40)
    }

    /// The counter in the address changes, and what is heard does not.
    @Test func aLoopWithAnotherAddressEachTime() async throws {
        let counter = Counter()
        let server = try LoopbackServer { _ in
            .twiml("<Say>Please hold.</Say><Redirect>/voice?n=\(counter.next())</Redirect>")
        }
        let outcome = try await call(greeting).walk(server)
        #expect(outcome.reason == .loop, "\(outcome)")
        #expect(server.requests.count < 20)
    }

    /// Twelve minutes name the reason of a call that failed, and forty fail one.
    @Test(arguments: [(8, Reason.arrived), (12, .tooSlow), (40, .tooSlow)])
    func talkThatNobodyBears(minutes: Int, reason: Reason) async throws {
        let talk = Array(repeating: "word", count: 150 * minutes).joined(separator: " ")
        let server = try LoopbackServer { _ in .twiml("<Say>\(talk)</Say><Say>Welcome</Say><Hangup/>") }
        var story = call(greeting)
        if minutes == 12 { story.steps += "    expect:\n      - prompt contains \"never said\"" }
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// How long that is.
    @Test(arguments: [
        ("Your wait is one hour and 20 minutes.", "70m", Reason.tooSlow),
        ("Your wait is 1 hour 20 minutes.", "90m", .arrived),
        ("Expect to wait half an hour.", "40m", .arrived), ("Expect to wait half an hour.", "20m", .tooSlow),
        ("Expect to wait an hour.", "50m", .tooSlow), ("Expect to wait an hour.", "70m", .arrived),
    ])
    func lengthsOfWaits(words: String, limit: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>Welcome. \(words)</Say><Enqueue>support</Enqueue>") }
        var story = call(greeting, ends: "enqueue")
        story.site = "symptoms: { stated-wait: \(limit) }"
        let outcome = try await story.walk(server)
        #expect(outcome.reason == reason, "\(outcome)")
    }

    /// Said on the line, and not only seen.
    @Test(arguments: [
        ("All our agents are busy.", Sign.Kind.phraseNoAgent, Reason.deadEnd),
        ("Your customer number is 2000200.", .anotherCustomer, .wrongAccount),
    ])
    func whatIsSaidAtTheEnd(words: String, sign: Sign.Kind, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>Welcome. \(words)</Say><Hangup/>") }
        let outcome = try await call(greeting, ends: "enqueue").walk(server)
        #expect(outcome.signs.contains(sign), "\(outcome)")
        #expect(outcome.reason == reason)
    }

    @Test func aPageInPlaceOfARecording() async throws {
        let server = try LoopbackServer { request in
            request.path == "/a.mp3"
                ? .html("<h1>Moved</h1>") : .twiml("<Say>Welcome</Say><Play>/a.mp3</Play><Hangup/>")
        }
        let outcome = try await call(greeting).walk(server)
        #expect(outcome.signs.contains(.wrongContentType), "\(outcome)")
    }

    @Test func halfSecondsAreNoKeys() async throws {
        let server = try LoopbackServer { request in
            request.path == "/voice"
                ? .twiml("<Gather action='/pressed'><Say>Welcome</Say></Gather>") : .twiml("<Say>Next</Say>")
        }
        _ = try await call("      - prompt: /Welcome/\n        press: \"1ww2#\"\n      - prompt: /Next/").walk(server)
        #expect(server.request("/pressed")?.form["Digits"] == "12")
    }

    @Test(arguments: [
        ("{{customer_name}}", Reason.brokenResponse), ("{name}", .brokenResponse), ("{1}", .wrongContent),
        ("{2nd}", .wrongContent),
    ])
    func wordsOfPrograms(words: String, reason: Reason) async throws {
        let server = try LoopbackServer { _ in .twiml("<Say>Welcome \(words)</Say><Hangup/>") }
        var story = call(greeting)
        story.steps += "    expect:\n      - prompt contains \"Anna\""
        #expect(try await story.walk(server).reason == reason)
    }
}
