import Foundation
import Observations

/// Everything that page, metrics, JSON and notices show, as values. The same database and the same clock give the same summary.
package struct Summary: Sendable {
    package var site: String
    package var title: String
    package var generatedAt: Date
    /// The last invocation that stored something.
    package var lastRunAt: Date?
    /// The last invocation without a fault of softdown's own.
    package var lastSuccessAt: Date?
    package var nextDueAt: Date?
    /// After this moment the summary must not be believed.
    package var staleAfter: Date
    /// In the order of the site file.
    package var channels: [ChannelSummary] = []
    package var intents: [IntentSummary] = []
    package var guards: [GuardSummary] = []
    /// What customers meet who appear in different ways; empty where no journey has personas.
    package var personas: [PersonaSummary] = []
    /// Open ones first, then the most recent.
    package var incidents: [Incident] = []
    /// Why several channels fail at once, the most convincing first; empty where no two do.
    package var causes: [SharedCause] = []
    /// The names of everything that can be frozen, in the order of the site file.
    package var actions: [String] = []
    /// What is frozen on purpose, and what was until a day ago: what goes on first, then what ended last.
    package var containments: [ContainmentSummary] = []
    /// What softdown itself could not do: one sentence each.
    package var monitorFaults: [String] = []
    /// Accounts at rest, with the end of the rest.
    package var resting: [Resting] = []
    /// Whether any of the history was made under an injected clock.
    package var isSimulated = false
    package var version: String
    /// Seconds that the last invocation took.
    package var runSeconds: Double?

    package struct Resting: Sendable, Hashable {
        package var account: String
        package var until: Date

        package init(account: String, until: Date) {
            self.account = account
            self.until = until
        }
    }

    package init(site: String, title: String, generatedAt: Date, staleAfter: Date, version: String) {
        self.site = site
        self.title = title
        self.generatedAt = generatedAt
        self.staleAfter = staleAfter
        self.version = version
    }
}
