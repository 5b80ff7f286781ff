import Testing
import Transfers

@testable import CurlTransfers

/// Requests that leave through a proxy.
@Suite struct ProxyTests {
    @Test func anHTTPProxyIsAskedForTheWholeAddress() async throws {
        let proxy = try LoopbackServer(answering: answer(body: "through"))
        let outcome = await fetch(
            TransferRequest(
                url: "http://shop.invalid/x",
                proxy: TransferRequest.Proxy(url: proxy.url, user: "probe", password: "open sesame")))
        #expect(outcome.text == "through")
        let head = proxy.requests.first ?? ""
        #expect(head.hasPrefix("GET http://shop.invalid/x HTTP/1.1"))
        #expect(head.contains("Proxy-Authorization: Basic cHJvYmU6b3BlbiBzZXNhbWU="))
    }

    /// What fails on the way to the proxy, or is refused by it, is our own.
    @Test(arguments: ["407", "502", "closed", "away", "unknown", "silent greeting"])
    func aProxyThatFailsIsLocal(way: String) async throws {
        let proxy = try LoopbackServer { connection in
            guard let request = connection.readRequest() else { return }
            switch way {
            case "407": connection.send(answer("407 Proxy Authentication Required"))
            case "502": connection.send(answer("502 Bad Gateway"))
            default: _ = request
            }
        }
        let url =
            switch way {
            case "away": "http://127.0.0.1:9"
            case "unknown": "socks5h://no-such-proxy.invalid:1080"
            case "silent greeting": "socks5h://127.0.0.1:\(proxy.port)"
            default: proxy.url
            }
        var request = TransferRequest(
            url: "https://shop.invalid/", proxy: TransferRequest.Proxy(url: url, user: "u", password: "p4ssw0rd-x"))
        request.limits.totalMilliseconds = 2000
        let outcome = await fetch(request)
        #expect(outcome.failure?.kind == .local, "\(String(describing: outcome.failure))")
        #expect(!"\(outcome)".contains("p4ssw0rd-x"))
    }

    @Test func aRefusalOfAPlainRequestByTheProxyIsLocal() async throws {
        let proxy = try LoopbackServer(answering: answer("407 Proxy Authentication Required"))
        let outcome = await fetch(
            TransferRequest(url: "http://shop.invalid/", proxy: TransferRequest.Proxy(url: proxy.url)))
        #expect(outcome.failure?.kind == .local)
    }

    /// A TCP relay that speaks just enough SOCKS5 (RFC 1928): the server's own answer comes through.
    @Test func aSOCKSProxyConnects() async throws {
        let proxy = try LoopbackServer { connection in
            guard connection.read() != nil else { return }
            connection.send([5, 0])
            guard connection.read() != nil else { return }
            connection.send([5, 0, 0, 1, 127, 0, 0, 1, 0, 80])
            guard connection.readRequest() != nil else { return }
            connection.send(answer(body: "relayed"))
        }
        let outcome = await fetch(
            TransferRequest(
                url: "http://shop.invalid/", proxy: TransferRequest.Proxy(url: "socks5h://127.0.0.1:\(proxy.port)")))
        #expect(outcome.text == "relayed", "\(outcome)")
    }

    @Test(arguments: ["ftp://127.0.0.1:1", "http://u:p@127.0.0.1:1", "127.0.0.1:1", "http://a\n"])
    func whatIsNoProxyIsRefused(url: String) async throws {
        let outcome = await fetch(
            TransferRequest(url: "http://127.0.0.1:9/", proxy: TransferRequest.Proxy(url: url)))
        #expect(outcome.failure?.kind == .invalidRequest)
    }
}
