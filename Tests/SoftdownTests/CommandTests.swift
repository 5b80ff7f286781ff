import Foundation
import Testing

@Suite struct CommandTests {
    @Test func `every command has a help with an example`() throws {
        let folder = try TemporaryFolder()
        for command in [
            "demo", "init", "check", "try", "run", "status", "explain", "history", "rejudge", "report", "metrics",
        ] {
            let help = try Program.run([command, "--help"], in: folder.path)
            #expect(help.status == 0)
            #expect(help.output.contains("xample"), "\(command)")
            #expect(help.output.contains("softdown \(command)"), "\(command)")
            #expect(try Program.run(["help", command], in: folder.path).output == help.output, "\(command)")
        }
    }

    @Test func `the longer texts are in the program`() throws {
        let folder = try TemporaryFolder()
        for topic in ["journeys", "expectations", "verdicts", "operation"] {
            let help = try Program.run(["help", topic], in: folder.path)
            #expect(help.status == 0)
            #expect(help.output.hasPrefix("# "))
            #expect(help.output.count > 1000, "\(topic)")
        }
        #expect(try Program.run(["help", "nonsense"], in: folder.path).status == 2)
    }

    @Test func `a misspelt command is named with the nearest one`() throws {
        let folder = try TemporaryFolder()
        for (arguments, nearest) in [
            (["rnu"], "'softdown run'"), (["statsu", "--json"], "'softdown status'"),
            (["mode", "contian", "x"], "'softdown mode contain'"),
        ] {
            let told = try Program.run(arguments, in: folder.path)
            #expect(told.status == 64 && told.output.isEmpty, "\(arguments)")
            #expect(told.errors.contains("did you mean \(nearest)?"), "\(told.errors)")
        }
        let far = try Program.run(["certificate\u{1B}[2J"], in: folder.path)
        #expect(far.status == 64)
        #expect(far.errors.contains("one of: demo, init, check,") && !far.errors.contains("\u{1B}"), "\(far.errors)")
        let nowhere = try Program.run(["run"], in: folder.path)
        #expect(nowhere.status == 2)
        #expect(nowhere.errors.contains("there is no folder probes in /"), "\(nowhere.errors)")
        #expect(nowhere.errors.contains((folder.path as NSString).lastPathComponent + "\n"), "\(nowhere.errors)")
        // What the parser knows stays with it.
        #expect(try Program.run(["run", "--nonsense"], in: folder.path).errors.contains("Unknown option '--nonsense'"))
        #expect(try Program.run(["--version"], in: folder.path).status == 0)
        #expect(try Program.run([], in: folder.path).status == 0)
    }

    @Test func `a run is silent, tells what it found with --exit-code, and is not due at once`() throws {
        let site = try SiteFolder()
        let first = try site.softdown("run", "--exit-code")
        #expect(first.status == 11)
        #expect(first.output.isEmpty && first.errors.isEmpty)
        let second = try site.softdown("run", "--verbose")
        #expect(second.status == 0)
        #expect(second.output == "Nothing is due.\n")
        #expect(try site.softdown("run", "--exit-code").status == 11)
        #expect(try site.softdown("run", "open-home").status == 0)
    }

    @Test func `status.json and status --json are the same but for their moment`() throws {
        let site = try SiteFolder()
        #expect(try site.softdown("run").status == 0)
        func withoutMoment(_ text: String) -> String {
            text.split(separator: "\n").filter { !$0.contains("generated_at") }.joined(separator: "\n")
        }
        let file = try #require(site.read("status.json"))
        #expect(withoutMoment(try site.softdown("status", "--json").output) == withoutMoment(file))
        #expect(file.contains("\"connect_failure\""))
        #expect(file.contains("\"down\""))
    }

    @Test func `explain finds a channel, a journey and a run, and names the nearest otherwise`() throws {
        let site = try SiteFolder()
        #expect(try site.softdown("run").status == 0)
        for arguments in [["explain"], ["explain", "web"], ["explain", "open-home"]] {
            let told = try Program.run(arguments, in: site.path)
            #expect(told.status == 0, "\(arguments)")
            #expect(told.output.contains("127.0.0.1:9"), "\(told.output)")
        }
        let wrong = try site.softdown("explain", "opne-home")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("did you mean 'open-home'?"))
    }

    @Test func `commands that only look need a database and say so`() throws {
        let site = try SiteFolder()
        for command in ["status", "explain", "report", "metrics"] {
            let result = try Program.run([command], in: site.path)
            #expect(result.status == 3, "\(command)")
            #expect(result.errors.contains("softdown run"), "\(result.errors)")
        }
        #expect(!site.exists("softdown.db"))
    }

    @Test func `init writes a site that is sound, and overwrites nothing`() throws {
        let folder = try TemporaryFolder()
        #expect(try Program.run(["init", "site"], in: folder.path).status == 0)
        let site = folder.path + "/site"
        let check = try Program.run(["check"], in: site)
        #expect(check.status == 0, "\(check.errors)")
        let again = try Program.run(["init", "site"], in: folder.path)
        #expect(again.status == 2)
        #expect(again.errors.contains("exists already"))
    }

    @Test func `the demo refuses a busy port and a directory that is not its own`() throws {
        let site = try SiteFolder()
        let taken = try site.softdown("demo", "--port", "0", "--directory", ".")
        #expect(taken.status == 2)
        #expect(taken.errors.contains("no demo"))
        #expect(site.read("probes/open-home.yaml") != nil)
    }

    @Test func `a terminated run ends in time and is unknown`() throws {
        let site = try SiteFolder()
        // Nobody answers on this address: the run waits.
        try site.change("probes/open-home.yaml", "steps:", "within: 20s\nsteps:\n  - wait: 30s")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["run"]
        process.currentDirectoryURL = URL(fileURLWithPath: site.path)
        try process.run()
        Thread.sleep(forTimeInterval: 1.5)
        let second = try site.softdown("run", "--all")
        #expect(
            second.errors.contains("another softdown is walking open-home; if it was killed, wait 45 s"),
            "\(second.errors)")
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        let status = try #require(site.read("status.json"))
        #expect(status.contains("\"inconclusive\""), "\(status)")
    }

    @Test func `an invocation that takes too long ends, and what it still walked is unknown`() throws {
        let site = try SiteFolder()
        try site.change("probes/softdown.yaml", "confirm:", "limits: { run: 1s }\nconfirm:")
        try site.change("probes/open-home.yaml", "steps:", "within: 50s\nsteps:\n  - wait: 50s")
        #expect(try site.softdown("run", "--exit-code").status == 13)
        #expect(site.read("status.json")?.contains("\"inconclusive\"") == true)
    }
}

@Suite struct HistoryCommandTests {
    /// A site whose channel refuses every connection, walked until that is confirmed.
    private func failingSite() throws -> SiteFolder {
        let site = try SiteFolder()
        #expect(try site.softdown("run").status == 0)
        return site
    }

    @Test func `explain tells an incident by its channel and by its id`() throws {
        let site = try failingSite()
        let listed = try site.softdown("history", "--json")
        #expect(listed.status == 0)
        let id = try #require(listed.output.firstMatch(of: #/"incident" : "(web-[0-9-]+)"/#)?.1)
        for subject in ["web", String(id)] {
            let told = try site.softdown("explain", subject)
            #expect(told.status == 0)
            for words in ["What customers met", "first bad", "What happened", "it goes on", String(id)] {
                #expect(told.output.contains(words), "\(subject): \(words) in \(told.output)")
            }
        }
    }

    @Test func `history shows numbers and incidents, and refuses what it does not know`() throws {
        let site = try failingSite()
        let told = try site.softdown("history", "web", "--since", "36h")
        #expect(told.status == 0)
        for words in ["Web", "one mark per hour", "90 d", "down: ", "web-"] { #expect(told.output.contains(words)) }
        let wrong = try site.softdown("history", "wbe")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("did you mean 'web'?"))
        #expect(try site.softdown("history", "--since", "soon").status == 64)
    }

    @Test func `history prints the budget of an objective`() throws {
        let site = try SiteFolder()
        try site.change("probes/softdown.yaml", "title: Web", "title: Web\n    objective: 99.5%")
        #expect(try site.softdown("run").status == 0)
        #expect(try site.softdown("history").output.contains("budget left"))
        #expect(try site.softdown("history", "--json").output.contains("\"objective\" : 0.995"))
    }

    @Test func `rejudge finds nothing different right after a run, and changes nothing`() throws {
        let site = try failingSite()
        let before = site.read("status.json")
        for arguments in [
            ["rejudge"], ["rejudge", "--since", "7d", "--apply"], ["rejudge", "--journey", "open-home"],
        ] {
            let told = try Program.run(arguments, in: site.path)
            #expect(told.status == 0)
            #expect(told.output.hasPrefix("2 runs judged again: 2 as before, 0 different."), "\(told.output)")
        }
        #expect(try site.softdown("rejudge", "--until", "1h").output.hasPrefix("0 runs"))
        #expect(try site.softdown("rejudge", "--json").output.contains("\"judged\" : 2"))
        #expect(site.read("status.json") == before)
    }

    @Test func `commands that look back need a database and say so`() throws {
        let site = try SiteFolder()
        for command in ["history", "rejudge"] {
            let result = try Program.run([command], in: site.path)
            #expect(result.status == 3)
            #expect(result.errors.contains("softdown run"))
        }
        #expect(!site.exists("softdown.db"))
    }
}
