import Synchronization
import Testing
import Transfers

@testable import CurlTransfers

/// Mail servers that behave badly, played by a script.
@Suite struct MailServerTests {
    /// Answers an IMAP client as far as the script has something for a command; `nil` ends the connection.
    private func server(
        _ replies: @escaping @Sendable (_ tag: String, _ command: String, _ connection: Connection) -> String?
    ) throws -> LoopbackServer {
        try LoopbackServer { connection in
            connection.send("* OK ready\r\n")
            var pending = ""
            while let bytes = connection.read() {
                pending += String(decoding: bytes, as: UTF8.self)
                while let end = pending.firstRange(of: "\r\n") {
                    let line = pending[..<end.lowerBound]
                    pending.removeSubrange(..<end.upperBound)
                    let tag = String(line.prefix { $0 != " " })
                    let command = String(line.dropFirst(tag.count + 1))
                    let usual: String? =
                        switch command.prefix(6) {
                        case "CAPABI": "* CAPABILITY IMAP4rev1\r\n\(tag) OK\r\n"
                        case "LOGIN ": "\(tag) OK\r\n"
                        case "SELECT": "* 1 EXISTS\r\n\(tag) OK\r\n"
                        default: nil
                        }
                    guard let reply = usual ?? replies(tag, command, connection) else { return }
                    connection.send(reply)
                }
            }
        }
    }

    private func request(
        _ server: LoopbackServer, _ path: String = "/INBOX;UID=1", command: String? = nil, limits: Limits = Limits()
    ) -> TransferRequest {
        TransferRequest(
            url: "imap://127.0.0.1:\(server.port)\(path)", login: .password(user: "a", password: "b"), limits: limits,
            mailCommand: command)
    }

    private let whole = "* 1 FETCH (UID 1 BODY[] {5}\r\nhello)\r\n"

    /// The script does not answer LOGOUT, which libcurl says after a failure, and waits for.
    @Test func anUnsolicitedFetchIsTriedAgain() async throws {
        let server = try server { [whole] tag, command, connection in
            guard command.hasPrefix("UID FETCH") else { return "" }
            return (connection.number == 1 ? "* 1 FETCH (FLAGS (\\Seen))\r\n" : "") + whole + "\(tag) OK\r\n"
        }
        let outcome = await fetch(request(server))
        #expect(outcome.failure == nil, "\(outcome.failure?.detail ?? "")")
        #expect(outcome.text == "hello")
        #expect(server.accepted == 2)
        let points = [outcome.timings.resolved, outcome.timings.connected, outcome.timings.firstByte]
        #expect(points == points.sorted())
    }

    @Test func butOnlyOnce() async throws {
        let server = try server { tag, _, _ in "* 1 FETCH (FLAGS (\\Seen))\r\n\(tag) OK\r\n" }
        #expect(await fetch(request(server)).failure?.kind == .malformed)
        #expect(server.accepted == 2)
    }

    /// 5000 numbers, 30 KB in one line, in pieces.
    @Test func aListLongerThanLibcurlsBuffer() async throws {
        let list = "* SEARCH " + (10_000..<15_000).map(String.init).joined(separator: " ") + "\r\n"
        let server = try server { tag, command, connection in
            guard command.hasPrefix("UID SEARCH") else { return "" }
            connection.send(String(list.prefix(10_000)))
            pause(milliseconds: 50)
            connection.send(String(list.dropFirst(10_000)))
            return "\(tag) OK\r\n"
        }
        let outcome = await fetch(request(server, "/INBOX", command: "UID SEARCH ALL"))
        #expect(outcome.failure == nil)
        #expect(outcome.text == list)
    }

    @Test func aMessageAboveTheLimit() async throws {
        let server = try server { tag, command, connection in
            guard command.hasPrefix("UID FETCH") else { return nil }
            connection.send("* 1 FETCH (BODY[] {4000000000}\r\n")
            while connection.send(String(repeating: "x", count: 10_000)) {}
            return nil
        }
        let outcome = await fetch(request(server, limits: Limits(bodyBytes: 1000)))
        #expect(outcome.failure?.kind == .tooLarge)
        #expect(outcome.answer?.body.count == 1000)
    }

    @Test func aGreetingWithoutEnd() async throws {
        let server = try LoopbackServer { connection in
            while connection.send("* \(String(repeating: "x", count: 1000))\r\n") {}
        }
        let outcome = await fetch(request(server, limits: Limits(totalMilliseconds: 5000, bodyBytes: 10_000)))
        #expect(outcome.failure?.kind == .malformed || outcome.failure?.kind == .tooManyHeaders)
    }

    @Test func aLineWithoutEnd() async throws {
        let server = try LoopbackServer { connection in
            while connection.send(String(repeating: "x", count: 100_000)) {}
        }
        let before = processStatus("VmRSS")
        let outcome = await fetch(request(server, limits: Limits(totalMilliseconds: 2000)))
        #expect(outcome.failure != nil)
        #expect(processStatus("VmRSS") - before < 100 * 1024)
    }

    @Test func silence() async throws {
        let server = try server { _, _, _ in "" }
        let outcome = await fetch(request(server, limits: Limits(totalMilliseconds: 700)))
        #expect(outcome.failure?.kind == .timeout)
    }

    @Test func connectionsCutShort() async throws {
        let server = try server { _, command, connection in
            if command.hasPrefix("UID FETCH") { connection.send("* 1 FETCH (BODY[] {500}\r\nhalf") }
            return nil
        }
        let outcome = await fetch(request(server))
        #expect(outcome.failure?.kind == .cutOff)
        #expect(outcome.text == "half")
        let search = await fetch(request(server, "/INBOX", command: "UID SEARCH ALL"))
        #expect(search.failure?.kind == .cutOff)
    }

    @Test func aServerThatHesitatesAtTheEndHoldsUpNobodyElse() async throws {
        let isHeld = Mutex(false)
        let mail = try server { [whole] tag, command, connection in
            guard command.hasPrefix("UID FETCH") else { return "" }
            connection.send(whole)
            isHeld.withLock { $0 = true }
            // libcurl now waits for the tagged line, blocking its thread.
            pause(milliseconds: 2000)
            return "\(tag) OK\r\n"
        }
        let web = try LoopbackServer(answering: answer(body: "ok"))
        let client = CurlTransferClient()
        let session = client.openSession()
        let isOver = Flag()
        let slow = Task {
            let outcome = await client.transfer(request(mail), in: session)
            isOver.set()
            return outcome
        }
        #expect(await comes { isHeld.withLock { $0 } })
        let quick = await fetch(TransferRequest(url: web.url), client)
        #expect(quick.text == "ok")
        #expect(!isOver.isSet)
        #expect(await slow.value.text == "hello")
    }

    /// LOGOUT is never answered: closing must not wait for it.
    @Test func closingDoesNotWaitForLogout() async throws {
        let server = try server { tag, command, _ in command == "NOOP" ? "\(tag) OK\r\n" : "" }
        let client = CurlTransferClient(configuration: .init(mailThreads: 1))
        for _ in 0..<3 {
            let session = client.openSession()
            let outcome = await client.transfer(request(server, "/INBOX", command: "NOOP"), in: session)
            #expect(outcome.failure == nil)
            #expect(outcome.timings.total < 5_000_000)
            client.closeSession(session)
        }
    }
}
