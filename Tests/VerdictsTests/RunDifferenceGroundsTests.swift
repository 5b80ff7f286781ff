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

    @Test("a line that did not hold before either is no difference")
    func checks() {
        let failing = seen("account", checks: [check(.expect, .failed)])
        #expect(lines([failing], [failing]).isEmpty)
        #expect(lines([seen("account")], [failing]).map(\.kind) == [.check])
    }
}
