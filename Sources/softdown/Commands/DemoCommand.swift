import ArgumentParser
import DemoCentre
import Engine
import Foundation
import Journeys
import Reports
import Storage
import Verdicts

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show, on an embedded contact centre, what an uptime check does not see.",
        discussion: """
            Examples:
              softdown demo                        a healthy round, seven faults, and the two views side by side
              softdown demo --serve                a healthy round, then centre and page stay open, and you switch the faults
              softdown demo --directory DIR        leave site, database, page, metrics and status in DIR

            Everything happens on 127.0.0.1; nothing is sent anywhere else.
            """)

    @Option(help: "Where the demo's site and results go.")
    var directory = "softdown-demo"

    @Option(help: "The port of the contact centre; 0 for any that is free.")
    var port: UInt16 = DemoCentre.defaultPort

    @Flag(help: "Keep a healthy contact centre and the page open until Ctrl-C, with a page to switch faults.")
    var serve = false

    @Flag(help: "First make 30 days of history: real rounds under an injected clock, labelled as simulated.")
    var history = false

    func run() async throws {
        let clock = ShiftedClock()
        var configuration = DemoCentre.Configuration(port: port, clock: { clock.now })
        let pages = DemoSite.absolute(directory) + "/report/"
        // The demo walks twins, so that a site made by `init` may walk the same centre at the same time.
        configuration.accounts += Self.customers.map(\.twin)
        configuration.report = { try? String(contentsOfFile: pages + $0, encoding: .utf8) }
        let centre = DemoCentre(configuration: configuration)
        let actualPort: UInt16
        do {
            actualPort = try await centre.start()
        } catch {
            Console.complain("error: \(error)\n  use --port with another one, or --port 0 for any that is free")
            throw ExitStatus.configuration
        }
        do {
            let show = try prepare(centre, port: actualPort, clock: clock)
            if history { try await DemoHistory(show: show, clock: clock).make() }
            let summary = try await show.tell(withFaults: !serve)
            conclude(show, summary)
            if serve { try await keepOpen(show, port: actualPort) }
        } catch let code as ExitCode {
            await centre.stop()
            throw code
        } catch let failure as StorageError {
            await centre.stop()
            Console.complain("error: \(failure)")
            throw ExitStatus.storage
        } catch {
            await centre.stop()
            Console.complain("error: \(error)")
            throw ExitStatus.configuration
        }
        await centre.stop()
    }

    /// A fresh site in a directory of the demo's own.
    private func prepare(_ centre: DemoCentre, port: UInt16, clock: ShiftedClock) throws -> DemoShow {
        let path = DemoSite.absolute(directory)
        let marker = path + "/.softdown-demo"
        let files = FileManager.default
        if files.fileExists(atPath: path + "/probes") || files.fileExists(atPath: path + "/softdown.db") {
            guard files.fileExists(atPath: marker) else {
                throw DemoShow.Failure(
                    description: "\(directory) holds a site that is no demo; name another --directory")
            }
            for name in [
                "probes", "secrets", "report", "softdown.db", "softdown.db-journal", "softdown.prom", "status.json",
            ] {
                try? files.removeItem(atPath: path + "/" + name)
            }
        }
        let every = history ? DemoHistory.every : nil
        let site = DemoSite(directory: path, port: port) { name, text in
            var text = name == "softdown.yaml" ? Self.withTwins(text) : text
            if let every { text = text.replacing(/(?m)^every: \S+/, with: "every: \(every)") }
            // Nobody wants to wait ten seconds for a repetition while watching.
            return name == "softdown.yaml" ? text + "\nconfirm: { after: 1s }\n" : text
        }
        try site.write()
        try OutputFile.write("This directory was made by `softdown demo`, which may empty it.\n", to: marker)
        var options = SiteOptions()
        options.probes = path + "/probes"
        let loaded = try options.load()
        loaded.complainOfSecrets()
        guard !loaded.hasErrors else { throw ExitStatus.configuration }
        let store = try ResultStore(path: options.path(loaded.plan.site.outputs.database))
        return DemoShow(directory: path, centre: centre, loaded: loaded, store: store, clock: clock)
    }

    private static let customers = DemoCentre.accounts.filter { $0.role == .customer }

    private static func withTwins(_ site: String) -> String {
        customers.reduce(site) { text, account in
            text.replacingOccurrences(of: "user: \(account.user)\n", with: "user: \(account.twin.user)\n")
                .replacingOccurrences(of: "\"\(account.number)\"", with: "\"\(account.twin.number)\"")
                .replacingOccurrences(of: account.email, with: account.twin.email)
        }
    }

    private func conclude(_ show: DemoShow, _ summary: Summary) {
        show.heading("The two views side by side")
        Console.print(
            StatusText.text(
                summary, timeZone: .current, width: Console.width, isColoured: Console.isColoured))
        Console.print(
            """
            Page      \(directory)/report/index.html
            Metrics   \(directory)/softdown.prom
            Status    \(directory)/status.json
            Journeys  \(directory)/probes

            Next:  cd \(directory) && softdown explain chat
            """)
    }

    private func keepOpen(_ show: DemoShow, port: UInt16) async throws {
        Console.print(
            """

            The contact centre stays open:   http://127.0.0.1:\(port)/
            Switch faults on and off:        http://127.0.0.1:\(port)/faults
            The page:                        http://127.0.0.1:\(port)/report (walked again every 20 s)
            Ctrl-C ends it.
            """)
        await Interruption.cancelling {
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: .seconds(20))
                    let invocation = Invocation(
                        plan: show.loaded.plan, shelf: show.loaded.shelf, store: show.store,
                        client: World.client(for: show.loaded.plan), clock: show.clock, baseDirectory: show.directory,
                        selection: .all)
                    let result = await invocation.run()
                    if let failure = result.couldNotStore { Console.complain("error: \(failure)") }
                    _ = try show.show()
                } catch is CancellationError {
                    return
                } catch {
                    Console.complain("error: \(error)")
                }
            }
        }
    }
}
