import CurlTransfers
import Engine
import Observations
import Testing

/// Reach checks of channels that do not answer.
@Suite struct ReachTests {
    static let client = CurlTransferClient()

    @Test func nobodyListens() async throws {
        let server = try LoopbackServer([:])
        let url = server.url
        server.stop()
        let prober = ReachProber(client: Self.client, clock: SystemClock(), authorityFile: nil)
        // The port may take a moment to be closed.
        var seen = await prober.check(channel: "web", url: url)
        for _ in 0..<50 where seen.result == .up { seen = await prober.check(channel: "web", url: url) }
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
