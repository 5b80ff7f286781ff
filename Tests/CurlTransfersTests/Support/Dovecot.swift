import Foundation

/// A Dovecot of the test's own: plain, STARTTLS and TLS ports, every user has the same password.
final class Dovecot: Sendable {
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot")
    static let password = "secret\"word1"

    let certificates: Certificates
    let plainPort: Int
    let securePort: Int
    private let folder: String
    private let program: Program

    init() async throws {
        certificates = try Certificates()
        folder = certificates.scratch.path
        plainPort = freePort()
        securePort = freePort()
        let isRoot = getuid() == 0
        // The mail users are nobody when we are root: Dovecot does not serve root.
        let (uid, gid) = isRoot ? (65534, 65534) : (Int(getuid()), Int(getgid()))
        chmod(folder, 0o755)
        try FileManager.default.createDirectory(atPath: folder + "/mail", withIntermediateDirectories: true)
        chmod(folder + "/mail", 0o777)
        let users = isRoot ? "" : "default_internal_user = \(NSUserName())\ndefault_login_user = \(NSUserName())"
        let configuration = try certificates.scratch.write(
            "dovecot.conf",
            """
            base_dir = \(folder)/run
            state_dir = \(folder)/state
            log_path = \(folder)/dovecot.log
            protocols = imap
            listen = 127.0.0.1
            \(users)
            ssl = yes
            ssl_cert = <\(certificates.certificate)
            ssl_key = <\(certificates.key)
            disable_plaintext_auth = no
            auth_failure_delay = 0
            mail_location = maildir:\(folder)/mail/%u
            passdb {
              driver = static
              args = password=\(Self.password)
            }
            userdb {
              driver = static
              args = uid=\(uid) gid=\(gid) home=\(folder)/mail/%u
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = \(plainPort)
              }
              inet_listener imaps {
                port = \(securePort)
                ssl = yes
              }
            }
            service anvil {
              chroot =
            }
            """)
        program = try Program("/usr/sbin/dovecot", ["-F", "-c", configuration])
        let ports = [plainPort, securePort]
        guard await comes({ ports.allSatisfy(listens) }) else { throw LoopbackServer.NoServer() }
    }

    /// Puts a message into somebody's inbox; line ends become CRLF on the wire.
    func deliver(_ message: String, to user: String) throws {
        let box = "\(folder)/mail/\(user)"
        for part in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(atPath: "\(box)/\(part)", withIntermediateDirectories: true)
            chmod("\(box)/\(part)", 0o777)
        }
        chmod(box, 0o777)
        try message.write(toFile: "\(box)/new/\(UUID().uuidString)", atomically: false, encoding: .utf8)
    }

    /// How many connections were logged in so far.
    var logins: Int {
        let log = (try? String(contentsOfFile: folder + "/dovecot.log", encoding: .utf8)) ?? ""
        return log.split(separator: "\n").count { $0.contains("imap-login: Info: Login:") }
    }

    var log: String { (try? String(contentsOfFile: folder + "/dovecot.log", encoding: .utf8)) ?? "" }
}
