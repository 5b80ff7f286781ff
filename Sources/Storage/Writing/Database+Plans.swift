import Foundation
import GRDB
import Journeys

extension Database {
    /// Stores the text of a plan, once, and each of its parts once among all plans.
    func insertPlan(_ fingerprint: String, text: PlanText, seen: Date) throws {
        guard try row("SELECT 1 FROM plan WHERE fingerprint = ?", [fingerprint]) == nil else { return }
        let (site, journey) = (try insertPart(text.site), try insertPart(text.journey))
        try run(
            "INSERT INTO plan (fingerprint, text, firstSeen, site, journey) VALUES (?, '', ?, ?, ?)",
            [fingerprint, seen.milliseconds, site, journey])
    }

    func planText(_ fingerprint: String) throws -> String? {
        guard let plan = try row("SELECT * FROM plan WHERE fingerprint = ?", [fingerprint]) else { return nil }
        guard let site = try plan.textIfPresent("site"), let journey = try plan.textIfPresent("journey") else {
            return try plan.text("text")
        }
        guard let siteText = try part(site), let journeyText = try part(journey) else { return nil }
        return PlanText(site: siteText, journey: journeyText).joined
    }

    private func part(_ hash: String) throws -> String? {
        try row("SELECT text FROM planPart WHERE hash = ?", [hash])?.text("text")
    }

    private func insertPart(_ text: String) throws -> String {
        let text = text.withoutNUL
        let hash = Fingerprint.of(text)
        try run("INSERT OR IGNORE INTO planPart (hash, text) VALUES (?, ?)", [hash, text])
        return hash
    }
}
