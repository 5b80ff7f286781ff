import Foundation
import Testing

/// Personas through the program: each has its own runs, and all are shown together.
@Suite struct PersonaTests {
    private func site() throws -> SiteFolder {
        let site = try SiteFolder()
        try site.change(
            "probes/softdown.yaml", "accounts:",
            "personas: { new-device: { title: A new device, headers: { X-Device: new } } }\naccounts:")
        try site.change(
            "probes/open-home.yaml", "as: anna", "as: anna\npersonas: { default: through, new-device: through }")
        return site
    }

    @Test func `a journey's name stands for all its personas`() throws {
        let site = try site()
        #expect(try site.softdown("check").status == 0)
        _ = try site.softdown("run", "open-home")
        let metrics = try #require(site.read("softdown.prom"))
        #expect(metrics.contains("journey=\"open-home@new-device\""))
        let status = try site.softdown("status").output
        #expect(status.contains("by persona:"), "\(status)")
        #expect(status.contains("A new device (goes through): "), "\(status)")
        let document = try #require(site.read("status.json"))
        #expect(document.contains("\"persona\" : \"new-device\""))
        #expect(try site.softdown("explain", "open-home@new-device").status == 0)
        #expect(try site.softdown("run", "open-home@new-devise").errors.contains("did you mean"))
    }

    @Test func `one persona can be walked by itself`() throws {
        let site = try site()
        _ = try site.softdown("run", "open-home@new-device")
        #expect(try site.softdown("explain", "open-home@new-device").status == 0)
        #expect(try site.softdown("explain", "open-home").status == 2)
    }
}
