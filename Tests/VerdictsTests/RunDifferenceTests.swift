import Foundation
import Observations
import Testing
import Verdicts

@Suite("The difference between the last good run and the first bad one")
struct RunDifferenceTests {
    private func exchange(
        _ url: String = "https://a.example/account", status: Int? = 200, headers: [(String, String)] = []
    ) -> Exchange {
        var exchange = Exchange(method: "GET", url: url, status: status, bodyBytes: 900, contentType: "text/html")
        exchange.responseHeaders = headers.map { Exchange.Line(name: $0.0, value: $0.1) }
        return exchange
    }

    private func step(
        _ id: String = "account", seen payload: Seen = .nothing, exchanges: [Exchange] = [], duration: Int = 100_000
    ) -> Observation {
        var observation = seen(id, duration: duration)
        observation.seen = payload
        observation.exchanges = exchanges
        return observation
    }

    private func lines(_ good: Observation, _ bad: Observation) -> [RunDifference.Line] {
        RunDifference.between(good: run([good]), bad: run([bad], id: "run000000002")).lines
    }

    private func page(_ text: String, title: String = "Account") -> Seen {
        .page(PageSeen(url: "https://a.example/account", title: title, text: text))
    }

    @Test("is nothing between a run and itself, and between runs that differ by the clock alone")
    func same() {
        let good = step(
            seen: page("Balance 12.50 as of 14:02:11 on 2026-03-14, order 1234567890123"), exchanges: [exchange()])
        #expect(lines(good, good).isEmpty)
        let later = step(
            seen: page("Balance 12.50 as of 14:07:12 on 2026-03-15, order 1234567890999"),
            exchanges: [exchange("https://a.example/account?t=2")], duration: 180_000)
        let before = step(
            seen: page("Balance 12.50 as of 14:02:11 on 2026-03-14, order 1234567890123"),
            exchanges: [exchange("https://a.example/account?t=1")])
        #expect(lines(before, later).isEmpty)
    }

    @Test("names the words that went and came, and no others")
    func words() throws {
        let line = try #require(
            lines(
                step(seen: page("Welcome Anna . Your balance is 12.50 euros . Help")),
                step(seen: page("Welcome Anna . We cannot verify you at the moment . Help"))
            ).first { $0.kind == .words })
        #expect(line.good == "Your balance is 12.50 euros")
        #expect(line.bad == "We cannot verify you at the moment")
        #expect(line.step == "account")
        let amount = lines(step(seen: page("Balance 12.50")), step(seen: page("Balance 0.00")))
        #expect(amount.first { $0.kind == .words }?.sentence == "words: 12.50, then 0.00")
    }

    @Test("names title, status, address and way")
    func transport() {
        let good = step(seen: page("x", title: "Account"), exchanges: [exchange()])
        let moved = lines(
            good, step(seen: page("x", title: "Sign in"), exchanges: [exchange("https://a.example/login", status: 401)])
        )
        #expect(moved.filter { $0.kind == .status }.map(\.sentence) == ["status: 200, then 401"])
        #expect(moved.first { $0.kind == .address }?.bad == "https://a.example/login")
        #expect(moved.first { $0.kind == .title }?.bad == "Sign in")
        let sent = lines(
            good, step(seen: page("x"), exchanges: [exchange(status: 302), exchange("https://a.example/login")]))
        #expect(sent.first { $0.kind == .hops }?.sentence == "way: 200 /account, then 302 /account → 200 /login")
        #expect(!sent.contains { $0.kind == .status })
        let silent = lines(good, step(exchanges: [exchange(status: nil)]))
        #expect(silent.first { $0.kind == .status }?.bad == nil)
    }

    @Test("asks again and again are one request, and names of things in a path are no difference")
    func noise() {
        let good = step(exchanges: [exchange("https://a.example/orders/12345/status")])
        let polled = step(
            exchanges: Array(repeating: exchange("https://a.example/orders/98765/status"), count: 7))
        #expect(lines(good, polled).isEmpty)
    }

    @Test("names replies, prompts and mails")
    func dialogues() throws {
        func chat(_ replies: [String]) -> Seen {
            .conversation(ConversationSeen(turns: replies.map { .init(said: "balance?", replies: [$0]) }))
        }
        let reply = lines(step(seen: chat(["Your PIN?", "12.50"])), step(seen: chat(["Your PIN?", "Sorry"])))
        #expect(reply.map(\.label) == ["reply to “balance?”"])
        #expect(reply.first?.bad == "Sorry")
        let silent = lines(step(seen: chat(["Your PIN?", "12.50"])), step(seen: chat(["Your PIN?"])))
        #expect(silent.first?.good == "12.50" && silent.first?.bad == nil)
        func call(_ prompts: [String], _ ending: String?) -> Seen {
            .call(CallSeen(lines: prompts.map { .init(.phone, $0, second: 1) }, ending: ending))
        }
        let heard = lines(
            step(seen: call(["number?", "PIN?", "12.50"], "hangup")),
            step(seen: call(["number?", "PIN?", "PIN?"], nil)))
        #expect(heard.map(\.label) == ["prompt 3", "end of the call"])
        #expect(heard.first?.good == "12.50" && heard.first?.bad == "PIN?")
        let message = MailSeen.Message(
            subject: "Reset", sender: "a@a.example", date: "", arrivedAfter: 1, linkHosts: [], text: "x")
        let missing = lines(
            step(seen: .mail(MailSeen(recipient: "x", message: message))), step(seen: .mail(MailSeen(recipient: "x"))))
        #expect(missing.map(\.kind) == [.mail])
        #expect(missing.first?.bad == nil)
    }

    @Test("names what a check found before and then, and signs that are new")
    func checks() {
        var bad = step()
        bad.checks = [check(.expect, .failed, got: "503")]
        bad.signs = [Sign(.statusRefused, "status 503")]
        let lines = lines(step(), bad)
        #expect(lines.map(\.kind) == [.sign, .check])
        #expect(lines.last?.sentence == "status == 200: 200, then 503")
        #expect(lines.first?.bad == "status 503")
    }

    @Test(
        "names times beyond the noise, with the part that grew",
        arguments: [
            (100_000, 350_000, 0), (400_000, 700_000, 0), (100_000, 2_000_000, 1), (3_000_000, 5_000, 1),
            (600_000, 250_000, 0),
        ])
    func timing(_ before: Int, _ after: Int, _ count: Int) {
        var slow = exchange()
        slow.phases = Phases(firstByte: after)
        let lines = lines(step(exchanges: [exchange()], duration: before), step(exchanges: [slow], duration: after))
        #expect(lines.count { $0.kind == .timing } == count)
        if after > before { #expect(lines.allSatisfy { $0.label.contains("first byte") }) }
    }

    @Test("names headers that tell who answered, and none that differ anyway")
    func headers() {
        let good = step(exchanges: [exchange(headers: [("Server", "nginx"), ("Date", "1"), ("X-Cache", "MISS")])])
        let bad = step(
            exchanges: [
                exchange(headers: [
                    ("server", "AkamaiGHost"), ("Date", "2"), ("ETag", "z"), ("x-cache", "MISS"), ("Retry-After", "60"),
                ])
            ])
        #expect(
            lines(good, bad).map(\.sentence)
                == ["header retry-after: 60, before nothing", "header server: nginx, then AkamaiGHost"])
    }

    @Test("puts the whole run first, then the failing step, then the steps before it")
    func order() {
        let good = run([step("open"), step("code"), step("account")])
        var opened = step("open")
        opened.signs = [Sign(.captchaPresent, "a puzzle")]
        var code = step("code")
        code.signs = [Sign(.credentialRefused, "401")]
        var bad = run([opened, code], id: "run000000002")
        bad.plan = "other"
        let difference = RunDifference.between(good: good, bad: bad, failingStep: "code")
        #expect(difference.lines.map(\.kind) == [.plan, .reached, .sign, .sign])
        #expect(difference.lines.map(\.step) == [nil, nil, "code", "open"])
        #expect(difference.lines[1].bad == "2, up to 'code'")
        #expect(difference.good.run == "run000000001" && difference.bad.run == "run000000002")
    }

    @Test("is bounded whatever the runs hold")
    func bounded() {
        let long = String(repeating: "word ", count: 200_000) + String(repeating: "x", count: 2_000_000)
        let other = String(repeating: "else ", count: 200_000)
        let steps = (0..<200).map { step("step-\($0)", seen: page(long)) }
        let changed = (0..<200).map { index -> Observation in
            var changed = step("step-\(index)", seen: index < 4 ? page(other) : page("short"))
            changed.signs = Sign.Kind.allCases.map { Sign($0, long) }
            return changed
        }
        let difference = RunDifference.between(good: run(steps), bad: run(changed, id: "b"))
        #expect(difference.isCut)
        #expect(difference.lines.count == RunDifference.maximumLines)
        #expect(difference.lines.allSatisfy { ($0.good ?? "").utf8.count < 400 && ($0.bad ?? "").utf8.count < 400 })
    }

    @Test("is the same twice, whatever the seed", arguments: UInt64(1)...20)
    func deterministic(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func text() -> String {
            (0..<Int.random(in: 0...80, using: &generator)).map { _ in "w\(Int.random(in: 0...9, using: &generator))" }
                .joined(separator: " ")
        }
        let (one, two) = (run([step(seen: page(text()))]), run([step(seen: page(text()))], id: "b"))
        #expect(RunDifference.between(good: one, bad: two) == RunDifference.between(good: one, bad: two))
        #expect(RunDifference.between(good: one, bad: one).lines.isEmpty)
    }
}
