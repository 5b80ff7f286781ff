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
