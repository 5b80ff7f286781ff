import Testing
import Transfers

@testable import CurlTransfers

/// What goes onto the wire.
@Suite struct RequestTests {
    private func wire(_ request: (String) -> TransferRequest) async throws -> String {
        let server = try LoopbackServer(answering: answer())
        defer { server.stop() }
        let outcome = await fetch(request(server.url + "/a?b=1#c"))
        #expect(outcome.failure == nil)
        return server.requests.first ?? ""
    }

    @Test func getHasNothingInvented() async throws {
        let head = try await wire {
            TransferRequest(url: $0, headers: [HeaderField("X-One", "1"), HeaderField("x-two", "2")])
        }
        #expect(head.hasPrefix("GET /a?b=1 HTTP/1.1\r\nHost: 127.0.0.1:"))
        #expect(head.contains("\r\nX-One: 1\r\nx-two: 2\r\n"))
        #expect(head.contains("Accept-Encoding: "))
        for name in ["User-Agent", "Expect", "Content-", "Cookie", "Authorization"] { #expect(!head.contains(name)) }
    }

    @Test(arguments: ["POST", "PUT", "PATCH"]) func anEmptyBodyHasALength(method: String) async throws {
        let head = try await wire { TransferRequest(method: method, url: $0) }
        #expect(head.hasPrefix(method + " /a?b=1 HTTP/1.1\r\n"))
        #expect(head.contains("\r\nContent-Length: 0\r\n"))
        #expect(!head.contains("Content-Type"))
    }

    @Test(arguments: ["GET", "POST", "PUT", "DELETE", "QUERY", "get"]) func bytesAreSentAsTheyAre(method: String)
        async throws
    {
        let head = try await wire {
            TransferRequest(
                method: method, url: $0, headers: [HeaderField("Content-Type", "application/json")],
                body: .bytes(Array("{\"a\":\"ü\"}".utf8)))
        }
        #expect(head.hasPrefix(method + " /a?b=1 HTTP/1.1\r\n"))
        #expect(head.contains("\r\nContent-Length: 10\r\n"))
        #expect(head.contains("\r\nContent-Type: application/json\r\n"))
        #expect(head.hasSuffix("\r\n\r\n{\"a\":\"ü\"}"))
    }

    @Test func aBodyWithoutATypeGetsNone() async throws {
        let head = try await wire { TransferRequest(method: "POST", url: $0, body: .bytes([1, 0, 2])) }
        #expect(!head.contains("Content-Type"))
        #expect(head.hasSuffix("\r\n\r\n\u{1}\u{0}\u{2}"))
    }

    @Test func aLargeBodyIsNotAnnounced() async throws {
        let head = try await wire {
            TransferRequest(method: "POST", url: $0, body: .bytes([UInt8](repeating: 65, count: 3 << 20)))
        }
        #expect(!head.contains("Expect"))
        #expect(head.utf8.count > 3 << 20)
    }

    @Test func headHasNoBody() async throws {
        let server = try LoopbackServer { connection in
            while connection.readRequest() != nil { connection.send("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n") }
        }
        let outcome = await fetch(TransferRequest(method: "HEAD", url: server.url))
        #expect(outcome.failure == nil)
        #expect(outcome.answer?.headers.value(of: "content-length") == "999")
        #expect(server.requests.first?.hasPrefix("HEAD / HTTP/1.1") == true)
    }

    @Test func emptyFieldsAreSentEmpty() async throws {
        let head = try await wire {
            TransferRequest(url: $0, headers: [HeaderField("X-Empty", " "), HeaderField("Accept", "")])
        }
        #expect(head.contains("\r\nX-Empty:\r\n"))
        #expect(head.contains("\r\nAccept:\r\n"))
    }

    @Test func basicAndBearer() async throws {
        let basic = try await wire { TransferRequest(url: $0, login: .password(user: "anna", password: "a:b c")) }
        #expect(basic.contains("\r\nAuthorization: Basic YW5uYTphOmIgYw==\r\n"))
        let bearer = try await wire { TransferRequest(url: $0, login: .bearer(token: "abc.def", user: nil)) }
        #expect(bearer.contains("\r\nAuthorization: Bearer abc.def\r\n"))
    }

    @Test func multipart() async throws {
        let body = try await wire {
            TransferRequest(
                method: "POST", url: $0,
                body: .multipart([
                    .init(name: "a\"b", content: Array("one".utf8)), .init(name: "empty", content: []),
                    .init(name: "file", content: [0, 1], fileName: "x.bin", contentType: "application/x-thing"),
                ]))
        }
        #expect(body.contains("Content-Type: multipart/form-data; boundary="))
        #expect(body.contains("name=\"a%22b\"\r\n\r\none\r\n"))
        #expect(body.contains("name=\"empty\"\r\n\r\n\r\n"))
        #expect(
            body.contains(
                "name=\"file\"; filename=\"x.bin\"\r\nContent-Type: application/x-thing\r\n\r\n\u{0}\u{1}\r\n"))
    }

    @Test(arguments: [
        TransferRequest(url: "http://h/", headers: [HeaderField("X", "a\r\nEvil: 1")]),
        TransferRequest(url: "http://h/", headers: [HeaderField("X", "a\0b")]),
        TransferRequest(url: "http://h/", headers: [HeaderField("X\r\nEvil", "1")]),
        TransferRequest(url: "http://h/", headers: [HeaderField("X: y", "1")]),
        TransferRequest(url: "http://h/", headers: [HeaderField("", "1")]),
        TransferRequest(url: "http://h/", headers: [HeaderField("Content-Length", "7")]),
        TransferRequest(method: "GET / HTTP/1.1\r\nEvil: 1\r\n", url: "http://h/"),
        TransferRequest(method: "", url: "http://h/"),
        TransferRequest(method: "CONNECT", url: "http://h/"),
        TransferRequest(method: "HEAD", url: "http://h/", body: .bytes([1])),
        TransferRequest(url: "http://h/", login: .bearer(token: "a\r\nEvil: 1", user: nil)),
        TransferRequest(url: "http://h/", login: .password(user: "a:b", password: "c")),
        TransferRequest(url: "http://h/", login: .password(user: "a", password: "c\0d")),
        TransferRequest(url: ""),
        TransferRequest(url: "/relative"),
        TransferRequest(url: "http://h/\0"),
        TransferRequest(url: "http://h/a\r\nb"),
        TransferRequest(url: "http://anna:secret@h/"),
        TransferRequest(url: "ftp://h/"),
        TransferRequest(url: "file:///etc/passwd"),
        TransferRequest(url: "smb://h/a"),
        TransferRequest(url: "http://h:99999/"),
        TransferRequest(method: "POST", url: "http://h/", body: .multipart([.init(name: "a\r\nb", content: [])])),
        TransferRequest(url: "imap://h/INBOX", mailCommand: "NOOP\r\nA9 LOGOUT"),
        TransferRequest(url: "imap://h/INBOX", mailCommand: ""),
        TransferRequest(url: "imap://h/INBOX", mailCommand: "UID FETCH 1 (FLAGS BODY.PEEK[])"),
        TransferRequest(url: "imap://h/INBOX", mailCommand: "fetch 1 rfc822.header"),
        TransferRequest(url: "imap://h/INBOX", login: .password(user: "a\r\nb", password: "c")),
    ])
    func badRequestsAreNotSent(request: TransferRequest) async {
        let outcome = await fetch(request)
        #expect(outcome.failure?.kind == .invalidRequest)
        #expect(outcome.answer == nil)
        #expect(outcome.failure?.detail.contains("secret") == false)
    }
}
