import Foundation
import Observations
import Testing
import Verdicts

/// What counts as a difference between two runs and what differs at every run, ground by ground.
@Suite("The difference between two runs, ground by ground")
struct RunDifferenceGroundsTests {
    private func page(_ text: String) -> Observation {
        var observation = seen("account")
        observation.seen = .page(PageSeen(url: "https://a.example/account", title: "Account", text: text))
        return observation
    }

    private func asked(_ url: String) -> Observation {
        var observation = seen("account")
        observation.exchanges = [
            Exchange(method: "GET", url: url, status: 200, bodyBytes: 900, contentType: "text/html")
        ]
        return observation
    }

    private func lines(_ good: [Observation], _ bad: [Observation]) -> [RunDifference.Line] {
        RunDifference.between(good: run(good), bad: run(bad, id: "run000000002")).lines
    }

    @Test(
        "words that change at every run are none",
        arguments: [
            ("at 14:02", "at 15:17"), ("on 14.03.2026", "on 15.03.2026"),
            ("session 4f3ab19c02de", "session 9e1cc07f88aa"),
            ("number 123456789", "number 987654321"),
        ])
    func noise(good: String, bad: String) { #expect(lines([page(good)], [page(bad)]).isEmpty) }

    @Test("numbers that people read are some", arguments: [("12.50", "0.00"), ("4711", "4712"), ("A1234", "A1235")])
    func words(good: String, bad: String) {
        #expect(lines([page("Balance \(good)")], [page("Balance \(bad)")]).map(\.kind) == [.words])
    }

    @Test("another host is another address, another thing's name in a path is none")
    func addresses() {
        let moved = lines([asked("https://shop01.example/basket")], [asked("https://shop02.example/basket")])
        #expect(moved.contains { $0.kind == .address })
        let other = lines([asked("https://a.example/x/ab12cd34ef")], [asked("https://a.example/x/uv98wx76yz")])
        #expect(other.isEmpty)
    }

    @Test("a step that only the bad run has, and another end, are said")
    func wholeRun() {
        let added = lines([seen("open")], [seen("open"), seen("captcha")])
        #expect(added.map(\.kind) == [.reached])
        #expect(added.first?.step == "captcha")
        var cut = run([seen("open")], id: "run000000002")
        cut.ending = .deadline
        let ended = RunDifference.between(good: run([seen("open")]), bad: cut).lines
        #expect(ended.map(\.label) == ["end"])
    }

    private func answered(
        _ status: Int?, bytes: Int = 900, by address: String = "10.0.0.1", type: String = "text/html",
        failure: String? = nil, duration: Int = 100_000, firstByte: Int = 0, signs: [Sign] = []
    ) -> Observation {
        var observation = seen("account", signs: signs, duration: duration)
        observation.exchanges = [
            Exchange(
                method: "GET", url: "https://a.example/account", status: status, phases: Phases(firstByte: firstByte),
                bodyBytes: bytes, contentType: type, failure: failure, remoteAddress: address)
        ]
        return observation
    }

    @Test("another server is worth a word only where the step failed")
    func servers() {
        let calm = lines([answered(200)], [answered(201, by: "10.0.0.2")])
        #expect(calm.map(\.kind) == [.status])
        let failing = lines([answered(200)], [answered(500, by: "10.0.0.2", signs: [Sign(.statusRefused, "500")])])
        #expect(failing.contains { $0.kind == .server && $0.bad == "10.0.0.2" })
    }

    @Test("a failure, another type and another size are said; a few bytes are none")
    func answers() {
        #expect(lines([answered(200)], [answered(200, failure: "cut off")]).map(\.kind) == [.failure])
        #expect(lines([answered(200)], [answered(200, type: "text/plain")]).map(\.label) == ["content type"])
        #expect(lines([answered(200, bytes: 10)], [answered(200, bytes: 100)]).isEmpty)
        #expect(lines([answered(200, bytes: 900)], [answered(200, bytes: 1500)]).isEmpty)
        #expect(lines([answered(200, bytes: 900)], [answered(200, bytes: 9000)]).map(\.kind) == [.size])
    }

    @Test("where the time went is said of a step that got slower, and of no other")
    func times() {
        let quick = answered(200, duration: 100_000, firstByte: 50_000)
        let slow = answered(200, duration: 900_000, firstByte: 850_000)
        #expect(lines([quick], [slow]).map(\.label) == ["time, most of it waiting for the first byte"])
        #expect(lines([slow], [quick]).map(\.label) == ["time"])
    }

    @Test("of a conversation, other buttons and further words are said")
    func conversations() {
        func talk(_ turns: [ConversationSeen.Turn]) -> Observation {
            var conversation = ConversationSeen()
            conversation.turns = turns
            var observation = seen("ask")
            observation.seen = .conversation(conversation)
            return observation
        }
        let first = ConversationSeen.Turn(
            said: "Hello", replies: ["How can I help?"], buttons: ["Balance"], duration: 1)
        var bare = first
        bare.buttons = []
        #expect(lines([talk([first])], [talk([bare])]).count == 1)
        let second = ConversationSeen.Turn(said: "Balance", replies: ["We cannot tell."], buttons: [], duration: 1)
        let more = lines([talk([first])], [talk([first, second])])
        #expect(more.count == 1)
        #expect(more.first?.bad?.contains("We cannot tell.") == true)
    }

    @Test("of a call, what the phone said counts, how often it spoke, and how it ended")
    func calls() {
        func call(_ phone: [String], keys: String = "1#", ending: String = "hangup") -> Observation {
            var observation = seen("call")
            observation.seen = .call(
                CallSeen(
                    lines: [CallSeen.Line(.caller, keys, second: 1)]
                        + phone.map { CallSeen.Line(.phone, $0, second: 2) }, ending: ending))
            return observation
        }
        #expect(lines([call(["Welcome."])], [call(["Welcome."], keys: "2#")]).isEmpty)
        #expect(lines([call(["Welcome."])], [call(["Closed."])]).map(\.label) == ["prompt 1"])
        let longer = lines([call(["Welcome."])], [call(["Welcome.", "Your PIN?"])])
        #expect(longer.map(\.label) == ["prompt 2", "prompts heard"])
        #expect(lines([call(["Welcome."])], [call(["Welcome."], ending: "dial")]).map(\.kind) == [.ending])
    }

    @Test("of a mail, its subject, sender and a much later arrival are said")
    func mails() {
        func mail(
            subject: String = "Your code", sender: String = "us@a.example", after: Int = 1_000_000
        ) -> Observation {
            var observation = seen("mail")
            let message = MailSeen.Message(
                subject: subject, sender: sender, date: "", arrivedAfter: after, linkHosts: [], text: "Hello")
            observation.seen = .mail(MailSeen(recipient: "anna@a.example", message: message))
            return observation
        }
        #expect(lines([mail()], [mail(subject: "Undeliverable")]).map(\.label) == ["subject"])
        #expect(lines([mail()], [mail(sender: "them@a.example")]).map(\.label) == ["sender"])
        #expect(lines([mail()], [mail(after: 5_000_000)]).map(\.label) == ["arrived after"])
        #expect(lines([mail(after: 10_000_000)], [mail(after: 15_000_000)]).isEmpty)
    }

    @Test("a sign that was there before as well is no difference")
    func signs() {
        func shown(_ kinds: [Sign.Kind]) -> Observation { seen("account", signs: kinds.map { Sign($0, "seen") }) }
        #expect(lines([shown([.captchaPresent])], [shown([.captchaPresent])]).isEmpty)
        #expect(lines([shown([])], [shown([.captchaPresent])]).map(\.kind) == [.sign])
    }

    @Test("a line that did not hold before either is no difference")
    func checks() {
        let failing = seen("account", checks: [check(.expect, .failed)])
        #expect(lines([failing], [failing]).isEmpty)
        #expect(lines([seen("account")], [failing]).map(\.kind) == [.check])
    }
}
