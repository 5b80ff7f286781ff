import Foundation
import Verdicts

extension Words {
    static func quiet(until end: Date) -> Prose { "quiet until \(end)" }

    /// Why a channel is in its state, or that nobody looks at this time.
    static func reason(of channel: ChannelSummary) -> Prose {
        guard channel.isQuietAndUnknown, let end = channel.quietUntil else {
            return "\(of(channel.state.reason).short)"
        }
        return quiet(until: end)
    }
}
