import ArgumentParser
import Foundation
import JourneyFiles
import Storage
import Verdicts

extension SiteOptions {
    /// The site's summary for a program that asks, without a word on standard error; nothing where there is none.
    func quietSummary() -> Summary? {
        let (plan, _) = PlanLoader.load(probesDirectory: probes)
        guard let plan, let store = try? ResultStore(readingFrom: path(plan.site.outputs.database)) else { return nil }
        return try? SummaryReader.summary(of: plan, from: store, now: Date(), .figures)
    }

    /// The site's summary as it is stored now, for commands that only look.
    func summary(
        _ extent: SummaryReader.Extent = .everything
    ) throws -> (loaded: LoadedPlan, store: ResultStore, summary: Summary) {
        let loaded = try load()
        do {
            let store = try ResultStore(readingFrom: path(loaded.plan.site.outputs.database))
            return (loaded, store, try SummaryReader.summary(of: loaded.plan, from: store, now: Date(), extent))
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }
}
