import DemoCentre
import Testing

/// Whatever comes in, the centre answers or closes, and goes on.
@Suite struct HostileInputTests {
    private static let requests: [String] = [
        "",
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET /%00%ff%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET ?query HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /login?next=%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "PATCH /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST /desk/api/refunds HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]",
        "GET /mail/api/v1/messages?start=-1&limit=99999999999999999999 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /mail/api/v1/search?query=%22%22%22:-: HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /account HTTP/1.1\r\nHost: x\r\nCookie: ;;=;harbour_session\r\nConnection: close\r\n\r\n",
        "GET /voice HTTP/1.1\r\nX-Twilio-Signature: AAAA\r\nConnection: close\r\n\r\n",
        "GET /\(String(repeating: "a/", count: 5000)) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ]

    @Test(arguments: requests)
    func goesOn(request: String) async throws {
        try await Harness.run { harness in
            // An open connection without a whole request would be waited for: these close.
            if request.contains("HTTP/1.1") {
                let answer = try await WireClient.exchange(Array(request.utf8), port: harness.port)
                #expect(!String(decoding: answer, as: UTF8.self).contains("Set-Cookie:x"))
            }
            #expect(try await harness.browser.get("/health/chat").text == "ok\n")
        }
    }

    @Test func aBodyThatIsTooLargeIsRefusedAndTheConnectionGoesOn() async throws {
        try await Harness.run { harness in
            let body = String(repeating: "a", count: 3_000_000)
            let two = """
                POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\
                GET /health/chat HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n
                """
            let text = String(
                decoding: try await WireClient.exchange(Array(two.utf8), port: harness.port), as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 413 "))
            #expect(text.hasSuffix("\r\n\r\nok\n"))
        }
    }

    @Test func aHeadRequestGetsTheLengthAndNoBody() async throws {
        try await Harness.run { harness in
            let answer = try await harness.browser.send("HEAD", "/health/chat")
            #expect(answer.status == 200)
            #expect(answer["content-length"] == "3")
            #expect(answer.text == "")
        }
    }

    /// A form of another site can send text of any kind, but not under this content type.
    @Test func jsonIsReadOnlyUnderItsName() async throws {
        try await Harness.run { harness in
            let body = #"{"sender":"s","message":"hello"}"#
            let answer = try await harness.browser.send(
                "POST", "/chat/webhooks/rest/webhook", headers: ["Content-Type": "text/plain"], body: body)
            #expect(answer.status == 400)
        }
    }
}
