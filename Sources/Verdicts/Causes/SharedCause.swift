import Foundation

/// Why several channels fail at once, as far as it can be told from here: a suspicion with what speaks for and against it.
package struct SharedCause: Sendable, Hashable, Codable {
    package struct Member: Sendable, Hashable, Codable {
        package var journey: String
        package var title: String
        package var channel: String
        package var channelTitle: String
        package var reason: Reason
        /// Since when it stands so.
        package var since: Date?

        package init(
            journey: String, title: String, channel: String, channelTitle: String, reason: Reason, since: Date?
        ) {
            self.journey = journey
            self.title = title
            self.channel = channel
            self.channelTitle = channelTitle
            self.reason = reason
            self.since = since
        }
    }

    package enum Basis: String, Sendable, Hashable, Codable {
        /// All that fail declare the same need, and nothing that works does.
        case need
        /// All that fail declare the same need, but something else that does works.
        case contradicted
        /// They began at about the same time for the same reason; nothing is declared that they share.
        case coincidence
    }

    package var basis: Basis
    /// As declared with `needs:`; several where the same journeys share them. Empty for a coincidence.
    package var needs: [String]
    /// The first of them began to fail.
    package var since: Date
    /// Oldest first, one per journey.
    package var failing: [Member]
    /// Journeys with the need that arrived since all of the others fail.
    package var working: [Member]
    /// Journeys with the need that have not run since: they say nothing for or against it.
    package var untold: [Member]

    package init(
        basis: Basis, needs: [String], since: Date, failing: [Member], working: [Member] = [], untold: [Member] = []
    ) {
        self.basis = basis
        self.needs = needs
        self.since = since
        self.failing = failing
        self.working = working
        self.untold = untold
    }

    /// Titles of the channels that fail, each once, oldest first.
    package var channelTitles: [String] {
        failing.reduce(into: []) { if !$0.contains($1.channelTitle) { $0.append($1.channelTitle) } }
    }

    /// The share of the journeys with the need that fail, 0…1.
    package var coverage: Double {
        let all = failing.count + working.count + untold.count
        return all > 0 ? Double(failing.count) / Double(all) : 0
    }

    /// The reason of all of them, where it is one.
    package var reason: Reason? {
        let reasons = Set(failing.map(\.reason))
        return reasons.count == 1 ? reasons.first : nil
    }
}
