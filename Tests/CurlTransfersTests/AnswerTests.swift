import Testing
import Transfers

@testable import CurlTransfers

/// What comes back when all is well.
@Suite struct AnswerTests {
    private func reply(_ bytes: [UInt8], limits: Limits = Limits()) async throws -> TransferOutcome {
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.send(bytes)
        }
        defer { server.stop() }
        return await fetch(TransferRequest(url: server.url, limits: limits))
    }

    private func reply(_ text: String) async throws -> TransferOutcome { try await reply(Array(text.utf8)) }

    @Test func aRedirectIsAnAnswer() async throws {
        let server = try LoopbackServer(answering: answer("302 Found", ["Location: /elsewhere"]))
        let outcome = await fetch(TransferRequest(url: server.url))
        #expect(outcome.failure == nil)
        #expect(outcome.answer?.status == 302)
        #expect(outcome.answer?.headers.value(of: "location") == "/elsewhere")
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [200, 204, 304, 404, 500, 599]) func everyStatusIsAnAnswer(status: Int) async throws {
        let outcome = try await reply(answer("\(status) Whatever"))
        #expect(outcome.failure == nil)
        #expect(outcome.answer?.status == status)
        #expect(outcome.answer?.httpVersion == "1.1")
    }

    @Test func fieldsOfTheFinalAnswerInOrder() async throws {
        let outcome = try await reply(
            "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.0 200 OK\r\nB: 1\r\na: 2\r\nB:3 \r\nEmpty:\r\n"
                + "Folded: one\r\n  two\r\nContent-Length: 2\r\n\r\nhi")
        #expect(outcome.failure == nil)
        #expect(outcome.answer?.httpVersion == "1.0")
        #expect(
            outcome.answer?.headers == [
                HeaderField("B", "1"), HeaderField("a", "2"), HeaderField("B", "3"), HeaderField("Empty", ""),
                HeaderField("Folded", "one two"), HeaderField("Content-Length", "2"),
            ])
        #expect(outcome.text == "hi")
    }

    @Test func trailersAreNoFields() async throws {
        let outcome = try await reply(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n2\r\nhi\r\n0\r\nX-T: 1\r\n\r\n")
        #expect(outcome.failure == nil)
        #expect(outcome.answer?.headers.map(\.name) == ["Transfer-Encoding", "Trailer"])
        #expect(outcome.text == "hi")
    }

    @Test func bytesThatAreNoText() async throws {
        let outcome = try await reply(
            Array("HTTP/1.1 200 OK\r\nX: a".utf8) + [0xFF, 0xC3] + Array("b\r\nContent-Length: 3\r\n\r\n".utf8) + [
                0xFF, 0, 0xFE,
            ])
        #expect(outcome.failure == nil)
        #expect(outcome.answer?.headers.value(of: "x") == "a\u{FFFD}\u{FFFD}b")
        #expect(outcome.answer?.body == [0xFF, 0, 0xFE])
    }

    /// "softdown " twelve times, compressed by gzip, brotli and zstd.
    @Test(arguments: [
        ("gzip", Samples.gzip), ("br", Samples.brotli), ("zstd", Samples.zstandard),
    ])
    func compressedBodies(coding: String, bytes: [UInt8]) async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: \(coding)\r\nContent-Length: \(bytes.count)\r\n\r\n"
        let outcome = try await reply(Array(head.utf8) + bytes)
        #expect(outcome.failure == nil)
        #expect(outcome.text == String(repeating: "softdown ", count: 12))
    }

    @Test func timingsDoNotRunBackwards() async throws {
        let server = try LoopbackServer { connection in
            while connection.readRequest() != nil {
                pause(milliseconds: 60)
                connection.send(answer(body: "a"))
            }
        }
        let client = CurlTransferClient()
        let session = client.openSession()
        let first = await client.transfer(TransferRequest(url: server.url), in: session)
        let second = await client.transfer(TransferRequest(url: server.url), in: session)
        for timings in [first.timings, second.timings] {
            let points = [timings.resolved, timings.connected, timings.secured, timings.firstByte, timings.total]
            #expect(points == points.sorted())
            #expect(timings.firstByte - timings.secured >= 50_000)
        }
        #expect(!first.reusedConnection)
        #expect(second.reusedConnection)
        #expect(first.remoteAddress == "127.0.0.1")
    }
}
