import ArgumentParser
import Foundation

/// Prints what starts softdown on a host. Nothing is installed: that stays with whoever owns the host.
struct DeployCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy",
        abstract: "Print the unit files or the crontab line that start softdown on this host.",
        discussion: """
            Examples:
              softdown deploy systemd
              softdown deploy systemd --into units && sudo cp units/softdown*.service units/softdown.timer /etc/systemd/system/
              softdown deploy cron | sudo tee /etc/cron.d/softdown
            """,
        subcommands: [SystemdCommand.self, CronCommand.self])

    struct HostOptions: ParsableArguments {
        @OptionGroup var site: SiteOptions

        @Option(name: .long, help: "The program. Default: this one.")
        var program: String?

        @Option(name: .long, help: "The user that softdown runs as.")
        var user = "softdown"

        @Option(name: .long, help: ArgumentHelp("How often softdown is started.", valueName: "minutes"))
        var every = 1

        func validate() throws {
            guard (1...30).contains(every), 60 % every == 0 else {
                throw ValidationError("--every is a number of minutes that an hour can be divided by, 30 at most")
            }
            let isName =
                user.first.map { $0.isLetter || $0 == "_" } ?? false
                && user.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
            guard isName else { throw ValidationError("--user is no name of a user: \(user)") }
        }

        /// - Parameter credentials: absolute.
        func deployment(credentials: String = "") throws -> Deployment {
            let loaded = try site.load()
            let directory = (site.baseDirectory as NSString).standardizingPath
            let invoked = program ?? Bundle.main.executablePath ?? CommandLine.arguments.first ?? "softdown"
            let path = invoked.hasPrefix("/") ? invoked : FileManager.default.currentDirectoryPath + "/" + invoked
            for text in [directory, path, credentials] where text.contains(where: \.isNewline) {
                throw ValidationError("a path with a line break cannot stand in a unit file: \(text)")
            }
            return Deployment(
                program: (path as NSString).standardizingPath, directory: directory, user: user, minutes: every,
                credentialFolder: credentials, site: loaded.plan.site)
        }
    }
}

extension DeployCommand {
    struct SystemdCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "systemd",
            abstract: "A hardened service, its timer, and the service that is started when softdown itself fails.",
            discussion: """
                Example:
                  softdown deploy systemd --into units
                  systemd-analyze security --offline=true units/softdown.service

                Secrets of the form { credential: NAME } are read from the folder of --credentials by systemd, and by \
                nobody else.
                """)

        @OptionGroup var host: HostOptions

        @Option(name: .long, help: ArgumentHelp("Write the files into this folder.", valueName: "folder"))
        var into: String?

        @Option(name: .long, help: ArgumentHelp("Where systemd finds the credentials.", valueName: "folder"))
        var credentials = "/etc/softdown/credentials"

        func run() throws {
            guard credentials.hasPrefix("/") else { throw ValidationError("--credentials is an absolute path") }
            let deployment = try host.deployment(credentials: credentials)
            let owner = HostUser(name: deployment.user, directory: deployment.directory)
            let warnings = deployment.warnings + owner.exclusions(from: deployment.writableFolders)
            for warning in warnings { Console.complain("warning: \(warning)") }
            let files = SystemdUnits(deployment: deployment).files
            guard let into else {
                for file in files { Console.print("# ---- \(file.name)\n\(file.text)") }
                return
            }
            do {
                for file in files { try OutputFile.write(file.text, to: "\(into)/\(file.name)") }
            } catch {
                Console.complain("error: \(error)")
                throw ExitStatus.storage
            }
            Console.print("Wrote \(files.map(\.name).joined(separator: ", ")) into \(into).")
        }
    }

    struct CronCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cron",
            abstract: "A file for /etc/cron.d.",
            discussion: """
                Example:
                  softdown deploy cron | sudo tee /etc/cron.d/softdown
                """)

        @OptionGroup var host: HostOptions

        func run() throws {
            let deployment = try host.deployment()
            let owner = HostUser(name: deployment.user, directory: deployment.directory)
            let warnings =
                deployment.warnings.filter { $0.contains("environment") }
                + [owner.absence].compactMap { $0 } + owner.exclusions(from: deployment.writableFolders)
            for warning in warnings { Console.complain("warning: \(warning)") }
            Console.print(CronLine(deployment: deployment).text, terminator: "")
        }
    }
}
