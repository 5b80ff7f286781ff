import ArgumentParser
import Foundation
import Storage
import Verdicts

extension SiteOptions {
    /// The site's summary as it is stored now, for commands that only look.
    func summary() throws -> (loaded: LoadedPlan, store: ResultStore, summary: Summary) {
        let loaded = try load()
        do {
            let store = try ResultStore(readingFrom: path(loaded.plan.site.outputs.database))
            return (loaded, store, try SummaryReader.summary(of: loaded.plan, from: store, now: Date()))
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }
}
