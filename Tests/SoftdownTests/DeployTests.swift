import Foundation
import Testing

/// What starts softdown on a host, held against the tools that read it.
@Suite struct DeployTests {
    private func site() throws -> SiteFolder {
        let site = try SiteFolder()
        try site.write(
            "probes/softdown.yaml",
            try #require(site.read("probes/softdown.yaml")).replacing(
                "    user: anna\n", with: "    user: anna\n    password: { credential: anna_password }\n")
                + "secrets:\n  token: { credential: twilio_token }\noutput: { metrics: /var/lib/prometheus/node-exporter/softdown.prom }\n"
        )
        return site
    }

    private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    @Test func `the units name credentials, folders and a limit`() throws {
        let site = try site()
        let printed = try site.softdown("deploy", "systemd", "--user", "monitor", "--every", "5")
        #expect(printed.status == 0, "\(printed.errors)")
        for line in [
            "LoadCredential=anna_password:/etc/softdown/credentials/anna_password",
            "LoadCredential=twilio_token:/etc/softdown/credentials/twilio_token",
            "ReadWritePaths=/var/lib/prometheus/node-exporter", "ReadWritePaths=\(site.path)",
            "WorkingDirectory=\(site.path)", "User=monitor", "OnCalendar=*:0/5", "TimeoutStartSec=660s",
            "OnFailure=softdown-failed.service",
        ] {
            #expect(printed.output.contains("\n\(line)\n"), "\(line)\n\(printed.output)")
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
    func `systemd finds nothing to complain of`() throws {
        let site = try site()
        #expect(try site.softdown("deploy", "systemd", "--into", "units", "--user", "root").status == 0)
        let units = ["softdown.service", "softdown.timer", "softdown-failed.service"].map { "\(site.path)/units/\($0)" }
        let verified = try run("/usr/bin/systemd-analyze", ["verify"] + units)
        // What the host's own units are blamed for is not ours.
        let ours = verified.output.split(separator: "\n").filter { $0.contains("softdown") }
        #expect(ours.isEmpty, "\(verified.output)")
        let security = try run(
            "/usr/bin/systemd-analyze", ["security", "--offline=true", "--threshold=20", "--no-pager", units[0]])
        #expect(security.status == 0, "\(security.output)")
    }

    @Test func `the crontab line goes to the site and escapes what cron reads`() throws {
        let site = try SiteFolder()
        try FileManager.default.createDirectory(
            atPath: site.path + "/50% of it", withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: site.path + "/probes", toPath: site.path + "/50% of it/probes")
        let printed = try site.softdown("deploy", "cron", "--probes", "50% of it/probes", "--program", "/opt/softdown")
        #expect(printed.status == 0, "\(printed.errors)")
        #expect(printed.output.hasSuffix("* * * * * softdown cd '\(site.path)/50\\% of it' && /opt/softdown run\n"))
    }

    @Test func `a user who is not there, or who does not own the site, is told`() throws {
        let site = try SiteFolder()
        let nobody = try site.softdown("deploy", "cron", "--user", "not-there")
        #expect(nobody.status == 0)
        #expect(nobody.errors.contains("sudo useradd --system not-there"), "\(nobody.errors)")
        let attributes = try FileManager.default.attributesOfItem(atPath: site.path)
        let owner = try #require(attributes[.ownerAccountName] as? String)
        #expect(try site.softdown("deploy", "cron", "--user", owner).errors.isEmpty)
        guard owner != "daemon" else { return }
        for kind in ["cron", "systemd"] {
            let other = try site.softdown("deploy", kind, "--user", "daemon")
            #expect(other.errors.contains("sudo chown -R daemon \(site.path)"), "\(other.errors)")
        }
    }

    /// Debian's folder of the collector is root's.
    @Test func `a folder for the metrics that the user cannot write to is told`() throws {
        guard getuid() == 0 else { return }
        let (site, folder) = (try SiteFolder(), try TemporaryFolder())
        let metrics = folder.path + "/node-exporter"
        try FileManager.default.createDirectory(atPath: metrics, withIntermediateDirectories: true)
        try site.change("probes/softdown.yaml", "confirm:", "output: { metrics: \(metrics)/softdown.prom }\nconfirm:")
        #expect(chown(site.path, 1, 1) == 0)
        for kind in ["cron", "systemd"] {
            let told = try site.softdown("deploy", kind, "--user", "daemon").errors
            #expect(told.contains("\(metrics) does not belong to 'daemon'"), "\(told)")
            #expect(told.contains("sudo chown daemon \(metrics)\n") && !told.contains("chown -R"), "\(told)")
        }
        #expect(chmod(metrics, 0o775) == 0)
        #expect(try !site.softdown("deploy", "cron", "--user", "daemon").errors.contains("chown"))
        #expect(chmod(metrics, 0o755) == 0 && chown(metrics, 1, 1) == 0)
        #expect(try !site.softdown("deploy", "cron", "--user", "daemon").errors.contains("chown"))
    }

    @Test(arguments: [["--every", "7"], ["--every", "0"], ["--user", "a b"]])
    func `a schedule or a user that cannot be is refused`(_ arguments: [String]) throws {
        let site = try SiteFolder()
        for kind in ["systemd", "cron"] {
            let refused = try Program.run(["deploy", kind] + arguments, in: site.path, environment: [:])
            #expect(refused.status == 64)
            #expect(refused.errors.contains(arguments[0]))
        }
    }

    @Test func `a site that the service could not see is told`() throws {
        let site = try SiteFolder()
        let printed = try site.softdown("deploy", "systemd")
        #expect(printed.errors.contains("the service has a /tmp of its own") || !site.path.hasPrefix("/tmp"))
    }
}
