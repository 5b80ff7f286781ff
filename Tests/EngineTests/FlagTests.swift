import CurlTransfers
import Engine
import Testing

/// The user's own flag that says what is frozen. What is no flag says nothing, and not that nothing is frozen.
@Suite struct FlagTests {
    private func ask(_ response: Response) async throws -> FlagProber.Answer {
        let server = try LoopbackServer(["/frozen.json": response])
        var story = Story("steps:\n  - open: \"{{base}}/\"\n    expect:\n      - status == 200")
        story.site = """
            actions:
              reset: { title: Reset a password }
            containment:
              flag:
                url: "{{base}}/frozen.json"

            """
        let scratch = try Scratch()
        let plan = try story.load(server, in: scratch)
        let shelf = SecretShelf(site: plan.site, environment: story.environment, baseDirectory: scratch.path)
        let prober = FlagProber(
            plan: plan, shelf: shelf, client: CurlTransferClient(), clock: SystemClock(), authorityFile: nil)
        return await prober.ask(try #require(plan.site.containment.flag))
    }

    @Test func namesWhatIsFrozen() async throws {
        let entries = "{\"frozen\":[\"reset\",{\"action\":\"pay\",\"why\":\"tried out\",\"by\":\"kim\"}]}"
        guard case .frozen(let names) = try await ask(.json(entries)) else {
            Issue.record("the flag was not understood")
            return
        }
        #expect(names.map(\.action) == ["reset", "pay"])
        #expect(names.map(\.why) == ["", "tried out"])
        #expect(names.map(\.by) == [nil, "kim"])
        #expect(try await ask(.json("{\"frozen\":[]}")) == .frozen([]))
    }

    @Test(arguments: [
        Response.json("{\"frozen\":[\"reset\"]}", status: 500), .json("{\"frozen\":[]}", status: 404), .json("{}"),
        .json("[]"), .json("{\"frozen\":null}"), .html("<h1>Sign in</h1>"), .json("{\"frozen\":[5]}"),
        .redirect("/elsewhere"), .json(""),
    ])
    func saysNothing(response: Response) async throws {
        guard case .none(let why) = try await ask(response) else {
            Issue.record("something was taken for a flag")
            return
        }
        #expect(!why.isEmpty)
    }
}
