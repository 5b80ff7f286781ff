import Foundation
import Testing
import Transfers

@testable import CurlTransfers

/// TLS against a server that is not ours.
@Suite struct TLSTests {
    private static let certificates = Result { try Certificates() }

    private final class Server: Sendable {
        let port: Int
        private let program: Program

        init(_ certificates: Certificates, _ more: [String] = []) async throws {
            let port = freePort()
            self.port = port
            program = try Program(
                "/usr/bin/openssl",
                [
                    "s_server", "-www", "-quiet", "-accept", "127.0.0.1:\(port)", "-cert", certificates.certificate,
                    "-key", certificates.key,
                ] + more)
            guard await comes({ listens(port) }) else { throw LoopbackServer.NoServer() }
        }
    }

    private func request(_ server: Server, host: String = "localhost", authority: String?) -> TransferRequest {
        TransferRequest(url: "https://\(host):\(server.port)/", trust: .init(authorityFile: authority))
    }

    @Test func anUntrustedCertificate() async throws {
        let server = try await Server(Self.certificates.get())
        let outcome = await fetch(request(server, authority: nil))
        #expect(outcome.failure?.kind == .tls)
        #expect(outcome.answer == nil)
        #expect(outcome.timings.connected > 0)
    }

    @Test(arguments: ["localhost", "127.0.0.1"]) func aPrivateAuthority(host: String) async throws {
        let certificates = try Self.certificates.get()
        let server = try await Server(certificates)
        let outcome = await fetch(request(server, host: host, authority: certificates.authority))
        #expect(outcome.failure == nil)
        #expect(outcome.answer?.status == 200)
        #expect(outcome.timings.secured > outcome.timings.connected)
    }

    @Test func aCertificateOfAnotherHost() async throws {
        let certificates = try Certificates(names: "DNS:elsewhere.example")
        let server = try await Server(certificates)
        for host in ["localhost", "127.0.0.1"] {
            let outcome = await fetch(request(server, host: host, authority: certificates.authority))
            #expect(outcome.failure?.kind == .tls)
            #expect(outcome.answer == nil)
        }
    }

    @Test func oldProtocolsAreRefused() async throws {
        let certificates = try Self.certificates.get()
        let server = try await Server(certificates, ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
        let outcome = await fetch(request(server, authority: certificates.authority))
        #expect(outcome.failure?.kind == .tls)
    }

    @Test func plainTextWhereTLSIsDue() async throws {
        let server = try LoopbackServer(answering: answer())
        let outcome = await fetch(
            TransferRequest(url: "https://127.0.0.1:\(server.port)/", limits: Limits(totalMilliseconds: 3000)))
        #expect(outcome.failure?.kind == .tls || outcome.failure?.kind == .timeout)
    }

    @Test func anUnreadableAuthorityFileIsOurFault() async throws {
        let scratch = try Scratch()
        let garbage = try scratch.write("garbage.pem", "no certificate")
        for file in ["/nonexistent/ca.pem", "/dev/zero", scratch.path, garbage] {
            let server = try LoopbackServer(answering: answer())
            let outcome = await fetch(
                TransferRequest(url: "https://127.0.0.1:\(server.port)/", trust: .init(authorityFile: file)))
            #expect(outcome.failure?.kind == .local, "\(file): \(outcome.failure?.detail ?? "")")
        }
    }

    /// `s_server -www` prints whether the TLS session was resumed.
    @Test func sessionsDoNotShareTLSSessions() async throws {
        let certificates = try Self.certificates.get()
        let server = try await Server(certificates, ["-tls1_2"])
        let client = CurlTransferClient()
        let (one, other) = (client.openSession(), client.openSession())
        let request = request(server, authority: certificates.authority)
        var texts: [String] = []
        for session in [one, one, other] { texts.append(await client.transfer(request, in: session).text) }
        #expect(texts[0].contains("\nNew, "))
        #expect(texts[1].contains("\nReused, "))
        #expect(texts[2].contains("\nNew, "))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")))
    func http2ByALPN() async throws {
        let certificates = try Self.certificates.get()
        let port = freePort()
        let folder = certificates.scratch.path
        let configuration = try certificates.scratch.write(
            "nginx.conf",
            """
            daemon off; master_process off; pid \(folder)/nginx.pid; error_log \(folder)/error.log;
            events {}
            http {
                access_log off; client_body_temp_path \(folder)/a; proxy_temp_path \(folder)/b;
                fastcgi_temp_path \(folder)/c; uwsgi_temp_path \(folder)/d; scgi_temp_path \(folder)/e;
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate \(certificates.certificate); ssl_certificate_key \(certificates.key);
                    location / { add_header X-One 1; return 200 "hello"; }
                    location /cut { proxy_pass http://127.0.0.1:1; }
                }
            }
            """)
        let nginx = try Program("/usr/sbin/nginx", ["-c", configuration, "-e", folder + "/error.log"])
        #expect(await comes { listens(port) })
        let client = CurlTransferClient()
        let session = client.openSession()
        let request = TransferRequest(
            url: "https://localhost:\(port)/", headers: [HeaderField("X-Empty", "")],
            trust: .init(authorityFile: certificates.authority))
        let first = await client.transfer(request, in: session)
        #expect(first.failure == nil, "\(first.failure?.detail ?? "")")
        #expect(first.answer?.httpVersion == "2")
        #expect(first.answer?.headers.value(of: "X-One") == "1")
        #expect(first.text == "hello")
        let more = await withTaskGroup(of: TransferOutcome.self) { group in
            for _ in 0..<20 { group.addTask { await client.transfer(request, in: session) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(more.allSatisfy { $0.failure == nil && $0.reusedConnection && $0.text == "hello" })
        withExtendedLifetime(nginx) {}
    }
}
