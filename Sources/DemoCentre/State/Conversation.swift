import Foundation

/// Where a chat with one sender stands.
struct Conversation: Sendable {
    enum Stage: Sendable {
        case open
        case numberDue
        case pinDue(number: String)
        case handedOver
    }

    enum Goal: Sendable {
        case balance
        case resetLink
    }

    static let lifetime: TimeInterval = 30 * 60

    var stage = Stage.open
    /// What the customer proves who they are for.
    var goal = Goal.balance
    var wrongPins = 0
    var lastHeard: Date
}
