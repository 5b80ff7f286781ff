import Synchronization
import Testing
import Transfers

@testable import CurlTransfers

/// Mail that is handed over, to a server that is played by a script.
@Suite struct SubmissionTests {
    private final class Heard: Sendable {
        let text = Mutex("")
        var lines: [String] {
            text.withLock { $0.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init) }
        }
    }

    private func server(_ heard: Heard, end: String = "250 taken\r\n") throws -> LoopbackServer {
        try LoopbackServer { connection in
            connection.send("220 ready\r\n")
            var isMessage = false
            while let bytes = connection.read() {
                let text = String(decoding: bytes, as: UTF8.self)
                heard.text.withLock { $0 += text }
                for line in text.split(separator: "\r\n") {
                    if isMessage {
                        guard line == "." else { continue }
                        isMessage = false
                        connection.send(end)
                    } else if line == "DATA" {
                        isMessage = true
                        connection.send("354 go on\r\n")
                    } else {
                        connection.send("250 yes\r\n")
                    }
                }
            }
        }
    }

    private func request(_ port: Int, _ message: String, to recipients: [String] = ["b@ops.example"]) -> TransferRequest
    {
        TransferRequest(
            url: "smtp://127.0.0.1:\(port)", body: .bytes(Array(message.utf8)),
            envelope: .init(sender: "a@ops.example", recipients: recipients))
    }

    @Test func `a message arrives as it is, dots included`() async throws {
        let heard = Heard()
        let server = try server(heard)
        let outcome = await fetch(
            request(Int(server.port), "Subject: x\r\n\r\n.one\r\ntwo\r\n", to: ["b@ops.example", "c@ops.example"]))
        #expect(outcome.failure == nil, "\(outcome.failure?.detail ?? "")")
        let lines = heard.lines
        #expect(lines.contains { $0.hasPrefix("MAIL FROM:<a@ops.example>") })
        #expect(lines.contains { $0.hasPrefix("RCPT TO:<b@ops.example>") })
        #expect(lines.contains { $0.hasPrefix("RCPT TO:<c@ops.example>") })
        #expect(lines.contains("..one"))
        #expect(lines.contains("two"))
    }

    @Test func `a message that is refused is a failure`() async throws {
        let outcome = await fetch(request(Int(try server(Heard(), end: "554 no\r\n").port), "Subject: x\r\n\r\ny\r\n"))
        #expect(outcome.failure != nil)
    }

    @Test(arguments: ["", "a b@ops.example", "<a@ops.example>", "a@ops.example\r\nRCPT TO:<x@y.example>"])
    func `an address that could be a command is not sent`(_ address: String) async {
        let outcome = await fetch(request(9, "Subject: x\r\n\r\n", to: [address]))
        #expect(outcome.failure?.kind == .invalidRequest)
    }

    @Test func `mail is sent with an envelope and read without`() async {
        var sending = request(9, "x")
        sending.envelope = nil
        #expect(await fetch(sending).failure?.kind == .invalidRequest)
        var reading = request(9, "x")
        reading.url = "imap://127.0.0.1:9/INBOX"
        #expect(await fetch(reading).failure?.kind == .invalidRequest)
    }
}
