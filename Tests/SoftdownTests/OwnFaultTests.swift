import Foundation
import Testing

/// What is our own fault is unknown, and costs the channel nothing.
@Suite struct OwnFaultTests {
    /// Nothing listens on the site's port, nor on that of the self-check.
    private func site(selfCheck: String?) throws -> SiteFolder {
        let site = try SiteFolder()
        if let selfCheck {
            try site.change("probes/softdown.yaml", "confirm:", "self_check: [\"\(selfCheck)\"]\nconfirm:")
        }
        return site
    }

    private func state(_ site: SiteFolder) throws -> String {
        let status = try #require(site.read("status.json"))
        let document = try #require(JSONSerialization.jsonObject(with: Data(status.utf8)) as? [String: Any])
        let channel = try #require((document["channels"] as? [[String: Any]])?.first)
        return "\(channel["state"] ?? "") \(channel["reason"] ?? "") \(channel["reach"] ?? "")"
    }

    @Test func `nobody can be reached, and no self-check says that it is us`() throws {
        let site = try site(selfCheck: nil)
        #expect(try site.softdown("run").errors.isEmpty)
        #expect(try state(site) == "down connect_failure down")
    }

    @Test func `nobody can be reached, and neither can the self-check`() throws {
        let site = try site(selfCheck: "localhost:9")
        let run = try site.softdown("run")
        #expect(run.status == 0)
        #expect(run.errors.contains("our own network"), "\(run.errors)")
        #expect(try state(site) == "unknown monitor_fault unknown")
        #expect(try site.softdown("explain", "web").output.contains("self-check"))
        #expect(try site.softdown("run", "--all", "--exit-code").status == 13)
    }

    @Test func `a notice that does not arrive says why, and not where`() throws {
        let site = try site(selfCheck: nil)
        let target = "notify: { to: { oncall: { webhook: \"http://127.0.0.1:9/token\" } } }"
        try site.change("probes/softdown.yaml", "confirm:", "\(target)\nconfirm:")
        let run = try site.softdown("run")
        #expect(run.status == 0)
        #expect(
            run.errors
                == "warning: the notice to 'oncall' did not arrive: nothing accepts connections at its address: is it running?\n",
            "\(run.errors)")
    }

    @Test func `an open incident stays open through it`() throws {
        let site = try site(selfCheck: nil)
        _ = try site.softdown("run")
        let before = try #require(site.read("softdown.prom"))
        #expect(before.contains("softdown_open_incidents 1"), "\(before)")
        try site.change("probes/softdown.yaml", "confirm:", "self_check: [\"localhost:9\"]\nconfirm:")
        _ = try site.softdown("run", "--all")
        let after = try #require(site.read("softdown.prom"))
        #expect(after.contains("softdown_open_incidents 1"))
        #expect(after.contains("softdown_monitor_faults 1"))
        #expect(try state(site).hasPrefix("down connect_failure"))
    }
}
