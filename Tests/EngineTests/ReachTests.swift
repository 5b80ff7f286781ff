import CurlTransfers
import Engine
import Observations
import Testing

/// Reach checks of channels that do not answer.
@Suite struct ReachTests {
    static let client = CurlTransferClient()

    @Test func nobodyListens() async throws {
        let closed = try ClosedPort()
        let prober = ReachProber(client: Self.client, clock: SystemClock(), authorityFile: nil)
        let seen = await prober.check(channel: "web", url: closed.url)
        withExtendedLifetime(closed) {}
        #expect(seen.result == .connectFailure)
        #expect(seen.channel == "web")
        #expect(!seen.detail.isEmpty)
    }

    @Test(arguments: [
        ("http://no-such-host.invalid/", ReachSeen.Result.dnsFailure), ("nonsense", .ownFault),
        ("ftp://127.0.0.1/", .ownFault),
    ])
    func addresses(url: String, result: ReachSeen.Result) async {
        let prober = ReachProber(client: Self.client, clock: SystemClock(), authorityFile: nil)
        #expect(await prober.check(channel: "web", url: url).result == result)
    }

    @Test func plainTextWhereTLSWasDue() async throws {
        let server = try LoopbackServer([:])
        let prober = ReachProber(client: Self.client, clock: SystemClock(), authorityFile: nil)
        let seen = await prober.check(channel: "web", url: "https://127.0.0.1:\(server.port)/")
        #expect(seen.result != .up)
    }

    @Test func aCheckIsColdEachTime() async throws {
        let server = try LoopbackServer { _ in .html("ok", status: 200, "Set-Cookie: seen=before-this; Path=/") }
        let prober = ReachProber(client: Self.client, clock: SystemClock(), authorityFile: nil)
        for _ in 0..<2 { _ = await prober.check(channel: "web", url: server.url) }
        #expect(server.requests.map(\.cookies) == ["", ""])
    }
}

/// Whether our own network works, and why a name cannot be resolved.
@Suite struct OwnNetworkTests {
    private func prober(_ lookup: NameLookup? = nil) -> ReachProber {
        ReachProber(
            client: ReachTests.client, clock: SystemClock(), authorityFile: nil,
            lookups: NameLookups { _ in lookup })
    }

    /// What is said on the line does not matter.
    @Test(arguments: [Response.html("hi"), .html("no", status: 500)])
    func somebodyAnswers(answer: Response) async throws {
        let server = try LoopbackServer { _ in answer }
        #expect(await prober().host("gateway", at: server.url) == HostSeen(host: "gateway", result: .up))
    }

    @Test func nobodyAnswers() async {
        #expect(await prober().host("gateway", at: "http://127.0.0.1:9/").result == .connectFailure)
        let unknown = await prober(.noAnswer).host("gateway", at: "http://no-such-host.invalid/")
        #expect(unknown == HostSeen(host: "gateway", result: .dnsFailure, lookup: .noAnswer))
    }

    @Test(arguments: [NameLookup.noSuchName, .noAddress, .noAnswer])
    func aReachCheckSaysWhyANameIsNotThere(lookup: NameLookup) async {
        let seen = await prober(lookup).check(channel: "web", url: "http://no-such-host.invalid/")
        #expect(seen.result == .dnsFailure)
        #expect(seen.lookup == lookup)
    }

    /// The machine's own resolver answers one or the other, as it is connected.
    @Test func theSystemIsAsked() async {
        let reason = await NameLookups.system.reason("no-such-host.invalid")
        #expect(reason == .noSuchName || reason == .noAnswer)
        #expect(await NameLookups.system.reason("127.0.0.1") == nil)
    }

    @Test func theTimeOfOthersIsTaken() async throws {
        let server = try LoopbackServer { _ in .html("hi", status: 200, "Date: Tue, 15 Nov 1994 08:12:31 GMT") }
        let seen = await prober().check(channel: "web", url: server.url)
        #expect((seen.clockSkew ?? 0) > 1_000_000_000)
        let cache = try LoopbackServer { _ in
            .html("hi", status: 200, "Date: Tue, 15 Nov 1994 08:12:31 GMT", "Age: 4")
        }
        #expect(await prober().check(channel: "web", url: cache.url).clockSkew == nil)
    }
}
