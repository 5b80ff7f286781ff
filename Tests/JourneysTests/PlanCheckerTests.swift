import Journeys
import Testing

@Suite("The checker of plans")
struct PlanCheckerTests {
    private func site() throws -> Site {
        let place = SourceLocation(file: "softdown.yaml", line: 1, column: 1)
        var site = Site(name: "a", title: "A", location: place, text: "site: a\n")
        site.hosts = ["a.example", "*.b.example", "c.example:8443", "[::1]:81"]
        site.channels = [
            Channel(name: "web", title: "Web", reach: try Template("https://a.example/", at: place), location: place)
        ]
        return site
    }

    private func journey(_ name: String, file: String? = nil, url: String = "https://a.example/") throws -> Journey {
        let place = SourceLocation(file: file ?? "\(name).yaml", line: 1, column: 1)
        var journey = Journey(id: name, title: name, channel: "web", location: place, text: "journey: \(name)\n")
        var step = Step(id: "open-1", kind: .open(OpenStep(url: try Template(url, at: place))), location: place)
        step.expectations = [Expectation(query: .status, predicate: .exists, source: "status exists", location: place)]
        journey.steps = [step]
        return journey
    }

    @Test("orders journeys by name")
    func order() throws {
        let (plan, diagnostics) = try PlanChecker.check(
            site: site(), journeys: [journey("b"), journey("a")], unsound: [])
        #expect(diagnostics == [])
        #expect(plan.journeys.map(\.id) == ["a", "b"])
        #expect(plan.journey("b")?.id == "b")
        #expect(plan.journey("c") == nil)
    }

    @Test("gives each plan of a journey a name of its own")
    func fingerprint() throws {
        let (plan, _) = try PlanChecker.check(site: site(), journeys: [journey("a"), journey("b")], unsound: [])
        let names = plan.journeys.map(plan.fingerprint(of:))
        #expect(Set(names).count == 2)
        #expect(names.allSatisfy { $0.count == 32 })
        var changed = try site()
        changed.text += "# changed\n"
        let (other, _) = try PlanChecker.check(site: changed, journeys: [journey("a"), journey("b")], unsound: [])
        #expect(other.journeys.map(other.fingerprint(of:)) != names)
    }

    @Test("runs no journey whose name a broken file claims, too")
    func brokenTwin() throws {
        let place = SourceLocation(file: "z.yaml", line: 3, column: 1)
        let broken = UnsoundJourney(id: "a", title: "A", channel: nil, diagnostics: [Diagnostic(at: place, "broken")])
        let (plan, diagnostics) = try PlanChecker.check(
            site: site(), journeys: [journey("a"), journey("b")], unsound: [broken])
        #expect(plan.journeys.map(\.id) == ["b"])
        #expect(plan.unsound.map(\.id) == ["a"])
        #expect(plan.unsound.first?.channel == "web")
        #expect(plan.unsound.first?.diagnostics.count == 2)
        #expect(diagnostics.map(\.message) == ["the name 'a' is also that of z.yaml"])
    }

    @Test(
        "lets requests go to declared hosts only",
        arguments: [
            ("https://a.example/", true), ("https://A.EXAMPLE/x", true), ("http://a.example:81/", true),
            ("https://x.b.example", true),
            ("https://c.example:8443/", true), ("http://[::1]:81/", true), ("https://{{run.id}}.example/", true),
            ("https://b.example/", false), ("https://c.example/", false), ("https://evil.example/", false),
            ("https://a.example.evil.example/", false), ("https://xb.example/", false),
            ("https://a.example@evil.example/", false),
            ("https://evil.example\\@a.example/", false), ("https://evil.example?a.example/", false),
            ("http://[::1]:82/", false),
            ("file:///etc/passwd", false), ("javascript://a.example/", false), ("//a.example/", false), ("/x", false),
            ("", false),
        ])
    func hosts(_ url: String, _ isAllowed: Bool) throws {
        let (plan, _) = try PlanChecker.check(site: site(), journeys: [journey("a", url: url)], unsound: [])
        #expect(plan.journeys.isEmpty != isAllowed)
    }
}
