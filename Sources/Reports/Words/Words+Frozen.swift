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
            case .beginning: "frozen, only just now"
            case .frozen: "frozen"
            case .uncertain: "not known"
            case .ending: "over, only just now"
            case .ended: "over"
            }
        }

        /// What the phase means for customers; nothing where that is plain.
        static func meaning(_ phase: ContainmentSummary.Phase) -> String? {
            switch phase {
            case .beginning, .ending: "For some minutes, either treatment of customers is right."
            case .uncertain:
                "The flag that froze it has been silent for too long. Until it answers, either treatment of customers is right."
            case .scheduled, .frozen, .ended: nil
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

        /// What a channel did when it was last asked, in a word or two and what there is to add.
        static func met(_ reason: Reason?) -> (word: String, detail: String?) {
            guard let reason else { return ("not asked yet", nil) }
            switch reason {
            case .contained: return ("refuses", "and the way out works")
            case .containmentIgnored, .letThrough: return ("goes on", "as if nothing were frozen")
            case .arrived: return ("still does it", nil)
            case .deadEnd: return ("no way out", "customers are refused and left alone")
            default: return (Words.state(reason.verdict), Words.of(reason).short)
            }
        }
    }
}
