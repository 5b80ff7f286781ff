import DemoCentre
import Foundation
import Testing

/// The journeys in `probes/` were written for this centre: what they say of its accounts is true.
@Suite struct ProbesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "probes")

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// The lines of one account in the site file.
    private static func lines(of user: String, in site: String) -> [String] {
        let all = site.components(separatedBy: "\n")
        guard let start = all.firstIndex(of: "  \(user):") else { return [] }
        return all[(start + 1)...].prefix { $0.hasPrefix("    ") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test(arguments: DemoCentre.accounts.filter { $0.role == .customer })
    func theSiteFileKnowsTheCustomersAsTheyAre(account: DemoAccount) throws {
        let lines = Self.lines(of: account.user, in: try Self.text("softdown.yaml"))
        #expect(lines.contains("user: \(account.user)"))
        #expect(lines.contains("number: \"\(account.number)\""))
        #expect(lines.contains("name: \(account.name)"))
        #expect(lines.contains("email: \(account.email)"))
        for line in lines where line.hasPrefix("balance:") {
            #expect(line == "balance: \"\(account.balance)\"")
        }
    }

    @Test func theSiteFileAsksForTheSecretsThatThereAre() throws {
        let expression = try NSRegularExpression(pattern: "secrets/([a-z_]+)")
        let site = try Self.text("softdown.yaml")
        let named = expression.matches(in: site, range: NSRange(site.startIndex..., in: site))
            .compactMap { Range($0.range(at: 1), in: site).map { String(site[$0]) } }
        #expect(Set(named) == Set(DemoCentre.secrets.keys))
        #expect(DemoCentre.secrets["anna_otp"] == DemoCentre.accounts[0].codeSecret)
    }

    @Test func theSiteFileHasEveryChannelAndThePort() throws {
        let site = try Self.text("softdown.yaml")
        for channel in DemoChannel.allCases {
            #expect(site.contains("\n  \(channel.rawValue):\n"))
            #expect(site.contains("\"{{base}}/health/\(channel.rawValue)\""))
        }
        #expect(site.contains("hosts: [127.0.0.1:\(DemoCentre.defaultPort)]"))
        #expect(site.contains("base: \"http://127.0.0.1:\(DemoCentre.defaultPort)\""))
    }

    @Test func eachHeadlineFaultHasAJourneyOnItsChannel() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".yaml") && $0 != "softdown.yaml" }
        let texts = try files.map { try Self.text($0) }
        for fault in DemoFault.headline {
            let channel = try #require(fault.channel)
            #expect(
                texts.contains { $0.contains("\njourney: ") && $0.contains("\nchannel: \(channel.rawValue)\n") },
                "\(fault)")
        }
        #expect(texts.count { $0.contains("\nguard: ") } == 11)
    }
}
