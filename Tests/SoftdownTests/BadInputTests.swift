import Foundation
import Testing

/// One clear diagnostic for each mistake, with its place, and the exit status of DESIGN 10. Nothing is half-written.
@Suite struct BadInputTests {
    struct Mistake: CustomTestStringConvertible, Sendable {
        var name: String
        var file: String
        var old: String
        var new: String
        var place: String
        var message: String

        var testDescription: String { name }
    }

    static let mistakes = [
        Mistake(
            name: "unknown key", file: "open-home.yaml", old: "expect:", new: "expekt:",
            place: "probes/open-home.yaml:7:5",
            message: "did you mean 'expect'?"),
        Mistake(
            name: "wrong type", file: "open-home.yaml", old: "channel: web", new: "channel: [web]",
            place: "probes/open-home.yaml:3:10", message: "channel"),
        Mistake(
            name: "undefined variable", file: "open-home.yaml", old: "{{base}}/", new: "{{bsae}}/",
            place: "probes/open-home.yaml:6:", message: "base"),
        Mistake(
            name: "no expectation at the goal", file: "open-home.yaml", old: "    expect:\n      - status == 200\n",
            new: "",
            place: "probes/open-home.yaml:", message: "expect"),
        Mistake(
            name: "unknown channel", file: "open-home.yaml", old: "channel: web", new: "channel: wbe",
            place: "probes/open-home.yaml:3:", message: "did you mean 'web'?"),
        Mistake(
            name: "unknown predicate", file: "open-home.yaml", old: "status == 200", new: "status equals 200",
            place: "probes/open-home.yaml:8:", message: "equals"),
        Mistake(
            name: "unknown account", file: "open-home.yaml", old: "as: anna", new: "as: ana",
            place: "probes/open-home.yaml:4:", message: "did you mean 'anna'?"),
    ]

    @Test(arguments: mistakes) func `check names the place and the fix`(_ mistake: Mistake) throws {
        let site = try SiteFolder()
        try site.change("probes/\(mistake.file)", mistake.old, mistake.new)
        let check = try site.softdown("check")
        #expect(check.status == 2)
        #expect(check.errors.contains(mistake.place), "\(check.errors)")
        #expect(check.errors.contains(mistake.message), "\(check.errors)")
        #expect(check.output.isEmpty)
    }

    @Test(arguments: mistakes) func `run records an unsound journey as unknown and exits 2`(_ mistake: Mistake) throws {
        let site = try SiteFolder()
        try site.write(
            "probes/second.yaml",
            try #require(site.read("probes/open-home.yaml")).replacing("open-home", with: "second"))
        try site.change("probes/\(mistake.file)", mistake.old, mistake.new)
        let run = try site.softdown("run")
        #expect(run.status == 2)
        let status = try #require(site.read("status.json"))
        #expect(status.contains("second"))
        #expect(!status.contains("\"verdict\" : \"usable\""))
    }

    @Test func `a broken site file stops everything`() throws {
        let site = try SiteFolder()
        try site.change("probes/softdown.yaml", "hosts:", "hsots:")
        let run = try site.softdown("run")
        #expect(run.status == 2)
        #expect(run.errors.contains("did you mean 'hosts'?"))
        #expect(!site.exists("softdown.db"))
        #expect(!site.exists("status.json"))
    }

    @Test func `a duplicate id names both places`() throws {
        let site = try SiteFolder()
        try site.write("probes/again.yaml", try #require(site.read("probes/open-home.yaml")))
        let check = try site.softdown("check")
        #expect(check.status == 2)
        #expect(check.errors.contains("probes/again.yaml:1:"))
        #expect(check.errors.contains("probes/open-home.yaml:1:"))
    }

    @Test func `an empty probes folder says what belongs there`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/probes", withIntermediateDirectories: true)
        let check = try Program.run(["check"], in: folder.path)
        #expect(check.status == 2)
        #expect(check.errors.contains("softdown.yaml"))
        let without = try Program.run(["check"], in: NSTemporaryDirectory())
        #expect(without.status == 2)
        #expect(without.errors.contains("probes"))
    }

    @Test func `a one-time key that was copied badly is named before anybody asks for a code`() throws {
        let site = try SiteFolder()
        try site.write("secrets/anna_otp", "GEZDGNBVGY3TQOJ0")
        try site.change("probes/softdown.yaml", "    number:", "    otp: { file: secrets/anna_otp }\n    number:")
        let check = try site.softdown("check")
        #expect(check.status == 2)
        #expect(check.errors.contains("probes/softdown.yaml:"))
        #expect(check.errors.contains("the one-time code of account 'anna' cannot be made: character 16"))
        #expect(!check.errors.contains("GEZDGNBV"))
        // The journey asks for no code, and is walked.
        #expect(try site.softdown("run").status == 2)
        let status = try #require(site.read("status.json"))
        #expect(status.contains("\"connect_failure\""))
        #expect(!status.contains("monitor_fault"))
    }

    @Test func `a missing secret is named by check and run, and sound journeys run`() throws {
        let site = try SiteFolder()
        try site.change(
            "probes/softdown.yaml", "    number:", "    password: { env: SOFTDOWN_TEST_PASSWORD }\n    number:")
        try site.write(
            "probes/second.yaml",
            try #require(site.read("probes/open-home.yaml")).replacing("open-home", with: "second").replacing(
                "as: anna\n", with: ""))
        let check = try site.softdown("check")
        #expect(check.status == 2)
        #expect(check.errors.contains("SOFTDOWN_TEST_PASSWORD"))
        let run = try site.softdown("run")
        #expect(run.status == 2)
        #expect(run.errors.contains("SOFTDOWN_TEST_PASSWORD"))
        let status = try #require(site.read("status.json"))
        #expect(status.contains("monitor_fault"))
        #expect(status.contains("connect_failure"))
        let sound = try site.softdown("check", environment: ["SOFTDOWN_TEST_PASSWORD": "something-long"])
        #expect(sound.status == 0, "\(sound.errors)")
    }

    @Test func `a database that cannot be opened exits 3 and writes nothing`() throws {
        let site = try SiteFolder()
        try FileManager.default.createDirectory(atPath: site.path + "/softdown.db", withIntermediateDirectories: true)
        let run = try site.softdown("run")
        #expect(run.status == 3)
        #expect(run.errors.contains("softdown.db"))
        #expect(!site.exists("status.json"))
        try FileManager.default.removeItem(atPath: site.path + "/softdown.db")
        try site.write("softdown.db", String(repeating: "this is no database. ", count: 100))
        #expect(try site.softdown("run").status == 3)
        #expect(site.read("softdown.db")?.hasPrefix("this is no database.") == true)
    }

    @Test func `a report folder that cannot be written exits 3, and the run is stored`() throws {
        let site = try SiteFolder()
        try site.write("report", "a file is in the way")
        let run = try site.softdown("run")
        #expect(run.status == 3)
        #expect(run.errors.contains("report"))
        #expect(site.read("report") == "a file is in the way")
        #expect(try site.softdown("status").status == 0)
    }

    @Test func `a journey that is not there is answered with the nearest`() throws {
        let site = try SiteFolder()
        let run = try site.softdown("run", "open-hoem")
        #expect(run.status == 2)
        #expect(run.errors.contains("did you mean 'open-home'?"))
        #expect(try site.softdown("try", "open-hoem").errors.contains("did you mean 'open-home'?"))
    }
}
