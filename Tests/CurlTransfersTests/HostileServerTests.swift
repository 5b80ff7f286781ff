import Foundation
import Testing
import Transfers

@testable import CurlTransfers

/// Servers that are broken, or mean it badly. No transfer hangs, grows without bound, or calls such an answer good.
@Suite struct HostileServerTests {
    private let short = Limits(totalMilliseconds: 1500, connectMilliseconds: 1000)

    private func outcome(
        limits: Limits = Limits(), of script: @escaping @Sendable (Connection) -> Void
    ) async throws -> TransferOutcome {
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            script(connection)
        }
        defer { server.stop() }
        return await fetch(TransferRequest(url: server.url, limits: limits))
    }

    /// What arrives, what it is called, and whether there is something of an answer beside the failure.
    @Test(arguments: [
        ("garbage\r\n\r\n", TransferFailure.Kind.malformed, false),
        ("", .cutOff, false),
        ("HTTP/1.1", .cutOff, false),
        ("HTTP/9.9 200 OK\r\n\r\n", .malformed, false),
        ("HTTP/1.1 banana\r\n\r\n", .malformed, false),
        ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhi", .malformed, true),
        ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhi", .malformed, true),
        ("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\nhi", .malformed, true),
        ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", .cutOff, true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", .cutOff, true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n", .cutOff, true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n", .cutOff, true),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", .malformed, true),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n\u{7F}llo", .malformed, true),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 5\r\n\r\nhello", .malformed, true),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\nhello", .malformed, true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Encoding: br\r\n\r\nhello", .malformed, true),
        ("HTTP/1.1 100 Continue\r\n\r\n", .cutOff, false),
    ])
    func brokenAnswers(bytes: String, kind: TransferFailure.Kind, hasAnswer: Bool) async throws {
        let outcome = try await outcome { $0.send(bytes) }
        #expect(outcome.failure?.kind == kind, "\(outcome.failure?.detail ?? "")")
        #expect((outcome.answer != nil) == hasAnswer)
        #expect(outcome.failure?.detail.isEmpty == false)
    }

    /// Sound, and still refused: see `AnswerCollector.countCodings`.
    @Test(arguments: ["Content-Encoding: gzip, gzip", "Content-Encoding: gzip\r\nTransfer-Encoding: gzip"])
    func compressedTwice(fields: String) async throws {
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\n\(fields)\r\n\r\n")
            connection.send(Samples.twice)
        }
        #expect(outcome.failure?.kind == .malformed)
        #expect(outcome.answer?.body == [])
    }

    /// libcurl calls a compressed body whole that breaks off before anything comes out. An empty text may be compressed.
    @Test(arguments: [
        (
            [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 2, 3] + Array(repeating: 0x61, count: 40),
            TransferFailure.Kind?.some(.malformed)
        ),
        ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], nil),
    ])
    func compressedAndBrokenOff(bytes: [UInt8], kind: TransferFailure.Kind?) async throws {
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bytes.count)\r\n\r\n")
            connection.send(bytes)
        }
        #expect(outcome.failure?.kind == kind, "\(outcome.failure?.detail ?? "")")
        #expect(outcome.answer?.body == [])
    }

    @Test func whatArrivedIsKeptBesideTheFailure() async throws {
        let outcome = try await outcome { $0.send("HTTP/1.1 200 OK\r\nX: 1\r\nContent-Length: 10\r\n\r\nhalf") }
        #expect(outcome.failure?.kind == .cutOff)
        #expect(outcome.answer?.status == 200)
        #expect(outcome.answer?.headers.value(of: "X") == "1")
        #expect(outcome.text == "half")
    }

    @Test func aResetInTheMiddle() async throws {
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
            pause(milliseconds: 100)
            connection.reset()
        }
        #expect(outcome.failure?.kind == .cutOff)
        #expect(outcome.text == "half")
    }

    @Test func headersWithoutEnd() async throws {
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\n")
            var number = 0
            while connection.send("X-\(number): \(String(repeating: "x", count: 500))\r\n") { number += 1 }
        }
        #expect(outcome.failure?.kind == .tooManyHeaders)
        #expect((outcome.answer?.headers.count ?? 0) <= 201)
    }

    @Test func manyTinyHeaders() async throws {
        let outcome = try await outcome(limits: Limits(headerCount: 1000, headerBytes: 1 << 20)) { connection in
            connection.send("HTTP/1.1 200 OK\r\n" + String(repeating: "a:b\r\n", count: 20_000) + "\r\nhi")
        }
        #expect(outcome.failure?.kind == .tooManyHeaders)
    }

    @Test func oneHeaderWithoutEnd() async throws {
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\nX: ")
            while connection.send(String(repeating: "x", count: 10_000)) {}
        }
        #expect(outcome.failure?.kind == .tooManyHeaders, "\(outcome.failure?.detail ?? "")")
    }

    @Test func interimAnswersWithoutEnd() async throws {
        let outcome = try await outcome { connection in
            while connection.send("HTTP/1.1 103 Early Hints\r\nX: 1\r\n\r\n") {}
        }
        #expect(outcome.failure?.kind == .tooManyHeaders)
        #expect(outcome.answer == nil)
    }

    @Test func trailersWithoutEnd() async throws {
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n")
            while connection.send("X: 1\r\n") {}
        }
        #expect(outcome.failure?.kind == .tooManyHeaders)
    }

    @Test func exactlyAsManyAsAllowed() async throws {
        let head = "HTTP/1.1 200 OK\r\n" + String(repeating: "a: b\r\n", count: 9) + "Content-Length: 4\r\n\r\n"
        let fits = try await outcome(limits: Limits(bodyBytes: 4, headerCount: 10)) { $0.send(head + "1234") }
        #expect(fits.failure == nil)
        #expect(fits.answer?.headers.count == 10)
        let fields = try await outcome(limits: Limits(bodyBytes: 4, headerCount: 9)) { $0.send(head + "1234") }
        #expect(fields.failure?.kind == .tooManyHeaders)
        let body = try await outcome(limits: Limits(bodyBytes: 3, headerCount: 10)) { $0.send(head + "1234") }
        #expect(body.failure?.kind == .tooLarge)
        #expect(body.text == "123")
    }

    @Test func aBodyWithoutEnd() async throws {
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\n\r\n")
            while connection.send(String(repeating: "x", count: 100_000)) {}
        }
        #expect(outcome.failure?.kind == .tooLarge)
        #expect(outcome.answer?.body.count == Limits().bodyBytes)
    }

    /// 200 MiB in 200 KiB.
    @Test func aCompressionBomb() async throws {
        let scratch = try Scratch()
        try Program.run(
            "/bin/sh", ["-c", "head -c 209715200 /dev/zero | gzip -9 > \(scratch.path)/bomb.gz"])
        let bomb = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/bomb.gz")))
        #expect(bomb.count < 1 << 20)
        let before = processStatus("VmRSS")
        let outcome = try await outcome { connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
            connection.send(bomb)
        }
        #expect(outcome.failure?.kind == .tooLarge)
        #expect(outcome.answer?.body.count == Limits().bodyBytes)
        #expect(processStatus("VmRSS") - before < 100 * 1024)
    }

    @Test func aByteASecond() async throws {
        let outcome = try await outcome(limits: short) { connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            while connection.send("x") { pause(milliseconds: 300) }
        }
        #expect(outcome.failure?.kind == .timeout)
        #expect((1...6).contains(outcome.text.count))
        #expect(outcome.timings.total >= 1_400_000)
    }

    @Test func silence() async throws {
        let outcome = try await outcome(limits: short) { _ in pause(milliseconds: 3000) }
        #expect(outcome.failure?.kind == .timeout)
        #expect(outcome.answer == nil)
    }

    @Test func nobodyListens() async throws {
        let port = freePort()
        let outcome = await fetch(TransferRequest(url: "http://127.0.0.1:\(port)/"))
        #expect(outcome.failure?.kind == .connect)
        #expect(!outcome.reusedConnection)
    }

    @Test func aNameThatNobodyHas() async throws {
        let outcome = await fetch(TransferRequest(url: "http://nonexistent.invalid/"))
        #expect(outcome.failure?.kind == .resolve, "\(outcome.failure?.detail ?? "")")
        #expect(outcome.answer == nil)
        #expect(outcome.remoteAddress == nil)
    }

    /// A connection that is never answered: the listener's queue is full.
    @Test func aConnectionThatIsNotTaken() async throws {
        let server = try BlackHole()
        let outcome = await fetch(
            TransferRequest(url: server.url, limits: Limits(totalMilliseconds: 3000, connectMilliseconds: 300)))
        #expect(outcome.failure?.kind == .timeout)
        #expect(outcome.failure?.detail.hasPrefix("while connecting") == true)
    }

    @Test func wordsOfTheServerAreMadeHarmless() {
        let request = TransferRequest(url: "http://h/", login: .password(user: "anna", password: "hunter22"))
        #expect(request.redacted("a\u{1B}[31m\r\nb hunter22 c") == "a [31m b … c")
        #expect(request.redacted(String(repeating: "x", count: 9999)).count == 400)
    }
}
