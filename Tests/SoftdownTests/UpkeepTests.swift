import Foundation
import Testing

/// What keeps a site in order: export, backup, prune, doctor.
@Suite struct UpkeepTests {
    private func walkedSite() throws -> SiteFolder {
        let site = try SiteFolder()
        #expect(try site.softdown("run").status == 0)
        return site
    }

    @Test func `runs are exported as CSV and as JSON Lines, oldest first`() throws {
        let site = try walkedSite()
        let csv = try site.softdown("export")
        #expect(csv.status == 0)
        let rows = csv.output.components(separatedBy: "\r\n")
        #expect(rows[0].hasPrefix("id,journey,channel,site,started_at,duration_ms,attempt,verdict"))
        // Down at the first try, and when it was repeated.
        #expect(rows.count == 4 && rows[3].isEmpty, "\(csv.output)")
        #expect(rows[1].contains(",open-home,web,tests,") && rows[1].contains(",down,connect_failure,web,"))
        let json = try site.softdown("export", "--format", "jsonl", "--since", "1h", "open-home")
        let objects = try json.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["attempt"] as? Int } == [1, 2])
        #expect(objects.allSatisfy { $0["verdict"] as? String == "down" && $0["guard"] is NSNull })
        #expect(try site.softdown("export", "nothing-like-it").output.split(separator: "\r\n").count == 1)
        #expect(try site.softdown("export", "--since", "yesterday").status == 64)
    }

    @Test func `incidents and states are exported, too`() throws {
        let site = try walkedSite()
        let incidents = try site.softdown("export", "--what", "incidents", "--format", "jsonl").output
        let incident = try #require(
            try JSONSerialization.jsonObject(with: Data(incidents.utf8)) as? [String: Any], "\(incidents)")
        #expect(incident["channel"] as? String == "web" && incident["ended_at"] is NSNull)
        #expect(incident["first_reason"] as? String == "connect_failure")
        let points = try site.softdown("export", "--what", "points").output.components(separatedBy: "\r\n")
        #expect(points[0] == "channel,at,state,reason,suspected,reachable,holds_s")
        #expect(points.count == 3 && points[1].hasPrefix("web,"), "\(points)")
        #expect(points[1].hasSuffix(",down,connect_failure,false,false,600"), "\(points)")
        #expect(try site.softdown("export", "--what", "points", "open-home").status == 64)
    }

    @Test func `a backup is a database like the first, and overwrites nothing`() throws {
        let site = try walkedSite()
        #expect(try site.softdown("backup", "copy.db").status == 0)
        let again = try site.softdown("backup", "copy.db")
        #expect(again.status == 3 && again.errors.contains("already"), "\(again.errors)")
        try site.change("probes/softdown.yaml", "confirm:", "output: { database: copy.db }\nconfirm:")
        #expect(try site.softdown("export").output.split(separator: "\r\n").count == 3)
    }

    @Test func `pruning keeps the last run of a journey`() throws {
        let site = try walkedSite()
        try site.change("probes/softdown.yaml", "confirm:", "keep: { runs: 1s, evidence: 1s }\nconfirm:")
        Thread.sleep(forTimeInterval: 1.1)
        let pruned = try site.softdown("prune")
        #expect(pruned.status == 0 && pruned.output.hasPrefix("Took away "), "\(pruned.output)\(pruned.errors)")
        #expect(try site.softdown("export").output.split(separator: "\r\n").count == 2)
    }

    @Test func `the doctor finds a sound site well`() throws {
        let site = try walkedSite()
        let doctor = try site.softdown("doctor")
        #expect(doctor.status == 0, "\(doctor.output)\(doctor.errors)")
        for line in [
            "ok      site and journeys are sound", "ok      the database is whole", "ok      the last run was",
        ] {
            #expect(doctor.output.contains(line), "\(line)\n\(doctor.output)")
        }
    }

    @Test func `the doctor finds what is wrong, and says what to do`() throws {
        let site = try walkedSite()
        try site.write("secrets/anna", "very-secret\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: site.path + "/secrets/anna")
        try site.change(
            "probes/softdown.yaml", "    user: anna\n",
            "    user: anna\n    password: { file: secrets/anna }\n    pin: { file: secrets/none }\n")
        try site.change(
            "probes/softdown.yaml", "confirm:", "output: { metrics: textfile/softdown.txt }\nconfirm:")
        try site.write(
            "softdown.db", "not a database, but long enough to have a header of its own if it were one. ....")
        let doctor = try site.softdown("doctor")
        #expect(doctor.status == 2)
        for line in [
            "hint    where our own network is down", "WRONG   a secret is missing",
            "it is asked for at probes/softdown.yaml:",
            "hint    others may read the secret secrets/anna", "chmod 600",
            "softdown cannot read what it stored", "the collector reads files that end in .prom only",
        ] {
            #expect(doctor.output.contains(line), "\(line)\n\(doctor.output)")
        }
        #expect(!doctor.output.contains("very-secret"))
    }
}
