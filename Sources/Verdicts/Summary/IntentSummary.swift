/// One goal of customers, and the ways to it: how the page knows the way round.
package struct IntentSummary: Sendable {
    package struct Way: Sendable {
        package var journey: String
        package var title: String
        package var channel: String
        package var channelTitle: String
        package var reason: Reason
        package var isSuspected: Bool
        /// Needs that it shares with a failing way.
        package var sharedNeeds: [String]
        /// Needs of it that are suspected to be what fails, anywhere on the site: it may be next.
        package var suspectedNeeds: [String] = []

        package init(
            journey: String, title: String, channel: String, channelTitle: String, reason: Reason, isSuspected: Bool,
            sharedNeeds: [String] = []
        ) {
            self.journey = journey
            self.title = title
            self.channel = channel
            self.channelTitle = channelTitle
            self.reason = reason
            self.isSuspected = isSuspected
            self.sharedNeeds = sharedNeeds
        }
    }

    package var intent: String
    package var ways: [Way]

    package init(intent: String, ways: [Way]) {
        self.intent = intent
        self.ways = ways
    }
}

extension IntentSummary {
    /// Ways that are known to fail.
    package var failing: [Way] { ways.filter { $0.reason.verdict.isBad } }

    /// Ways on which customers arrive, those first that share nothing with what fails and are under no suspicion.
    package var working: [Way] {
        let good = ways.filter { $0.reason.verdict.isGood }
        return good.filter(\.isSafe) + good.filter { !$0.isSafe }
    }

    /// Where to send customers while another way fails.
    package var recommended: Way? { failing.isEmpty ? nil : working.first }

    /// Every way to the goal is known to fail.
    package var isCutOff: Bool { !ways.isEmpty && failing.count == ways.count }
}

extension IntentSummary.Way {
    /// Nothing says that it may be the next to fail.
    package var isSafe: Bool { !isSuspected && sharedNeeds.isEmpty && suspectedNeeds.isEmpty }
}
