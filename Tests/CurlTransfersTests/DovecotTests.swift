import Foundation
import Testing
import Transfers

@testable import CurlTransfers

/// IMAP against Dovecot, with the traps of libcurl 7.88.
@Suite(.enabled(if: Dovecot.isInstalled)) struct DovecotTests {
    private final class Desk: Sendable {
        let dovecot: Dovecot
        init() async throws { dovecot = try await Dovecot() }
    }

    private static let desk = Task { try await Desk() }

    private func dovecot() async throws -> Dovecot { try await Self.desk.value.dovecot }

    private enum Door: CaseIterable {
        case plain
        case startTLS
        case tls
    }

    private func request(
        _ dovecot: Dovecot, _ path: String, user: String, command: String? = nil, door: Door = .plain,
        password: String = Dovecot.password
    ) -> TransferRequest {
        let port = door == .tls ? dovecot.securePort : dovecot.plainPort
        return TransferRequest(
            url: "\(door == .tls ? "imaps" : "imap")://localhost:\(port)\(path)",
            login: .password(user: user, password: password),
            trust: .init(authorityFile: dovecot.certificates.authority), mailCommand: command,
            requiresStartTLS: door == .startTLS)
    }

    private func message(_ subject: String, _ body: String = "Hello") -> String {
        "From: a@example.com\nTo: b@example.com\nSubject: \(subject)\n\n\(body)\n"
    }

    @Test(arguments: Door.allCases) private func everyDoor(door: Door) async throws {
        let dovecot = try await dovecot()
        // Dovecot lowers the case of names.
        let user = "door-\(door)".lowercased()
        try dovecot.deliver(message("reset"), to: user)
        let found = await fetch(
            request(dovecot, "/INBOX", user: user, command: "UID SEARCH SUBJECT \"reset\"", door: door))
        #expect(found.failure == nil, "\(found.failure?.detail ?? "")")
        #expect(found.text == "* SEARCH 1\r\n")
        let mail = await fetch(request(dovecot, "/INBOX;UID=1", user: user, door: door))
        #expect(mail.failure == nil)
        #expect(mail.text == message("reset").replacingOccurrences(of: "\n", with: "\r\n"))
        #expect(mail.answer?.protocolLines.contains { $0.hasPrefix("* OK [UIDNEXT ") } == true)
        #expect(mail.answer?.protocolLines.contains { $0.contains("Hello") } == false)
        #expect(mail.answer?.status == 0)
    }

    @Test func oneConnectionPerSession() async throws {
        let dovecot = try await dovecot()
        try dovecot.deliver(message("one"), to: "reuse")
        let client = CurlTransferClient()
        let session = client.openSession()
        var reused: [Bool] = []
        for (path, command) in [
            ("/INBOX", "NOOP"), ("/INBOX", "UID SEARCH ALL"), ("/INBOX;UID=1", nil), ("/INBOX", "NOOP"),
            ("/INBOX", "UID STORE 1 +FLAGS.SILENT (\\Deleted)"), ("/INBOX", "EXPUNGE"),
        ] {
            let outcome = await client.transfer(request(dovecot, path, user: "reuse", command: command), in: session)
            #expect(outcome.failure == nil, "\(command ?? path): \(outcome.failure?.detail ?? "")")
            reused.append(outcome.reusedConnection)
        }
        #expect(reused == [false, true, true, true, true, true])
        let other = client.openSession()
        let last = await client.transfer(
            request(dovecot, "/INBOX", user: "reuse", command: "UID SEARCH ALL"), in: other)
        #expect(!last.reusedConnection)
        #expect(last.text == "* SEARCH\r\n")
        client.closeSession(session)
        client.closeSession(other)
    }

    @Test func newMailIsSeenAfterNOOP() async throws {
        let dovecot = try await dovecot()
        try dovecot.deliver(message("first"), to: "polling")
        let client = CurlTransferClient()
        let session = client.openSession()
        func search() async -> String {
            await client.transfer(request(dovecot, "/INBOX", user: "polling", command: "UID SEARCH ALL"), in: session)
                .text
        }
        #expect(await search() == "* SEARCH 1\r\n")
        try dovecot.deliver(message("second"), to: "polling")
        _ = await client.transfer(request(dovecot, "/INBOX", user: "polling", command: "NOOP"), in: session)
        #expect(await search() == "* SEARCH 1 2\r\n")
    }

    @Test func aBodyThatLooksLikeTheProtocol() async throws {
        let dovecot = try await dovecot()
        let body = "A004 OK x\n* BYE\nA005 NO y\n)\n* 1 FETCH (BODY[] {3}"
        try dovecot.deliver(message("trap", body), to: "trap")
        let client = CurlTransferClient()
        let session = client.openSession()
        _ = await client.transfer(request(dovecot, "/INBOX", user: "trap", command: "NOOP"), in: session)
        let mail = await client.transfer(request(dovecot, "/INBOX;UID=1", user: "trap"), in: session)
        #expect(mail.text == message("trap", body).replacingOccurrences(of: "\n", with: "\r\n"))
        let after = await client.transfer(
            request(dovecot, "/INBOX", user: "trap", command: "UID SEARCH ALL"), in: session)
        #expect(after.text == "* SEARCH 1\r\n")
    }

    @Test func aListLongerThanLibcurlsBuffer() async throws {
        let dovecot = try await dovecot()
        for _ in 0..<3000 { try dovecot.deliver(message("many"), to: "many") }
        let outcome = await fetch(request(dovecot, "/INBOX", user: "many", command: "UID SEARCH ALL"))
        #expect(outcome.text == "* SEARCH " + (1...3000).map(String.init).joined(separator: " ") + "\r\n")
    }

    @Test func wrongPasswordAndMissingMailboxAreDifferent() async throws {
        let dovecot = try await dovecot()
        try dovecot.deliver(message("x"), to: "wrong")
        let password = await fetch(request(dovecot, "/INBOX", user: "wrong", command: "NOOP", password: "hunter22"))
        #expect(password.failure?.kind == .loginRefused)
        #expect(password.answer?.protocolLines.contains { $0.contains("AUTHENTICATIONFAILED") } == true)
        let mailbox = await fetch(request(dovecot, "/Nowhere", user: "wrong", command: "NOOP"))
        #expect(mailbox.failure?.kind == .mailRefused)
        #expect(mailbox.answer?.protocolLines.contains { $0.contains("NO ") && $0.contains("exist") } == true)
        let message = await fetch(request(dovecot, "/INBOX;UID=99", user: "wrong"))
        #expect(message.failure?.kind == .mailRefused)
        let command = await fetch(request(dovecot, "/INBOX", user: "wrong", command: "UID NONSENSE"))
        #expect(command.failure?.kind == .mailRefused)
        for outcome in [password, mailbox, message, command] {
            let words = (outcome.answer?.protocolLines ?? []) + [outcome.failure?.detail ?? ""]
            let secret = Data("\0wrong\0\(Dovecot.password)".utf8).base64EncodedString()
            #expect(!words.contains { $0.contains("hunter22") || $0.contains(Dovecot.password) || $0.contains(secret) })
        }
    }

    @Test func percentSignsArriveAsTheyAre() async throws {
        let dovecot = try await dovecot()
        try dovecot.deliver(message("100%25 sure"), to: "percent")
        let hit = await fetch(
            request(dovecot, "/INBOX", user: "percent", command: "UID SEARCH SUBJECT \"100%25 sure\""))
        #expect(hit.text == "* SEARCH 1\r\n")
        let miss = await fetch(request(dovecot, "/INBOX", user: "percent", command: "UID SEARCH SUBJECT \"100% sure\""))
        #expect(miss.text == "* SEARCH\r\n")
    }

    @Test func plainAndSecureDoNotShareAConnection() async throws {
        let dovecot = try await dovecot()
        try dovecot.deliver(message("x"), to: "mixed")
        let client = CurlTransferClient()
        let session = client.openSession()
        for door in [Door.plain, .startTLS, .plain] {
            let outcome = await client.transfer(
                request(dovecot, "/INBOX", user: "mixed", command: "NOOP", door: door), in: session)
            #expect(outcome.failure == nil)
            let isSecure = outcome.timings.secured > outcome.timings.connected
            #expect(outcome.reusedConnection || isSecure == (door == .startTLS))
            #expect(outcome.reusedConnection == false || door == .plain)
        }
    }

    @Test func anUntrustedMailServer() async throws {
        let dovecot = try await dovecot()
        for door in [Door.tls, .startTLS] {
            var request = request(dovecot, "/INBOX", user: "untrusted", command: "NOOP", door: door)
            request.trust = .init()
            #expect(await fetch(request).failure?.kind == .tls)
        }
    }
}
