import Synchronization
import Testing
import Transfers

@testable import CurlTransfers

/// A session shares with itself, and with nobody else.
@Suite struct SessionTests {
    private func cookieServer() throws -> LoopbackServer {
        try LoopbackServer { connection in
            while let request = connection.readRequest() {
                let path = request.split(separator: " ")[1]
                let fields =
                    path.hasPrefix("/set?") ? path.dropFirst(5).split(separator: "&").map { "Set-Cookie: \($0)" } : []
                connection.send(answer("200 OK", fields, body: cookieLine(request)))
            }
        }
    }

    private func cookieLine(_ request: String) -> String {
        let lines = request.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("cookie:") }
        return lines.map { String($0.dropFirst(8)) }.joined(separator: "|")
    }

    @Test func cookiesStayInTheirSession() async throws {
        let server = try cookieServer()
        let client = CurlTransferClient()
        let (one, other) = (client.openSession(), client.openSession())
        _ = await client.transfer(TransferRequest(url: server.url + "/set?id=one;Path=/"), in: one)
        _ = await client.transfer(TransferRequest(url: server.url + "/set?id=other;Path=/"), in: other)
        #expect(await client.transfer(TransferRequest(url: server.url), in: one).text == "id=one")
        #expect(await client.transfer(TransferRequest(url: server.url), in: other).text == "id=other")
        let third = client.openSession()
        #expect(await client.transfer(TransferRequest(url: server.url), in: third).text == "")
        #expect(await client.cookies(of: one, for: server.url).map(\.value) == ["one"])
        #expect(await client.cookies(of: third, for: server.url) == [])
    }

    @Test func ownCookiesJoinTheSessions() async throws {
        let server = try cookieServer()
        let client = CurlTransferClient()
        let session = client.openSession()
        let own = [HeaderField("Cookie", "b=2"), HeaderField("cookie", "c=3")]
        _ = await client.transfer(TransferRequest(url: server.url + "/set?a=1"), in: session)
        let outcome = await client.transfer(TransferRequest(url: server.url, headers: own), in: session)
        #expect(outcome.text == "a=1; b=2; c=3")
    }

    @Test func cookiesByPathAndAge() async throws {
        let server = try cookieServer()
        let client = CurlTransferClient()
        let session = client.openSession()
        for cookie in [
            "a=root;Path=/", "a=deep;Path=/deep", "b=gone;Path=/;Max-Age=0", "c=secret;Path=/;HttpOnly;Secure",
            "d=foreign;Domain=example.com", "e=;Path=/",
        ] {
            _ = await client.transfer(TransferRequest(url: server.url + "/set?" + cookie), in: session)
        }
        let deep = await client.cookies(of: session, for: server.url + "/deep/er?x")
        #expect(deep.map(\.value) == ["deep", "root", "secret", ""])
        #expect(deep.map(\.isSecure) == [false, false, true, false])
        #expect(await client.cookies(of: session, for: server.url + "/deeper").map(\.name) == ["a", "c", "e"])
        #expect(await client.cookies(of: session, for: "http://127.0.0.9/deep") == [])
        #expect(await client.cookies(of: session, for: "no url") == [])
    }

    @Test func cookieRules() throws {
        let jar = CookieJar(lines: [
            ".example.com\tTRUE\t/\tTRUE\t0\tsecure\t1", "www.example.com\tFALSE\t/a\tFALSE\t0\thost\t2",
            "#HttpOnly_.example.com\tTRUE\t/a/\tFALSE\t2000\tlater\t3", "broken", "a\tb\tc",
            "10.0.0.1\tTRUE\t/\tFALSE\t0\taddress\t4\twith tab",
        ])
        func names(_ url: String, now: Int = 1000) throws -> [String] {
            jar.cookies(for: try ParsedURL(url), now: now).map(\.name)
        }
        #expect(try names("https://example.com/") == ["secure"])
        #expect(try names("http://example.com/") == [])
        #expect(try names("https://WWW.example.com/a") == ["host", "secure"])
        #expect(try names("http://www.example.com/a/b") == ["host", "later"])
        #expect(try names("http://www.example.com/a/b", now: 3000) == ["host"])
        #expect(try names("http://www.example.com/ab") == [])
        #expect(try names("https://notexample.com/") == [])
        #expect(try names("http://10.0.0.1/") == ["address"])
        #expect(try names("http://110.0.0.1/") == [])
    }

    @Test func connectionsStayInTheirSession() async throws {
        let server = try LoopbackServer { connection in
            while connection.readRequest() != nil { connection.send(answer(body: "\(connection.number)")) }
        }
        let client = CurlTransferClient()
        let seen = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<40 {
                group.addTask {
                    let session = client.openSession()
                    var connections: [String] = []
                    for _ in 0..<5 {
                        connections.append(await client.transfer(TransferRequest(url: server.url), in: session).text)
                    }
                    return connections
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(seen.allSatisfy { Set($0).count == 1 })
        #expect(Set(seen.flatMap { $0 }).count == 40)
        #expect(server.accepted == 40)
        #expect(server.requests.count == 200)
    }

    @Test func closingEndsTransfersAndConnections() async throws {
        let closed = Mutex(0)
        let server = try LoopbackServer { connection in
            while connection.readRequest() != nil {
                if connection.number == 1 { connection.send(answer()) }
            }
            closed.withLock { $0 += 1 }
        }
        let client = CurlTransferClient()
        let session = client.openSession()
        _ = await client.transfer(TransferRequest(url: server.url), in: session)
        async let idle = client.transfer(TransferRequest(url: server.url), in: session)
        #expect(await idle.failure == nil)
        let other = client.openSession()
        async let running = client.transfer(TransferRequest(url: server.url), in: other)
        #expect(await comes { server.requests.count == 3 })
        client.closeSession(other)
        client.closeSession(session)
        client.closeSession(session)
        #expect(await running.failure?.kind == .cancelled)
        #expect(await comes { closed.withLock { $0 } == 2 })
        #expect(await client.transfer(TransferRequest(url: server.url), in: session).failure?.kind == .cancelled)
        #expect(await client.cookies(of: session, for: server.url) == [])
    }

    @Test func aRequestThatChangesSomethingIsNotSentTwice() async throws {
        // The second request on a kept connection is read, and answered with the end of the connection.
        let server = try LoopbackServer { connection in
            if connection.readRequest() != nil { connection.send(answer()) }
            _ = connection.readRequest()
        }
        let client = CurlTransferClient()
        for (method, requests) in [("POST", 2), ("GET", 5)] {
            let session = client.openSession()
            _ = await client.transfer(TransferRequest(url: server.url), in: session)
            let second = await client.transfer(TransferRequest(method: method, url: server.url), in: session)
            #expect(second.failure?.kind == (method == "POST" ? .cutOff : nil))
            #expect(server.requests.count == requests)
        }
    }
}
