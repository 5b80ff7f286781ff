import Journeys
import Verdicts

extension Words {
    /// What the page says of actions that are frozen on purpose.
    enum Frozen {
        static let title = "Frozen on purpose"
        static let hint =
            "While an action is frozen, every channel must refuse it calmly, say why, and offer a way out that works. Nothing is muted: a channel that goes on is unsafe."
        static let channel = "Channel"
        static let obeys = "Does it obey?"
        static let told = "What customers are told"
        static let since = "Since"
        static let until = "Until"
        static let why = "Why"
        static let who = "Who"
        static let untilLifted = "it is lifted"
        static let notSaid = "nobody said"
        static let nobodyAsks = "No journey asks for it: nobody would notice a channel that goes on."

        static func phase(_ phase: ContainmentSummary.Phase) -> String {
            switch phase {
            case .scheduled: "will be frozen"
            case .beginning: "frozen only just now: for a while, either treatment of customers is right"
            case .frozen: "frozen"
            case .uncertain:
                "not known: the flag that froze it has been silent for too long, and either treatment of customers is right"
            case .ending: "over only just now: for a while, either treatment of customers is right"
            case .ended: "over"
            }
        }

        /// `Mara Lind, by softdown mode`.
        static func origin(_ by: String?, _ source: Freeze.Source) -> String {
            let place =
                switch source {
                case .command: "softdown mode"
                case .site: "the site file"
                case .flag: "the flag"
                }
            return by.map { "\($0), by \(place)" } ?? "by \(place)"
        }

        /// What a channel did when it was last asked.
        static func met(_ reason: Reason?) -> String {
            guard let reason else { return "not asked yet" }
            switch reason {
            case .contained: return "refuses, and the way out works"
            case .containmentIgnored, .letThrough: return "goes on"
            case .arrived: return "still does it"
            case .deadEnd: return "leaves customers without a way out"
            default: return Words.of(reason).short
            }
        }
    }
}
